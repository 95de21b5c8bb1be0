import { expect, it } from "vitest";
import { groupByExpiry } from "./expiry-quotes.ts";
import type { OptionQuote } from "./option-quote.ts";

const quote = (years: number, strike: number, right: "call" | "put"): OptionQuote => ({
  ...{ day: 1, expiryDay: undefined, years, right, style: undefined, strike, bid: 1, ask: 2 },
  ...{ spot: strike === 90 ? undefined : 95, volume: undefined, openInterest: undefined },
});

it("quotes are grouped by day and expiry, calls and puts of a strike together", () => {
  const next = { ...quote(0.1, 90, "put"), day: 2 };
  const groups = groupByExpiry([
    ...[quote(0.1, 90, "call"), quote(0.1, 90, "put"), quote(0.1, 100, "put")],
    ...[quote(0.2, 90, "call"), next],
  ]);
  expect(groups.map(({ day, years, spot }) => [day, years, spot])).toEqual([
    [1, 0.1, 95],
    [1, 0.2, undefined],
    [2, 0.1, undefined],
  ]);
  const [both, alone] = groups[0]!.strikes;
  expect([both!.call?.right, both!.put?.right]).toEqual(["call", "put"]);
  expect([alone!.strike, alone!.call, alone!.put?.right]).toEqual([100, undefined, "put"]);
  expect(groupByExpiry([])).toEqual([]);
});
