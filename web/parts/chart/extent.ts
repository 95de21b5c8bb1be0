import type { ChartProps } from "./chart-props.ts";

/** Lowest and highest value of all lines and dots; results always show where zero is. */
export function extent({ series, dots = [], unit, range }: ChartProps): readonly [number, number] {
  if (range !== undefined) return range;
  let [low, high] =
    unit === "price" ? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] : [0, 0];
  const take = (value: number): void => {
    if (Number.isNaN(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { values } of series) for (let i = 0; i < values.length; i++) take(values[i]!);
  for (const { points } of dots) for (const { y } of points) take(y);
  if (low < high) return [low, high];
  return Number.isFinite(low) ? [low - 1, high + 1] : [-1, 1];
}
