import { describe, expect, it } from "vitest";
import { Columns } from "../base/columns.ts";
import {
  addSeries,
  createInstrumentTable,
  hasSeriesRoom,
  type InstrumentTable,
  NO_SLOT,
  removeSeries,
} from "./instrument-table.ts";

function list(table: InstrumentTable, expiryDay: number): number {
  return addSeries(table, 1, 100, expiryDay, 1, 1, 0);
}

describe("numbers of series", () => {
  it("are new as long as there are any, then those that ended longest ago", () => {
    const table = createInstrumentTable(new Columns(), 3);
    const [first, second] = [list(table, 5), list(table, 5)];
    removeSeries(table, second);
    removeSeries(table, first);
    expect(list(table, 9)).toBe(4);
    expect(list(table, 9)).toBe(second);
    expect(list(table, 9)).toBe(first);
    expect(hasSeriesRoom(table)).toBe(false);
    removeSeries(table, 4);
    expect(hasSeriesRoom(table)).toBe(true);
    expect(list(table, 9)).toBe(4);
  });

  it("list the live ones in the order of their listing", () => {
    const table = createInstrumentTable(new Columns(), 3);
    for (const day of [5, 6, 7]) list(table, day);
    removeSeries(table, 3);
    list(table, 8);
    expect([...table.live.subarray(0, table.liveCount[0])]).toEqual([2, 4, 3]);
  });
});

describe("slots of expiries", () => {
  it("are shared by the series of a day and free when the last one has ended", () => {
    const { expiries, ...table } = createInstrumentTable(new Columns(), 60);
    const whole = { ...table, expiries };
    const [a, b, c] = [list(whole, 5), list(whole, 7), list(whole, 5)];
    expect([a, b, c].map((series) => expiries.slot[series])).toEqual([0, 1, 0]);
    removeSeries(whole, a);
    expect(expiries.series[0]).toBe(1);
    removeSeries(whole, c);
    const next = list(whole, 9);
    expect(expiries.slot[next]).toBe(0);
    expect([expiries.day[0], expiries.day[1]]).toEqual([9, 7]);
  });

  it("run out after forty days, and the series of others go without", () => {
    const table = createInstrumentTable(new Columns(), 60);
    for (let day = 1; day <= 40; day++) list(table, day);
    expect(table.expiries.slot[list(table, 41)]).toBe(NO_SLOT);
    expect(table.expiries.slot[list(table, 3)]).toBe(2);
  });
});
