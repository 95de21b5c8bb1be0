/**
 * How long things last that are not all seen to end: what stops being seen before is censored
 * (Kaplan and Meier, Journal of the American Statistical Association 53, 1958). Durations are
 * whole numbers; weights are units that last alike.
 */
export interface Durations {
  /** Units that ended after so many, and units that were last seen then. */
  readonly ended: number[];
  readonly censored: number[];
}

export function createDurations(): Durations {
  return { ended: [], censored: [] };
}

/** Notes units that ended, or were lost from sight, after a duration. */
export function noteDuration(
  durations: Durations,
  how: keyof Durations,
  duration: number,
  units: number,
): void {
  const counts = durations[how];
  counts[duration] = (counts[duration] ?? 0) + units;
}

/**
 * Share that lasts longer than t, for t = 0, 1, ... up to the longest duration seen: the product of
 * 1 - ended / at risk over all durations up to t. Whatever is censored at t was at risk at t.
 */
export function survivalOf({ ended, censored }: Durations): number[] {
  const length = Math.max(ended.length, censored.length);
  let atRisk = 0;
  for (let t = 0; t < length; t++) atRisk += (ended[t] ?? 0) + (censored[t] ?? 0);
  let survival = 1;
  return Array.from({ length }, (_, t) => {
    if (atRisk > 0) survival *= 1 - (ended[t] ?? 0) / atRisk;
    atRisk -= (ended[t] ?? 0) + (censored[t] ?? 0);
    return survival;
  });
}

/** The shortest duration that no more than half last longer than; undefined where more do. */
export function medianOf(survival: readonly number[]): number | undefined {
  const median = survival.findIndex((share) => share <= 0.5);
  return median < 0 ? undefined : median;
}
