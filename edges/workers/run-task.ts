import type { Market } from "../../src/market/market-state.ts";
import type { OnWake } from "../../src/participants/own/guard.ts";
import type { WhyReport } from "../../src/reports/run/quotes/why-report.ts";
import { type RunReport, reportRun } from "../../src/reports/run/run-report.ts";
import type { RunConfig } from "../../src/simulator/run/run-config.ts";
import { openJournal } from "../output/journal/write-journal.ts";
import type { ParticipantBundle } from "../participants/bundle-participant.ts";
import { loadParticipant } from "../participants/load-participant.ts";
import { askWhy, type OnQuoted, type Pace, type WhyQuestion, watchMarket } from "./watch-quotes.ts";

/** A run, here or in a thread: plain data. */
export interface RunTask {
  readonly scenario: string;
  readonly config: RunConfig;
  readonly participants: readonly ParticipantBundle[];
  /** Folder of the journal. */
  readonly out: string | undefined;
  readonly why?: WhyQuestion | undefined;
  readonly watch?: Pace | undefined;
}

/** What a run comes to, the answer to `why` with it. */
export type ToldRun = RunReport & { readonly why?: WhyReport };

/** Who is told how far a run is. */
export interface RunHooks {
  readonly onDay: () => void;
  readonly onWake: OnWake;
  readonly onFrame: (lines: readonly string[]) => void;
}

/** Plays a run and tells it. */
export function playTask(task: RunTask, { onDay, onWake, onFrame }: RunHooks): ToldRun {
  const { scenario, participants, out } = task;
  const own = participants.map((bundle) => loadParticipant(bundle, onWake));
  const journal = out === undefined ? undefined : openJournal(out);
  let last: Market | undefined;
  const config = { ...task.config, onDay, ...(own.length > 0 ? { own } : {}) };
  let answer: WhyReport | undefined;
  const watchers = [
    ...(task.why === undefined ? [] : [askWhy(task.why, (told) => (answer = told))]),
    ...(task.watch === undefined ? [] : [watchMarket(task.watch, onFrame)]),
  ];
  const follow = (market: Market): void => {
    last = market;
    journal?.follow(market);
  };
  const onQuoted: OnQuoted = (world, moment) => {
    for (const watcher of watchers) watcher(world, moment);
  };
  const report = reportRun(config, scenario, follow, watchers.length > 0 ? onQuoted : undefined);
  journal?.close(last!);
  return answer === undefined ? report : { ...report, why: answer };
}
