import { availableParallelism } from "node:os";
import { reportSweep, type SweepReport } from "../../../src/reports/sweep/sweep-report.ts";
import { sweepStatement } from "../../../src/reports/sweep/sweep-statement.ts";
import { readDisk } from "../../disk/read-disk.ts";
import { packageScenarios } from "../../disk/scenario-folder.ts";
import type { ReadBytes } from "../../input/read-file.ts";
import { csvOf, type DataTable } from "../../output/data-table.ts";
import { requireEmptyFolder, writeFolder } from "../../output/write-folder.ts";
import { bundleParticipants } from "../../participants/bundle-participant.ts";
import { readTape } from "../../request/run/read-tape.ts";
import { findScenario, runConfigOf, type Scenario } from "../../request/run/scenarios.ts";
import { applySettings } from "../../request/run/settings/apply-settings.ts";
import { playSeeds } from "../../workers/play-seeds.ts";
import type { SeedTask } from "../../workers/seed-worker.ts";
import { readAgainst } from "./against.ts";
import { otherParticipants } from "./other-participants.ts";
import { progressBar } from "./progress-bar.ts";
import type { RunOptions } from "./run-scenario.ts";

export interface SweepOptions extends RunOptions {
  readonly seeds: number;
  readonly against: readonly string[];
  readonly workers: number | undefined;
}

/** A scenario to be played on every seed, and how the command line calls it. */
interface SweepArm {
  readonly called: string;
  readonly scenario: Scenario;
  readonly set: readonly string[];
  /** Files of makers and traders of the user's own. */
  readonly participant: readonly string[];
}

/** `bothsides run history --seeds N`: the same scenario on many seeds, one arm or two. */
export async function runSweep(called: string, options: SweepOptions): Promise<void> {
  const { out } = options;
  const arms = await armsOf(called, options);
  if (out !== undefined) requireEmptyFolder(out);
  const report = await playSweep(arms, options);
  if (out !== undefined) writeFolder(out, { "seeds.csv": csvOf(seedsTable(report)) });
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : sweepStatement(report));
}

/** The second arm is another scenario with the same settings, or has settings besides, or both. */
async function armsOf(called: string, options: SweepOptions): Promise<SweepArm[]> {
  const { set } = options;
  const find = (name: string) => findScenario(name, packageScenarios(), readDisk);
  const first = { called, scenario: await find(called), set, participant: options.participant };
  if (options.against.length === 0) return [first];
  const { against, participant = first.participant } = otherParticipants(options.against);
  const [other, more] = readAgainst(against);
  const second = { ...first, set: [...set, ...more], participant };
  if (other === undefined) return [first, second];
  return [first, { ...second, called: other, scenario: await find(other) }];
}

async function playSweep(arms: readonly SweepArm[], options: SweepOptions): Promise<SweepReport> {
  const days = options.days ?? arms[0]!.scenario.days;
  const seeds = Array.from({ length: options.seeds }, (_, i) => options.seed + i);
  const makers = await taskMakers(arms, days);
  const jobs = arms.flatMap((arm, i) =>
    seeds.map((seed, at) => ({
      name: `seed ${seed} of bothsides ${runAlone(arm, days, seed)}`,
      makeTask: () => makers[i]!(seed, i * seeds.length + at),
    })),
  );
  const bar = progressBar(options.json === true, "run", jobs.length);
  try {
    const workers = options.workers ?? availableParallelism();
    const results = await playSeeds(jobs, workers, () => bar?.increment());
    const named = arms.map(({ scenario, set, participant }) => ({
      scenario: scenario.name,
      set: [...set, ...participant.map((file) => `participant=${file}`)],
    }));
    return reportSweep(
      { days, seeds, arms: named },
      arms.map((_, i) => results.slice(i * seeds.length, (i + 1) * seeds.length)),
    );
  } finally {
    bar?.stop();
  }
}

/** The command that plays one run of a sweep. */
function runAlone({ called, set, participant }: SweepArm, days: number, seed: number): string {
  const settings = set.map((one) => ` --set ${one}`);
  const own = participant.map((file) => ` --participant ${file}`);
  return `run ${called} --days ${days} --seed ${seed}${[...settings, ...own].join("")}`;
}

type TaskMaker = (seed: number, run: number) => Promise<SeedTask>;

/** Of each arm what makes the task of a seed. Files are read here: a bad one is found at once. */
function taskMakers(arms: readonly SweepArm[], days: number): Promise<TaskMaker[]> {
  const readBytes = readOnce();
  return Promise.all(
    arms.map(async ({ scenario, set, participant }) => {
      const participants = await bundleParticipants(participant);
      const settings = applySettings(scenario.settings, set);
      const isRecorded = settings.stock.prices !== undefined;
      const recorded = isRecorded ? await readTape(settings, days, readBytes) : undefined;
      return async (seed: number, run: number) => {
        const seeded = { ...settings, seed };
        const tape = recorded ?? (await readTape(seeded, days, readBytes));
        const config = runConfigOf(scenario, seeded, tape);
        return { scenario: scenario.name, config, participants, run };
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
    names: ["arm", "scenario", "set", "seed", "stateHash", ...names],
    rows: arms.flatMap((arm, at) =>
      seeds.map((seed, i) => [
        at === 0 ? "A" : "B",
        arm.scenario,
        arm.set.join(" "),
        seed,
        arm.stateHashes[i]!,
        ...names.map((name) => arm.measures[name]!.values[i]!),
      ]),
    ),
  };
}
