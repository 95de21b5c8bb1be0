import { describe, expect, it } from "vitest";
import { Columns } from "../base/columns.ts";
import { createRows, nextRow, placeOf } from "./rows.ts";

describe("a ring of rows", () => {
  it("numbers its rows for ever and keeps the last ones: rule X1", () => {
    const rows = createRows(new Columns(), "ring", 3);
    expect(rows.capacity).toBe(4);
    for (let time = 0; time < 6; time++) nextRow(rows, 1, time);
    const kept = [2, 3, 4, 5];
    expect(kept.map((number) => rows.time[placeOf(rows, number)])).toEqual(kept);
    expect(() => placeOf(rows, 1)).toThrow("X1: not in the ring, or not any more: row 1");
    expect(() => placeOf(rows, 6)).toThrow("X1");
  });

  it("clears a row before it is written again", () => {
    const columns = new Columns();
    const rows = createRows(columns, "ring", 1);
    nextRow(rows, 0, 0);
    const empty = columns.hash();
    const { capacity: _, written, ...fields } = rows;
    for (const column of Object.values(fields)) column[0] = 7;
    nextRow(rows, 0, 0);
    written[0] = 1;
    expect(columns.hash()).toBe(empty);
  });
});
