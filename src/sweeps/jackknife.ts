import { meanOf } from "../math/mean.ts";
import type { SeedValues } from "./seed-estimates.ts";

/**
 * Pseudo-values, one for each seed, of a number that is read off the means of several arms, such as
 * where a curve of means crosses 0: n x that of all seeds less (n - 1) x that without the seed (J.
 * W. Tukey, Annals of Mathematical Statistics 29, 1958, 614). They are treated as observations. All
 * are null where the means of all, or those without one seed, have no such number.
 *
 * @param arms all with a number for each seed, the same seeds.
 */
export function pseudoValues(
  arms: readonly SeedValues[],
  statistic: (means: readonly number[]) => number | null,
): SeedValues {
  const seeds = arms[0]!.length;
  const without = (left: number): number | null =>
    statistic(arms.map((values) => meanOf(values.filter((_, seed) => seed !== left) as number[])));
  const all = without(-1);
  const found = arms[0]!.map((_, seed) => without(seed));
  if (all === null || found.includes(null)) return found.map(() => null);
  return found.map((one) => seeds * all - (seeds - 1) * one!);
}
