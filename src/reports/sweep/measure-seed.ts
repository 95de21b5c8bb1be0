import type { RunConfig } from "../../simulator/run/run-config.ts";
import { reportRun } from "../run/run-report.ts";
import { MEASURES } from "./measures.ts";

/** What is kept of a run of a sweep. */
export interface SeedResult {
  /** Of the market's last state: `run --seed` of the same seed prints it too. */
  readonly stateHash: string;
  /** In the order of MEASURES; null where the run has none. */
  readonly values: readonly (number | null)[];
}

/** Plays a run and measures it. */
export function measureSeed(config: RunConfig, scenario: string): SeedResult {
  const report = reportRun(config, scenario);
  const values = MEASURES.map(({ of }) => {
    const value = of(report);
    return value !== undefined && Number.isFinite(value) ? value : null;
  });
  return { stateHash: report.stateHash, values };
}
