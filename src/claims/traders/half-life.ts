/**
 * Sessions after which half of a level is left: the first at which no more is, in a straight line
 * from the one before; null where that is none of them, or a level on the way is not known.
 *
 * @param before the level at session 0. @param after of each later session; NaN: not known.
 */
export function halfLife(before: number, after: readonly number[]): number | null {
  const shares = [1, ...after.map((level) => level / before)];
  const first = shares.findIndex((share) => !(share > 0.5));
  if (first < 0) return null;
  const [last, reached] = [shares[first - 1]!, shares[first]!];
  const sessions = first - 1 + (last - 0.5) / (last - reached);
  return Number.isNaN(sessions) ? null : sessions;
}
