import { recordFlows } from "../../../src/attribution/who-paid-whom.ts";
import { Columns } from "../../../src/base/columns.ts";
import { applyRow } from "../../../src/market/market.ts";
import { appliedCommands, type Market } from "../../../src/market/market-state.ts";
import { decode } from "../../../src/messages/codec.ts";
import { COMMAND_LAYOUT } from "../../../src/messages/commands.ts";
import { EVENT_LAYOUT, type MarketEvent } from "../../../src/messages/events.ts";
import { createRows, type RowField } from "../../../src/messages/rows.ts";
import { playRun } from "../../../src/simulator/run/play-run.ts";
import type { RunConfig } from "../../../src/simulator/run/run-config.ts";
import { openRun, type RunWorld } from "../../../src/simulator/run/run-world.ts";
import { stirCommands } from "./stir-commands.ts";

/** A row of either ring: its kind, its time and what else it has. */
const FIELDS = Object.keys(createRows(new Columns(), "any", 1)).filter(
  (name) => name !== "capacity" && name !== "written",
) as ("kind" | RowField)[];
const [KIND, TIME] = [FIELDS.indexOf("kind"), FIELDS.indexOf("time")];

/** The commands of a run as they stand in the ring, and what the market said to each. */
export interface RecordedRun {
  readonly config: RunConfig;
  /** FIELDS of each command. */
  readonly rows: number[];
  /** Of each command: 32 bits of all its events. */
  readonly told: number[];
  /** How often each kind of command, of event and each refusal is in it. */
  readonly census: Record<string, number>;
}

/**
 * Plays a run and then its commands again, with many between them that no participant of it sends
 * (see {@link stirCommands}).
 */
export function recordRun(config: RunConfig, seed: number): RecordedRun {
  const played: number[] = [];
  playRun(config, (market) => ({ onCommand: () => void keepRow(market, played) }));
  const world = openRun(config, () => ({}));
  const recorded: RecordedRun = { config, rows: [], told: [], census: {} };
  const apply = (): void => {
    const { commands, events } = world.market;
    const first = events.written[0]!;
    recorded.told.push(applyNext(world));
    const place = keepRow(world.market, recorded.rows);
    count(recorded, `${COMMAND_LAYOUT[commands.kind[place]!]!.kind} sent`);
    for (let number = first; number < events.written[0]!; number++) {
      const said = decode<MarketEvent>(events, EVENT_LAYOUT, number);
      count(recorded, said.kind === "refused" ? said.code : said.kind);
    }
  };
  const stir = stirCommands(world.market, seed, apply);
  for (let i = 0; i < played.length; i += FIELDS.length) {
    const send = (): void => {
      putRow(world, played, i);
      apply();
    };
    stir(played[i + KIND]!, played[i + TIME]!, send);
  }
  return recorded;
}

function count({ census }: RecordedRun, what: string): void {
  census[what] = (census[what] ?? 0) + 1;
}

/** Applies the commands from one number up to another; the first that has other events, or -1. */
export function playStretch(
  world: RunWorld,
  { rows, told }: RecordedRun,
  from: number,
  to: number,
): number {
  let different = -1;
  for (let number = from; number < to; number++) {
    putRow(world, rows, number * FIELDS.length);
    if (applyNext(world) !== told[number] && different < 0) different = number;
  }
  return different;
}

/** Keeps the row that was applied last; returns its place. */
function keepRow(market: Market, rows: number[]): number {
  const { commands } = market;
  const place = (appliedCommands(market) - 1) & (commands.capacity - 1);
  for (const field of FIELDS) rows.push(commands[field][place]!);
  return place;
}

function putRow({ market: { commands } }: RunWorld, rows: readonly number[], from: number): void {
  const place = commands.written[0]! & (commands.capacity - 1);
  commands.written[0]!++;
  for (let i = 0; i < FIELDS.length; i++) commands[FIELDS[i]!][place] = rows[from + i]!;
}

const DOUBLE = new Float64Array(1);
const WORDS = new Uint32Array(DOUBLE.buffer);

/** Applies what was sent; returns 32 bits of every field of every event that it made. */
function applyNext({ market, flows }: RunWorld): number {
  const { events } = market;
  const first = events.written[0]!;
  applyRow(market, appliedCommands(market));
  recordFlows(flows);
  let hash = events.written[0]! - first;
  for (let number = first; number < events.written[0]!; number++) {
    const place = number & (events.capacity - 1);
    for (let i = 0; i < FIELDS.length; i++) {
      DOUBLE[0] = events[FIELDS[i]!][place]!;
      hash = Math.imul(hash ^ WORDS[0]!, 0x01000193);
      hash = Math.imul(hash ^ WORDS[1]!, 0x01000193);
      hash ^= hash >>> 15;
    }
  }
  return hash;
}
