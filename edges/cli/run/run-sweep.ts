import { availableParallelism } from "node:os";
import {
  reportSweep,
  type SweepReport,
  type SweepRequest,
} from "../../../src/reports/sweep/sweep-report.ts";
import { sweepStatement } from "../../../src/reports/sweep/sweep-statement.ts";
import { readDisk } from "../../disk/read-disk.ts";
import type { ReadBytes } from "../../input/read-file.ts";
import { csvOf, type DataTable } from "../../output/data-table.ts";
import { requireEmptyFolder, writeFolder } from "../../output/write-folder.ts";
import { readTape } from "../../request/run/read-tape.ts";
import { applySettings } from "../../request/run/run-settings.ts";
import { runConfigOf, scenarioOf } from "../../request/run/scenarios.ts";
import { playSeeds } from "../../workers/play-seeds.ts";
import type { SeedTask } from "../../workers/seed-worker.ts";
import { progressBar } from "./progress-bar.ts";
import type { RunOptions } from "./run-scenario.ts";

export interface SweepOptions extends RunOptions {
  readonly seeds: number;
  readonly against: readonly string[];
  readonly workers: number | undefined;
}

/** `bothsides run history --seeds N`: the same scenario on many seeds, one arm or two. */
export async function runSweep(scenario: string, options: SweepOptions): Promise<void> {
  scenarioOf(scenario);
  const { days, out, set, against } = options;
  if (out !== undefined) requireEmptyFolder(out);
  const seeds = Array.from({ length: options.seeds }, (_, i) => options.seed + i);
  const arms = against.length === 0 ? [set] : [set, [...set, ...against]];
  const report = await playSweep({ scenario, days, seeds, arms }, options);
  if (out !== undefined) writeFolder(out, { "seeds.csv": csvOf(seedsTable(report)) });
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : sweepStatement(report));
}

async function playSweep(request: SweepRequest, options: SweepOptions): Promise<SweepReport> {
  const { scenario, days, seeds, arms } = request;
  const makers = await taskMakers(request);
  const jobs = arms.flatMap((set, arm) =>
    seeds.map((seed) => ({
      name: `seed ${seed} of bothsides ${runAlone(scenario, days, seed, set)}`,
      makeTask: () => makers[arm]!(seed),
    })),
  );
  const bar = progressBar(options.json === true, "run", jobs.length);
  try {
    const workers = options.workers ?? availableParallelism();
    const results = await playSeeds(jobs, workers, () => bar?.increment());
    return reportSweep(
      request,
      arms.map((_, arm) => results.slice(arm * seeds.length, (arm + 1) * seeds.length)),
    );
  } finally {
    bar?.stop();
  }
}

/** The command that plays one run of a sweep. */
function runAlone(scenario: string, days: number, seed: number, set: readonly string[]): string {
  const settings = set.map((one) => ` --set ${one}`);
  return `run ${scenario} --days ${days} --seed ${seed}${settings.join("")}`;
}

type TaskMaker = (seed: number) => Promise<SeedTask>;

/** Of each arm what makes the task of a seed. Files are read here: a bad one is found at once. */
function taskMakers({ scenario, days, arms }: SweepRequest): Promise<TaskMaker[]> {
  const readBytes = readOnce();
  const played = scenarioOf(scenario);
  return Promise.all(
    arms.map(async (set) => {
      const settings = applySettings(played.defaults, set);
      const isRecorded = settings.stock.prices !== undefined;
      const recorded = isRecorded ? await readTape(settings, days, readBytes) : undefined;
      return async (seed: number) => {
        const seeded = { ...settings, seed };
        const tape = recorded ?? (await readTape(seeded, days, readBytes));
        return { scenario, config: runConfigOf(played, seeded, tape) };
      };
    }),
  );
}

/** Both arms may read the same file, and standard input can be read once. */
function readOnce(): ReadBytes {
  const known = new Map<string, Promise<Uint8Array>>();
  return (path) => {
    const bytes = known.get(path) ?? readDisk(path);
    known.set(path, bytes);
    return bytes;
  };
}

/** A row for each arm and seed. */
function seedsTable({ seeds, arms, measures }: SweepReport): DataTable {
  const names = Object.keys(measures);
  return {
    names: ["arm", "set", "seed", "stateHash", ...names],
    rows: arms.flatMap((arm, at) =>
      seeds.map((seed, i) => [
        at === 0 ? "A" : "B",
        arm.set.join(" "),
        seed,
        arm.stateHashes[i]!,
        ...names.map((name) => arm.measures[name]!.values[i]!),
      ]),
    ),
  };
}
