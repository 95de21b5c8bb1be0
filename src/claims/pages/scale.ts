/** A straight scale from numbers to pixels, with round numbers to mark on it. */
export interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/**
 * @param values all have a place on it. @param from pixel of the lowest. @param to of the highest.
 * @param most marks at most.
 */
export function scaleOf(values: readonly number[], from: number, to: number, most: number): Scale {
  let [low, high] = [Math.min(...values), Math.max(...values)];
  if (!(high > low)) [low, high] = [low - 1, high + 1];
  const step = roundStep((high - low) / most);
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  const span = (last - first) * step;
  return { ticks, at: (value) => from + ((value - first * step) / span) * (to - from) };
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function roundStep(least: number): number {
  let power = 1;
  while (power > least) power /= 10;
  while (power * 10 < least) power *= 10;
  const factor = [1, 2, 5, 10].find((one) => one * power >= least);
  return (factor ?? 10) * power;
}
