import { Columns } from "../../../src/base/columns.ts";
import type { RunConfig } from "../../../src/simulator/run/run-config.ts";
import { openRun, type RunWorld } from "../../../src/simulator/run/run-world.ts";

type Column = Float64Array | Int32Array;

/** The market of a run and its columns by name, so that two can be compared without copies. */
export interface WatchedRun {
  readonly world: RunWorld;
  readonly columns: ReadonlyMap<string, Column>;
}

/** @param forgotten a column that the registry is not to know of: a planted mistake. */
export function openWatched(config: RunConfig, forgotten?: string): WatchedRun {
  const columns = new Map<string, Column>();
  const { prototype } = Columns;
  const { float64, int32 } = prototype;
  const keep = <C extends Column>(name: string, column: C): C => {
    columns.set(name, column);
    return column;
  };
  prototype.float64 = function (this: Columns, name, length) {
    if (name === forgotten) return new Float64Array(length);
    return keep(name, float64.call(this, name, length));
  };
  prototype.int32 = function (this: Columns, name, length) {
    if (name === forgotten) return new Int32Array(length);
    return keep(name, int32.call(this, name, length));
  };
  try {
    return { world: openRun(config, () => ({})), columns };
  } finally {
    Object.assign(prototype, { float64, int32 });
  }
}

/** Names of the columns in which two differ by a bit. */
export function differentColumns(one: WatchedRun, other: WatchedRun): string[] {
  return [...one.columns.keys()].filter(
    (name) => bytesOf(one, name).compare(bytesOf(other, name)) !== 0,
  );
}

function bytesOf({ columns }: WatchedRun, name: string): Buffer {
  const { buffer, byteOffset, byteLength } = columns.get(name)!;
  return Buffer.from(buffer, byteOffset, byteLength);
}
