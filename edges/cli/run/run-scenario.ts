import { whySection } from "../../../src/reports/run/quotes/why-section.ts";
import { runStatement } from "../../../src/reports/run/run-statement.ts";
import { readDisk } from "../../disk/read-disk.ts";
import { packageScenarios } from "../../disk/scenario-folder.ts";
import { requireEmptyFolder } from "../../output/write-folder.ts";
import { bundleParticipants } from "../../participants/bundle-participant.ts";
import { readTape } from "../../request/run/read-tape.ts";
import { findScenario, runConfigOf } from "../../request/run/scenarios.ts";
import { applySettings } from "../../request/run/settings/apply-settings.ts";
import { playInThread } from "../../workers/play-in-thread.ts";
import { playTask, type ToldRun } from "../../workers/run-task.ts";
import type { Pace } from "../../workers/watch-quotes.ts";
import { drawFrames } from "./draw-frames.ts";
import { progressBar } from "./progress-bar.ts";
import { readWhy } from "./why-flag.ts";

export interface RunOptions {
  /** Sessions; without them as many as the scenario says. */
  readonly days?: number;
  readonly seed: number;
  readonly set: readonly string[];
  /** Files of makers and traders of the user's own. */
  readonly participant: readonly string[];
  /** A time and a series whose quotes are to be explained. */
  readonly why?: readonly string[];
  /** Shows the market while it is played. */
  readonly watch?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

/**
 * `bothsides run history`: plays the market, prints the statement or one JSON object.
 *
 * @param nameOrPath of the scenario.
 */
export async function runScenario(nameOrPath: string, options: RunOptions): Promise<void> {
  const { seed, out } = options;
  const scenario = await findScenario(nameOrPath, packageScenarios(), readDisk);
  const days = options.days ?? scenario.days;
  if (out !== undefined) requireEmptyFolder(out);
  const settings = { ...applySettings(scenario.settings, options.set), seed };
  const tape = await readTape(settings, days, readDisk);
  const config = runConfigOf(scenario, settings, tape);
  const participants = await bundleParticipants(options.participant);
  const why =
    options.why &&
    readWhy(
      options.why,
      tape.map(({ day }) => day),
    );
  const pace: Pace = process.stdout.isTTY ? "step" : "session";
  const watch = options.watch ? pace : undefined;
  const bar = progressBar(options.json === true || options.watch === true, "day", days);
  const task = { scenario: scenario.name, config, participants, out, why, watch };
  const hooks = { onDay: () => bar?.increment(), onFrame: drawFrames(process.stdout) };
  let report: ToldRun;
  try {
    // Code that is not ours may never come back: it has a thread that can be ended.
    report =
      participants.length > 0
        ? await playInThread(task, hooks)
        : playTask(task, { ...hooks, onWake: () => {} });
  } finally {
    bar?.stop();
  }
  if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else process.stdout.write(runStatement(report) + toldWhy(report, options.why !== undefined));
}

function toldWhy({ why }: ToldRun, isAsked: boolean): string {
  if (!isAsked) return "";
  const lines = why === undefined ? ["--why: nobody quoted any more by then."] : whySection(why);
  return `\n${lines.join("\n")}\n`;
}
