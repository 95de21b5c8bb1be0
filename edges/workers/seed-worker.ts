import { parentPort } from "node:worker_threads";
import { measureSeed, type SeedResult } from "../../src/reports/sweep/measure-seed.ts";
import type { RunConfig } from "../../src/simulator/run/run-config.ts";
import { InputError, type InputErrorParts } from "../input/input-error.ts";
import type { ParticipantBundle } from "../participants/bundle-participant.ts";
import { loadParticipant } from "../participants/load-participant.ts";
import type { WakeNote } from "./watchdog.ts";

/** A run that a worker thread plays; plain data, as it is copied to the thread. */
export interface SeedTask {
  readonly scenario: string;
  readonly config: RunConfig;
  readonly participants?: readonly ParticipantBundle[];
  /** Its number among the jobs: the main thread knows by it which run is meant. */
  readonly run?: number;
}

/** What the thread comes to: the class of an error does not survive the way between threads. */
export type SeedAnswer = SeedResult | { readonly refused: InputErrorParts };

/** What a worker thread does; `play-seeds.ts` names it. */
export function playSeed(task: SeedTask): SeedAnswer {
  const { scenario, config, participants = [], run = 0 } = task;
  if (participants.length === 0) return measureSeed(config, scenario);
  const onWake = (id: string, isAwake: boolean): void => {
    parentPort!.postMessage({ run, id, isAwake } satisfies WakeNote);
  };
  try {
    const own = participants.map((bundle) => loadParticipant(bundle, onWake));
    return measureSeed({ ...config, own }, scenario);
  } catch (error) {
    if (error instanceof InputError) return { refused: error.parts };
    throw error;
  }
}
