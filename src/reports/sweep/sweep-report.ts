import {
  type Estimate,
  estimate,
  type PairedEstimate,
  pairedEstimate,
  type SeedValues,
} from "../../sweeps/seed-estimates.ts";
import type { SeedResult } from "./measure-seed.ts";
import { MEASURES, type Measure, type Unit } from "./measures.ts";

/** A scenario with settings of its own. */
export interface Arm {
  readonly scenario: string;
  /** `path=value` of `--set`, in order. */
  readonly set: readonly string[];
}

/** An arm, played on every seed. */
export interface ArmReport extends Arm {
  /** Of each seed's run. */
  readonly stateHashes: readonly string[];
  readonly measures: Readonly<Record<string, Estimate & { readonly values: SeedValues }>>;
}

/** A scenario on many seeds, as `run --seeds --json` prints it. */
export interface SweepReport {
  readonly schema: "bothsides.sweep/1";
  /** Of the first arm. */
  readonly scenario: string;
  readonly days: number;
  readonly seeds: readonly number[];
  readonly measures: Readonly<
    Record<string, { readonly words: string; readonly unit: Unit; readonly mechanism: string }>
  >;
  readonly arms: readonly ArmReport[];
  /** Of two arms: the second less the first on the same seeds. */
  readonly differences?: Readonly<Record<string, PairedEstimate>>;
}

export interface SweepRequest {
  readonly days: number;
  readonly seeds: readonly number[];
  /** One or two. */
  readonly arms: readonly Arm[];
}

/** @param results of each arm, in the order of the seeds. */
export function reportSweep(
  { days, seeds, arms }: SweepRequest,
  results: readonly (readonly SeedResult[])[],
): SweepReport {
  const told = arms.map((arm, i) => armReport(arm, results[i]!));
  const [first, second] = told;
  const report: SweepReport = {
    schema: "bothsides.sweep/1",
    ...{ scenario: first!.scenario, days, seeds },
    measures: byName(({ words, unit, mechanism }) => ({ words, unit, mechanism })),
    arms: told,
  };
  if (second === undefined) return report;
  const differences = byName(({ name }) =>
    pairedEstimate(first!.measures[name]!.values, second.measures[name]!.values),
  );
  return { ...report, differences };
}

function armReport({ scenario, set }: Arm, results: readonly SeedResult[]): ArmReport {
  return {
    ...{ scenario, set },
    stateHashes: results.map(({ stateHash }) => stateHash),
    measures: byName((_, index) => {
      const values = results.map((one) => one.values[index]!);
      return { ...estimate(values), values };
    }),
  };
}

function byName<T>(of: (measure: Measure, index: number) => T): Record<string, T> {
  return Object.fromEntries(MEASURES.map((one, index) => [one.name, of(one, index)]));
}
