import type { Claim, Experiment, Measured, Table } from "./claim.ts";
import { plainNumbers } from "./plain-numbers.ts";

/** One arm of an experiment on one seed: what a thread plays. */
export interface Job {
  readonly experiment: Experiment;
  readonly arm: string;
  readonly seed: number;
}

/** Everything that has to be played for some claims, in a fixed order; nothing twice. */
export function jobsOf(claims: readonly Claim[], isQuick: boolean, firstSeed: number): Job[] {
  const asked = claims.flatMap((claim) => askedOf(claim, isQuick));
  const experiments = [...new Set(asked.map(({ experiment }) => experiment))];
  return experiments.flatMap((experiment) => {
    const own = asked.filter((one) => one.experiment === experiment);
    const needed = new Set(own.flatMap(({ arms }) => arms));
    const arms = experiment.arms.filter((arm) => needed.has(arm));
    const seeds = seedsOf(experiment, isQuick);
    return Array.from({ length: seeds }, (_, i) => firstSeed + i).flatMap((seed) =>
      arms.map((arm) => ({ experiment, arm, seed })),
    );
  });
}

/** Plays a job, broken where a breakage is named; see {@link plainNumbers}. */
export function playJob({ experiment, arm, seed }: Job, breakage?: string): Measured {
  return plainNumbers(experiment.play(arm, seed, breakage));
}

/** How many seeds an experiment is played on. */
export function seedsOf({ seeds }: Experiment, isQuick: boolean): number {
  return isQuick ? seeds.quick : seeds.full;
}

type Asked = Pick<Claim, "experiment" | "arms">;

function askedOf(claim: Claim, isQuick: boolean): readonly Asked[] {
  const { confirmation } = claim;
  return isQuick || confirmation === undefined ? [claim] : [claim, confirmation];
}

/** @param results in the order of the jobs. */
export function tableOf(
  experiment: Experiment,
  jobs: readonly Job[],
  results: readonly Measured[],
): Table {
  return {
    of: (arm, measure) => {
      const places = [...jobs.keys()].filter((place) => {
        return jobs[place]!.experiment === experiment && jobs[place]!.arm === arm;
      });
      if (places.length === 0) throw new RangeError(`${experiment.name}: no arm ${arm}`);
      return places.map((place) => results[place]![measure] ?? null);
    },
  };
}
