/**
 * Whole units in proportion to weights that add up to the amount: each has his part rounded down,
 * and of the units that are left one each go to those who lost most by that (largest remainder).
 *
 * @param amount >= 0. @param weights >= 0, not all 0.
 */
export function shareOut(amount: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) => amount * (weight / all));
  const shares = parts.map(Math.floor);
  const left = amount - shares.reduce((sum, share) => sum + share, 0);
  const byRest = [...parts.keys()].sort((a, b) => {
    return parts[b]! - shares[b]! - (parts[a]! - shares[a]!) || a - b;
  });
  for (const i of byRest.slice(0, left)) shares[i]!++;
  return shares;
}
