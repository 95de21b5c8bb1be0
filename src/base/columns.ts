import { createHash, hashHex, hashWords } from "./hash.ts";

type Column = Float64Array | Int32Array;

/** A copy of every column of a registry at one instant. */
export interface Snapshot {
  readonly columns: readonly Column[];
}

/**
 * The one registry of everything that changes: every mutable number of a market is an element of a
 * named column made here. So snapshot, restore, state hash and memory report are one loop each,
 * and a number that is kept anywhere else is a bug that the snapshot tests show.
 */
export class Columns {
  readonly #names: string[] = [];
  readonly #columns: Column[] = [];

  /** A column of doubles (amounts in $0.0001, prices, times), all zero. */
  float64(name: string, length: number): Float64Array {
    return this.#add(name, new Float64Array(length));
  }

  /** A column of 32-bit integers (indices, kinds, flags), all zero. */
  int32(name: string, length: number): Int32Array {
    return this.#add(name, new Int32Array(length));
  }

  snapshot(): Snapshot {
    return { columns: this.#columns.map((column) => column.slice()) };
  }

  /** Puts every number back. Throws when the snapshot is of a registry of another shape. */
  restore(snapshot: Snapshot): void {
    if (snapshot.columns.length !== this.#columns.length) {
      throw new RangeError("the snapshot has another number of columns than this market");
    }
    this.#columns.forEach((column, index) => {
      const saved = snapshot.columns[index] as Column;
      if (saved.length !== column.length) {
        throw new RangeError(`column ${this.#names[index]} has another length in the snapshot`);
      }
      column.set(saved);
    });
  }

  /** 16 hexadecimal digits over the bits of all columns; equal states have equal hashes. */
  hash(): string {
    const hash = createHash();
    for (const column of this.#columns) {
      hashWords(hash, new Uint32Array(column.buffer, column.byteOffset, column.byteLength / 4));
    }
    return hashHex(hash);
  }

  /** Bytes by column, for the memory report. */
  bytes(): ReadonlyMap<string, number> {
    return new Map(this.#names.map((name, index) => [name, this.#columns[index]!.byteLength]));
  }

  #add<C extends Column>(name: string, column: C): C {
    if (this.#names.includes(name)) throw new RangeError(`column ${name} is registered twice`);
    this.#names.push(name);
    this.#columns.push(column);
    return column;
  }
}
