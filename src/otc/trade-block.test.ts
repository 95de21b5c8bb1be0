import { describe, expect, it } from "vitest";
import {
  BUYER,
  fundAccount,
  holdings,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  quoteStock,
  SELLER,
  TAPE,
  timeOf,
  tradeBetween,
} from "../../test/support/three-parties.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { checkTrialBalance } from "../ledger/trial-balance.ts";
import { applyCommand } from "../market/market.ts";
import type { Market } from "../market/market-state.ts";
import type { Command } from "../messages/commands.ts";
import type { MarketEvent } from "../messages/events.ts";
import { CASH } from "../money/cash.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../pricing/black-scholes.ts";

/** The stock at $100, and a call and a put struck there, both quoted $2.70 to $3.10 by the tape. */
function openBlocks(blocks: number = 2): Market {
  const market = openMarket(4, 16, { blocks });
  for (const right of ["call", "put"] as const) {
    listSeries(market, { right, strike: 1_000_000, expiryDay: 31, style: "american" });
  }
  markAt(market, timeOf(1), 1_000_000);
  quoteStock(market, 999_900, 1_000_100);
  fundAccount(market, TAPE, STOCK, 1_000_000);
  for (const series of [CALL, PUT]) quoteSeries(market, series, TAPE, 27_000, 31_000);
  send(market, { kind: "mark" });
  return market;
}

const [CALL, PUT] = [2, 3];
const SIGMA = 0.25;

function send(market: Market, command: Timeless): MarketEvent[] {
  return applyCommand(market, { ...command, time: market.clock[0]! } as Command);
}
type Timeless = Command extends infer C ? (C extends Command ? Omit<C, "time"> : never) : never;

/** The seller asks for 300 of a series, the buyer answers. */
function ask(market: Market, series: number, side: "buy" | "sell", reference = 1_000_000) {
  const quantity = 300;
  const [asked] = send(market, {
    kind: "request-block",
    ...{ account: SELLER, instrument: series, side, quantity },
  });
  if (asked?.kind !== "block-requested") throw new Error(`not asked: ${asked?.kind}`);
  const { request } = asked;
  const until = market.clock[0]! + 1_000_000;
  const [answered] = send(market, {
    kind: "answer-block",
    ...{ account: BUYER, request, volatility: SIGMA, reference, until },
  });
  if (answered?.kind !== "block-answered") throw new Error(`not answered: ${answered?.kind}`);
  return { request, answered };
}

function accept(
  market: Market,
  request: number,
  account: number = SELLER,
  answerer: number = BUYER,
) {
  return send(market, { kind: "accept-block", account, request, answerer });
}

/** An independent value: nothing is earned by exercising early without interest and dividends. */
function europeanAt(sign: 1 | -1, reference: number) {
  const greeks = createEuropeanGreeks();
  evaluateEuropean(greeks, sign, reference, 1_000_000, 30 / 365, 0, 0, SIGMA);
  return greeks;
}

describe("a block", () => {
  it.each([
    ["a call that is sold", CALL, "sell", 1],
    ["a call that is bought", CALL, "buy", 1],
    ["a put that is sold", PUT, "sell", -1],
    ["a put that is bought", PUT, "buy", -1],
  ] as const)("of %s trades with its delta in shares at the reference", (_, series, side, sign) => {
    const market = openBlocks();
    const reference = 1_000_100;
    const { request, answered } = ask(market, series, side, reference);
    const greeks = europeanAt(sign, reference);
    expect(answered.price).toBe(Math.round(greeks.price / 100) * 100);
    const towards = side === "buy" ? -1 : 1;
    expect(answered.shares).toBe(towards * Math.round(greeks.delta * 30_000));
    const [option, stock, ...rest] = accept(market, request);
    const parties = (isBuyer: boolean) =>
      isBuyer ? { buyer: SELLER, seller: BUYER } : { buyer: BUYER, seller: SELLER };
    expect(option).toMatchObject({
      ...{ kind: "traded", instrument: series, order: -2, price: answered.price, quantity: 300 },
      ...parties(side === "buy"),
    });
    expect(stock).toMatchObject({
      ...{ kind: "traded", instrument: STOCK, order: -2, price: reference },
      quantity: Math.abs(answered.shares),
      ...parties(answered.shares > 0),
    });
    expect(rest).toEqual([]);
    checkTrialBalance(market.ledger);
  });

  it("posts what two trades of equal terms in the books post: rule C2", () => {
    const [block, books] = [openBlocks(), openBlocks()];
    const { request, answered } = ask(block, CALL, "sell");
    accept(block, request);
    quoteStock(books, 0, 0);
    quoteSeries(books, CALL, TAPE, 0, 0);
    tradeBetween(books, CALL, BUYER, SELLER, answered.price, 300);
    tradeBetween(books, STOCK, SELLER, BUYER, 1_000_000, answered.shares);
    for (const asset of [CASH, STOCK, CALL]) {
      expect(holdings(block, asset)).toEqual(holdings(books, asset));
    }
    expect(holdings(block, CALL)).toEqual([-300, 300, 0]);
  });

  it("is accepted once, by whoever asked, and before its time is over", () => {
    const market = openBlocks();
    const { request } = ask(market, CALL, "sell");
    const refused = [{ kind: "refused", code: "unknown-request" }];
    expect(accept(market, request, BUYER, SELLER)).toMatchObject(refused);
    expect(accept(market, request, SELLER, TAPE)).toMatchObject(refused);
    expect(accept(market, request, SELLER, 0)).toMatchObject(refused);
    expect(accept(market, request)).toHaveLength(2);
    expect(accept(market, request)).toMatchObject(refused);
    const second = ask(market, CALL, "sell");
    market.clock[0] = market.clock[0]! + 1_000_001;
    expect(accept(market, second.request)).toMatchObject(refused);
  });

  it("trades inside the quotes of stock and option, or not at all", () => {
    for (const [reference, bid, asked] of [
      [1_000_200, 27_000, 31_000],
      [999_800, 27_000, 31_000],
      [1_000_000, 26_000, 28_000],
      [1_000_000, 29_000, 31_000],
      [1_000_000, 0, 31_000],
      [1_000_000, 27_000, 0],
    ] as const) {
      const market = openBlocks();
      quoteSeries(market, CALL, TAPE, bid, asked);
      const { request } = ask(market, CALL, "sell", reference);
      const before = [CASH, STOCK, CALL].map((asset) => holdings(market, asset));
      expect(accept(market, request)).toMatchObject([{ kind: "refused", code: "outside-quote" }]);
      expect([CASH, STOCK, CALL].map((asset) => holdings(market, asset))).toEqual(before);
      // What was refused is still open: it can be accepted when the stock is there again.
      quoteStock(market, reference, reference);
      quoteSeries(market, CALL, TAPE, 27_000, 31_000);
      expect(accept(market, request)).toHaveLength(2);
    }
  });

  it("has one answer from each dealer: the last one", () => {
    const market = openBlocks();
    const { request } = ask(market, CALL, "sell");
    const until = market.clock[0]!;
    const again = { account: BUYER, request, volatility: 0.26, reference: 1_000_000, until };
    const [answered] = send(market, { kind: "answer-block", ...again });
    const [option] = accept(market, request);
    expect(option).toMatchObject({ price: answered?.kind === "block-answered" && answered.price });
  });

  it.each([
    ["cancel-all of whoever asked", { kind: "cancel-all", account: SELLER }],
    ["cancel-all of whoever answered", { kind: "cancel-all", account: BUYER }],
    ["the kill switch", { kind: "kill", account: BUYER }],
    ["a state of the account", { kind: "account-state", account: BUYER, state: "reducing" }],
    ["the session's end", { kind: "end-day" }],
    ["a split", { kind: "split", newShares: 2, oldShares: 1 }],
  ] as const)("is taken back by %s", (_, command) => {
    const market = openBlocks();
    const { request } = ask(market, CALL, "sell");
    send(market, command);
    expect(accept(market, request)).toMatchObject([{ kind: "refused", code: "unknown-request" }]);
  });
});
