import { describe, expect, it } from "vitest";
import { parseTable } from "../table.ts";
import { orderRows } from "./price-order.ts";

/** Rows 0, 1, 2... of these days and values; 15,000 is 2011-01-26. */
const order = (days: number[], values: number[], rows = days.map((_, row) => row)) => {
  const table = parseTable(`date,close\n${values.map((v) => `x,${v}`).join("\n")}\n`, "f.csv");
  return orderRows(table, 1, rows, Int32Array.from(days), Float64Array.from(values));
};

describe("price order", () => {
  it("is kept, turned round, or made", () => {
    expect(order([15_000, 15_001], [1, 2])).toEqual({ rows: [0, 1], duplicates: 0, notes: [] });
    expect(order([15_002, 15_001, 15_000], [1, 2, 3])).toEqual({
      rows: [2, 1, 0],
      duplicates: 0,
      notes: ["The rows stood newest first: turned round."],
    });
    expect(order([15_001, 15_000, 15_002], [1, 2, 3])).toEqual({
      rows: [1, 0, 2],
      duplicates: 0,
      notes: ["The rows stood out of order: sorted by date."],
    });
  });

  it("looks at the rows it is given only", () => {
    expect(order([15_001, 0, 15_002], [1, 2, 3], [0, 2]).notes).toEqual([]);
    expect(order([], [1])).toEqual({ rows: [], duplicates: 0, notes: [] });
  });

  it("leaves out the later of two rows of one day and value", () => {
    expect(order([15_000, 15_000, 15_001, 15_000], [1, 1, 2, 1])).toMatchObject({
      rows: [0, 2],
      duplicates: 2,
    });
  });

  it("refuses two values on one day, by both lines", () => {
    expect(() => order([15_000, 15_001, 15_000], [1, 2, 3])).toThrow(
      /^f\.csv:4:close: 2011-01-26 has "3" here and "1" in line 2\. Keep one row per date/,
    );
  });
});
