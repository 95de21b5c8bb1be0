import { describe, expect, it } from "vitest";
import {
  BUYER,
  fundAccount,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  TAPE,
  tradeBetween,
} from "../../../test/support/three-parties.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import type { Market } from "../../market/market-state.ts";
import { CASH } from "../../money/cash.ts";
import { europeanPrice } from "../../pricing/black-scholes.ts";
import { MarketView } from "../../view/market-view.ts";

const [SPOT, SIGMA, DAYS, CONTRACTS] = [1_000_000, 0.25, 30, 10];
const MOVES = Array.from({ length: 10 }, (_, i) => -0.15 + (i * 0.3) / 9);

/** A straddle at the money that one bought and the other sold, at its marks; shares against it. */
function openStraddle(cash: number): { market: Market; marks: number[] } {
  const market = openMarket(4, 16, { makers: [{ name: "buyer", latencyUs: 0 }] });
  markAt(market, 0, SPOT);
  for (const right of ["call", "put"] as const) {
    const terms = { right, strike: SPOT, expiryDay: DAYS, style: "american" } as const;
    const series = listSeries(market, terms);
    tradeBetween(market, series, BUYER, SELLER, 30_000, CONTRACTS);
    quoteSeries(market, series, TAPE, 28_000, 29_000);
  }
  for (const account of [BUYER, SELLER]) {
    fundAccount(market, account, CASH, cash);
    fundAccount(market, account, STOCK, 100);
  }
  markAt(market, 0, SPOT);
  return { market, marks: [2, 3].map((series) => market.marks.mark[series]!) };
}

/** Worth of the straddle and the shares, in $0.0001, by the closed form; no interest. */
function worth(sign: number, move: number, shift: number): number {
  const spot = SPOT * (1 + move);
  const priceOf = (right: 1 | -1) =>
    europeanPrice(right, spot, SPOT, DAYS / 365, 0, 0, SIGMA + shift);
  return sign * 100 * CONTRACTS * (priceOf(1) + priceOf(-1)) + 100 * spot;
}

describe("the share of a maker's capital that is used", () => {
  it.each([
    ["long: a fall of volatility where the stock stands", BUYER, 1],
    ["short: a move and a rise of volatility", SELLER, -1],
  ] as const)("%s, over his wealth at the marks", (_, account, sign) => {
    const cash = 100_000_000;
    const { market, marks } = openStraddle(cash);
    const premium = 2 * 30_000 * 100 * CONTRACTS;
    const options = sign * CONTRACTS * (marks[0]! + marks[1]!);
    const equity = cash - sign * premium + options + 100 * SPOT;
    const atMarks = options + 100 * SPOT;
    const stress = [-0.15, 0, 0.15].flatMap((move) =>
      [-0.1, 0, 0.1].map((shift) => atMarks - worth(sign, move, shift)),
    );
    const scan = MOVES.map((move) => atMarks - worth(sign, move, 0));
    const used = Math.max(...stress, ...scan) / equity;
    expect(used).toBeGreaterThan(0.05);
    expect(new MarketView(market, account).capitalUsed(SIGMA)).toBeCloseTo(used, 4);
  });

  it("holds $37.50 against each short contract at least", () => {
    const market = openMarket(4, 16, { makers: [{ name: "buyer", latencyUs: 0 }] });
    const terms = { right: "call", strike: 5 * SPOT, expiryDay: DAYS, style: "american" } as const;
    fundAccount(market, SELLER, CASH, 10_000_000);
    tradeBetween(market, listSeries(market, terms), BUYER, SELLER, 100, 4);
    markAt(market, 0, SPOT);
    const equity = 10_000_000 + 4 * 100 * 100 - 4 * market.marks.mark[2]!;
    const used = new MarketView(market, SELLER).capitalUsed(SIGMA);
    expect(used).toBeCloseTo((4 * 375_000) / equity, 9);
  });

  it("is without end where nothing is owned", () => {
    const { market } = openStraddle(-2_000_000_000);
    expect(new MarketView(market, SELLER).capitalUsed(SIGMA)).toBe(Number.POSITIVE_INFINITY);
  });
});
