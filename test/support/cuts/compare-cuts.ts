import { stateHash } from "../../../src/market/market.ts";
import { createStream } from "../../../src/math/random-stream.ts";
import { playStretch, type RecordedRun } from "./recorded-run.ts";
import { differentColumns, openWatched } from "./watched-run.ts";

export const STRETCH = 1_000;
/** One cut of so many goes on in a new market; the others in one that has gone on before. */
const USED = 50;

/** Where a restored market did not go on as the run did. */
export interface Difference {
  readonly cut: number;
  /** First command whose events differ, or -1. */
  readonly command: number;
  /** Columns that differ at the end of the stretch. */
  readonly columns: readonly string[];
}

/**
 * Restores snapshots of random cuts and plays 1,000 commands from each: their events and then every
 * bit of the state have to be the straight run's. The straight run itself is played over and over
 * in one market, each time from the snapshot of its start.
 *
 * @param forgotten a column that the registry is not to know of.
 */
export function compareCuts(run: RecordedRun, cuts: number, forgotten?: string): Difference[] {
  const straight = openWatched(run.config, forgotten);
  const used = openWatched(run.config, forgotten);
  const start = straight.world.market.columns.snapshot();
  const found: Difference[] = [];
  let looked = 0;
  const look = (cut: number, at: number): void => {
    playStraight(found, straight.world, run, at, cut);
    const snapshot = straight.world.market.columns.snapshot();
    playStraight(found, straight.world, run, cut, cut + STRETCH);
    const other = looked++ % USED === USED - 1 ? openWatched(run.config, forgotten) : used;
    other.world.market.columns.restore(snapshot);
    const command = playStretch(other.world, run, cut, cut + STRETCH);
    const columns = differentColumns(straight, other);
    if (command >= 0 || columns.length > 0) found.push({ cut, command, columns });
  };
  for (const pass of passesOf(run.told.length, cuts)) {
    straight.world.market.columns.restore(start);
    pass.forEach((cut, i) => {
      look(cut, i === 0 ? 0 : pass[i - 1]! + STRETCH);
    });
  }
  return found;
}

function playStraight(
  found: Difference[],
  world: Parameters<typeof playStretch>[0],
  run: RecordedRun,
  from: number,
  to: number,
): void {
  const command = playStretch(world, run, from, to);
  if (command >= 0) found.push({ cut: 0, command, columns: [] });
}

/** Random cuts, in passes whose stretches do not overlap. */
function passesOf(commands: number, cuts: number): number[][] {
  const stream = createStream(1, "cuts");
  const drawn = Array.from({ length: cuts }, () => stream.nextInteger(commands - STRETCH));
  const passes: number[][] = [];
  for (const cut of drawn.sort((a, b) => a - b)) {
    const pass = passes.find((one) => one.at(-1)! + STRETCH <= cut);
    if (pass === undefined) passes.push([cut]);
    else pass.push(cut);
  }
  return passes;
}

/** The hash of the state at the end of the run, straight, and from each of so many random cuts. */
export function hashesAtEnd(run: RecordedRun, cuts: number): string[] {
  const commands = run.told.length;
  const stream = createStream(2, "cuts");
  const [straight, used] = [openWatched(run.config).world, openWatched(run.config).world];
  const drawn = Array.from({ length: cuts }, () => stream.nextInteger(commands));
  const hashes: string[] = [];
  let at = 0;
  for (const cut of drawn.sort((a, b) => a - b)) {
    playStretch(straight, run, at, cut);
    at = cut;
    used.market.columns.restore(straight.market.columns.snapshot());
    const command = playStretch(used, run, cut, commands);
    hashes.push(command < 0 ? stateHash(used.market) : `events of command ${command}`);
  }
  playStretch(straight, run, at, commands);
  return [stateHash(straight.market), ...hashes];
}
