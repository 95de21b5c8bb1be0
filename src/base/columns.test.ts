import { describe, expect, it } from "vitest";
import { Columns } from "./columns.ts";

function createRegistry(): { columns: Columns; prices: Float64Array; flags: Int32Array } {
  const columns = new Columns();
  return { columns, prices: columns.float64("prices", 3), flags: columns.int32("flags", 2) };
}

describe("a registry of columns", () => {
  it("starts with zeros and counts its bytes by name", () => {
    const { columns, prices, flags } = createRegistry();
    expect([...prices, ...flags]).toEqual([0, 0, 0, 0, 0]);
    expect([...columns.bytes()]).toEqual([
      ["prices", 24],
      ["flags", 8],
    ]);
  });

  it("puts every number back from a snapshot, which later changes do not touch", () => {
    const { columns, prices, flags } = createRegistry();
    prices.set([1.5, -0, Number.NaN]);
    flags[1] = -7;
    const saved = columns.snapshot();
    const hash = columns.hash();
    prices.fill(9);
    flags.fill(9);
    expect(columns.hash()).not.toBe(hash);
    columns.restore(saved);
    expect([...prices, ...flags]).toEqual([1.5, -0, Number.NaN, 0, -7]);
    expect(columns.hash()).toBe(hash);
  });

  it("restores into another registry of the same shape", () => {
    const [first, second] = [createRegistry(), createRegistry()];
    first.prices[2] = 0.1;
    second.columns.restore(first.columns.snapshot());
    expect(second.columns.hash()).toBe(first.columns.hash());
  });

  it("hashes bits: one unit in the last place, and the place, make a difference", () => {
    const hashes = [
      [1, 0, 0],
      [1 + 2 ** -52, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ].map((values) => {
      const { columns, prices } = createRegistry();
      prices.set(values);
      return columns.hash();
    });
    expect(new Set(hashes).size).toBe(4);
  });

  it("refuses a name twice and a snapshot of another shape", () => {
    const { columns } = createRegistry();
    expect(() => columns.int32("prices", 1)).toThrow("column prices is registered twice");
    expect(() => columns.restore({ columns: [] })).toThrow("another number of columns");
    const other = new Columns();
    other.float64("prices", 3);
    other.int32("flags", 9);
    expect(() => columns.restore(other.snapshot())).toThrow("column flags has another length");
  });
});
