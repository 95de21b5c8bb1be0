import { describe, expect, it } from "vitest";
import { Columns } from "../base/columns.ts";
import {
  announceDividend,
  type Carry,
  createCarry,
  escrowedDividends,
  escrowedSpot,
  forgetPaidDividends,
} from "./carry.ts";

function carryWith(rate: number, dividends: readonly (readonly [number, number])[]): Carry {
  const carry = createCarry(new Columns());
  carry.rates[0] = rate;
  for (const [exDay, amount] of dividends) announceDividend(carry, exDay, amount);
  return carry;
}

describe("escrowed dividends", () => {
  it("are the present value of those after today and up to the expiry", () => {
    const carry = carryWith(0.06, [
      [10, 1],
      [11, 5_000],
      [40, 7_000],
      [41, 1],
    ]);
    const sum = 5_000 * Math.exp(-0.06 / 365) + 7_000 * Math.exp((-0.06 * 30) / 365);
    expect(escrowedDividends(carry, 10, 40)).toBeCloseTo(sum, 9);
    expect(escrowedDividends(carry, 40, 40)).toBe(0);
    expect(escrowedSpot(carry, 100_000, 10, 40)).toBeCloseTo(100_000 - sum, 9);
  });

  it("leave at least $0.0001 of a spot, so that it can be priced on", () => {
    expect(escrowedSpot(carryWith(0, [[5, 200]]), 150, 1, 9)).toBe(1);
  });

  it("are forgotten from their ex-date on; the others stay, in order", () => {
    const carry = carryWith(0, [
      [7, 70],
      [5, 50],
      [6, 60],
      [9, 90],
    ]);
    forgetPaidDividends(carry, 6);
    expect(carry.announced[0]).toBe(2);
    expect([...carry.exDay.subarray(0, 2)]).toEqual([7, 9]);
    expect([...carry.amount.subarray(0, 2)]).toEqual([70, 90]);
  });

  it("are 64 at once at most", () => {
    const carry = carryWith(0, Array(64).fill([5, 1]));
    expect(announceDividend(carry, 5, 1)).toBe(false);
    expect(escrowedDividends(carry, 1, 9)).toBe(64);
  });
});
