import { expect } from "vitest";
import type { RunReport } from "../../src/reports/run/run-report.ts";

/** Dollars in $0.0001. */
export const units = (dollars: number): number => Math.round(dollars * 10_000);
export const sum = (amounts: readonly number[]): number =>
  amounts.reduce((all, one) => all + one, 0);

/** Results are what came from outside, and what somebody has from somebody: I2 and the table. */
export function checkSums({ parties, outside, classes, flows }: RunReport): void {
  expect(sum(parties.map(({ pnl }) => units(pnl)))).toBe(units(outside.total));
  expect(sum(outside.items.map(({ amount }) => units(amount)))).toBe(units(outside.total));
  for (const { class: name, pnl, explained, parts } of classes) {
    const row = flows.matrix[flows.parties.indexOf(name)]!;
    expect(sum(row.map(units))).toBe(units(pnl));
    expect(sum(Object.values(explained).map(units))).toBe(units(pnl));
    expect(sum(Object.values(parts).map(units))).toBe(units(pnl));
  }
}
