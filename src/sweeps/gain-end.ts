/**
 * The x at which results, as x grows, first go from a gain to none: on a straight line between the
 * two points; null where they never do.
 */
export function gainEnd(x: readonly number[], results: readonly number[]): number | null {
  const last = results.findIndex((result, i) => result > 0 && (results[i + 1] ?? 1) <= 0);
  if (last < 0) return null;
  const [before, after] = [results[last]!, results[last + 1]!];
  const [from, to] = [x[last]!, x[last + 1]!];
  return from + ((to - from) * before) / (before - after);
}
