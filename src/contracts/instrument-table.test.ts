import { describe, expect, it } from "vitest";
import { Columns } from "../base/columns.ts";
import {
  addSeries,
  createInstrumentTable,
  FIRST_SERIES,
  type InstrumentTable,
  isLive,
  isSeries,
  removeSeries,
  STOCK,
  settlementValue,
  sharesPerUnit,
  tickRuleOf,
} from "./instrument-table.ts";

function openTable(series: number): InstrumentTable {
  const table = createInstrumentTable(new Columns(), series);
  for (let i = 0; i < series; i++)
    addSeries(table, i % 2 === 0 ? 1 : -1, 1_000 + i, 40, i % 2, 0, 10);
  return table;
}

function liveSeries({ live, liveCount }: InstrumentTable): number[] {
  return [...live.subarray(0, liveCount[0]!)];
}

describe("the table of instruments", () => {
  it("numbers cash, the stock and then series in the order of listing", () => {
    const table = openTable(3);
    expect(liveSeries(table)).toEqual([2, 3, 4]);
    expect([1, 2, 4, 5].map((number) => isSeries(table, number))).toEqual([
      ...[false, true, true, false],
    ]);
    expect([STOCK, 4, 5].map((number) => isLive(table, number))).toEqual([true, true, false]);
    expect([table.right[3], table.strike[3], table.expiryDay[3]]).toEqual([-1, 1_001, 40]);
  });

  it("takes an expired series off the live ones and keeps their order", () => {
    const table = openTable(4);
    removeSeries(table, 3);
    expect(liveSeries(table)).toEqual([2, 4, 5]);
    removeSeries(table, 5);
    removeSeries(table, 2);
    expect(liveSeries(table)).toEqual([4]);
    expect([2, 3, 4, 5].map((number) => isLive(table, number))).toEqual([
      ...[false, false, true, false],
    ]);
    expect(isSeries(table, 2)).toBe(true);
  });

  it("knows ticks and sizes: 100 shares in a contract", () => {
    const table = openTable(2);
    expect([STOCK, 2, 3].map((number) => tickRuleOf(table, number))).toEqual([
      ...["none", "none", "listed"],
    ]);
    expect([STOCK, FIRST_SERIES].map(sharesPerUnit)).toEqual([1, 100]);
  });

  it("values a contract at its end: exercised at $0.01 in the money, not below", () => {
    const table = openTable(2);
    const [call, put] = [2, 3];
    const atPrice = (series: number) => (price: number) => settlementValue(table, series, price);
    expect([900, 1_000, 1_099, 1_100, 1_500].map(atPrice(call!))).toEqual([
      ...[0, 0, 0, 10_000, 50_000],
    ]);
    expect([1_100, 1_001, 902, 901, 501].map(atPrice(put!))).toEqual([0, 0, 0, 10_000, 50_000]);
  });
});
