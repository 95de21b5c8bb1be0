import { measureSeed, type SeedResult } from "../../src/reports/sweep/measure-seed.ts";
import type { RunConfig } from "../../src/simulator/run/run-config.ts";

/** A run that a worker thread plays; plain data, as it is copied to the thread. */
export interface SeedTask {
  readonly scenario: string;
  readonly config: RunConfig;
}

/** What a worker thread does; `play-seeds.ts` names it. */
export function playSeed({ scenario, config }: SeedTask): SeedResult {
  return measureSeed(config, scenario);
}
