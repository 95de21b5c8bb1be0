import { decode, encode } from "../../src/messages/codec.ts";
import { COMMAND_LAYOUT, type Command } from "../../src/messages/commands.ts";
import { applySent } from "../../src/simulator/history/history-world.ts";
import { type Replay, replay } from "../../src/simulator/history/replay.ts";
import type { ReplayConfig } from "../../src/simulator/history/replay-config.ts";
import { openWorld, type World } from "../../src/simulator/history/world.ts";

/** A replay with everything that was ever asked of its market, in order. */
export interface RecordedReplay {
  readonly replay: Replay;
  readonly commands: readonly Command[];
}

/** Runs a replay and reads its commands out of the ring at each close, before they are lost. */
export function recordReplay(config: ReplayConfig): RecordedReplay {
  const commands: Command[] = [];
  const read = (world: World): void => {
    const { commands: rows } = world.market;
    while (commands.length < rows.written[0]!) {
      commands.push(decode<Command>(rows, COMMAND_LAYOUT, commands.length));
    }
  };
  const finished = replay(config, read);
  read(finished.world);
  return { replay: finished, commands };
}

/** Applies one command to a world that has no simulator: the market, its books and explanations. */
export function feed(world: World, command: Command): void {
  encode(world.market.commands, COMMAND_LAYOUT, command);
  applySent(world);
}

/** A fresh world of the same shape, after these commands. */
export function fedWorld(config: ReplayConfig, commands: readonly Command[]): World {
  const world = openWorld(config);
  for (const command of commands) feed(world, command);
  return world;
}

/**
 * The columns of a world by name, without what the simulator writes beside the commands: its row,
 * the hedge trades of a cycle, and the count of checks made.
 */
export function marketColumns(world: World): Map<string, Float64Array | Int32Array> {
  const { columns } = world.market;
  const values = columns.snapshot().columns;
  const named = new Map([...columns.bytes().keys()].map((name, i) => [name, values[i]!]));
  for (const name of named.keys()) {
    if (name === "world.cursor" || name.startsWith("hedgeTrades.")) named.delete(name);
  }
  named.set("attribution.seen", named.get("attribution.seen")!.slice(0, 1));
  return named;
}
