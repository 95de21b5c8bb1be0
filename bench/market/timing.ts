export interface Told {
  readonly commands: number;
  /** Unknown where the engine does not count them. */
  readonly trades: number | undefined;
  /** Where it is told. */
  readonly events?: number;
  /** Of the whole state: the same on every computer, and in every pass. */
  readonly checksum: string;
}

export interface Pass {
  /** What is measured. */
  readonly run: () => void;
  /** What it did, after it. */
  readonly tell: () => Told;
}

/** One line of the table. */
export interface Row extends Told {
  readonly name: string;
  /** Commands a second of processor time: the middle of all passes, the slowest and the fastest. */
  readonly speed: number;
  readonly least: number;
  readonly most: number;
}

/** The first pass is not counted: code is compiled in it. */
const LEAST_PASSES = 3;
const MOST_PASSES = 9;
const ENOUGH_SECONDS = 4;

/**
 * Opens, runs and checks a pass again and again; only `run` is on the clock. That is the clock of
 * the processor: other work on the computer takes turns, which are not ours.
 */
export function timed(name: string, open: () => Pass): Row {
  const speeds: number[] = [];
  let told: Told | undefined;
  let spent = 0;
  for (let pass = 0; pass <= MOST_PASSES; pass++) {
    if (pass > LEAST_PASSES && spent > ENOUGH_SECONDS) break;
    const { run, tell } = open();
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    const now = tell();
    if (pass > 0) {
      spent += seconds;
      speeds.push(now.commands / seconds);
    }
    if (told !== undefined && told.checksum !== now.checksum) {
      throw new Error(`${name}: another checksum in pass ${pass}`);
    }
    told = now;
  }
  speeds.sort((a, b) => a - b);
  const speed = speeds[speeds.length >> 1]!;
  return { name, speed, least: speeds[0]!, most: speeds.at(-1)!, ...told! };
}
