import { expect, it } from "vitest";
import {
  BUYER,
  listSeries,
  markAt,
  openMarket,
  quoteStock,
  SELLER,
  timeOf,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import type { Command } from "../messages/commands.ts";
import { placeOf } from "../messages/rows.ts";
import { createPins, followPins, notePins, type Pins } from "./pins.ts";

function apply(market: Market, pins: Pins, command: Command): void {
  const first = market.events.written[0]!;
  applyCommand(market, command);
  for (let row = first; row < market.events.written[0]!; row++) {
    followPins(pins, placeOf(market.events, row));
  }
}

it("tells which series ended at their strike, who used them, and where the stock opened", () => {
  const market = openMarket();
  const classes = market.accounts.map(({ name }) => name);
  const pins = createPins(market, classes);
  const day = 5;
  const strikes = [1_000_000, 1_000_000, 1_010_000];
  const series = strikes.map((strike, i) =>
    listSeries(market, { right: i === 1 ? "put" : "call", strike, expiryDay: day }),
  );
  markAt(market, timeOf(1), 1_000_000);
  for (const one of series) tradeBetween(market, one, BUYER, SELLER, 100, 3);
  // Three cents in the money for the call: all of it is exercised, and the put is not.
  markAt(market, timeOf(day), 1_000_300);
  notePins(pins, day);
  for (const instrument of series) {
    apply(market, pins, { kind: "expire", time: timeOf(day), instrument });
  }
  const pinned = { day, strike: 1_000_000, close: 1_000_300, held: 3 };
  expect(pins.found).toEqual([
    { ...pinned, right: 1, exercised: new Map([["buyer", 3]]), next: Number.NaN },
    { ...pinned, right: -1, exercised: new Map(), next: Number.NaN },
  ]);
  market.clock[0] = timeOf(day + 3);
  quoteStock(market, 1_040_000);
  apply(market, pins, { kind: "mark-stock", time: timeOf(day + 3) });
  expect(pins.found.map(({ next }) => next)).toEqual([1_040_000, 1_040_000]);
});
