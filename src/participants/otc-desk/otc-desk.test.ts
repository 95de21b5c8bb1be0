import { describe, expect, it } from "vitest";
import { applyAll, sentBy } from "../../../test/support/sent-commands.ts";
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
  tradeBetween,
} from "../../../test/support/three-parties.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import type { Market } from "../../market/market-state.ts";
import type { Command } from "../../messages/commands.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../../pricing/black-scholes.ts";
import { HISTORY_DEFAULTS } from "../../scenarios/history-scenario.ts";
import { BlockView } from "../../view/block-view.ts";
import { MarketView } from "../../view/market-view.ts";
import { flatSurface } from "../dealing/forecast-surface.ts";
import { ChainMaker } from "../market-maker/chain-maker.ts";
import { acceptBlock, askForBlock } from "../market-maker/seek-block.ts";
import { OtcDesk } from "./otc-desk.ts";

const [SPOT, DAYS, SIGMA] = [1_000_000, 30, 0.25];
const YEARS = DAYS / 365;
const SURFACE = flatSurface(SIGMA, [DAYS], [YEARS]);
const DESK = { ...{ vegaLimit: 10_000, mostSkew: 0.015, halfSpread: 0.003 } };
const BAND = { riskAversion: 1e-5, hedgeCost: 0.000075 };

function greeksAt(sigma: number) {
  const greeks = createEuropeanGreeks();
  evaluateEuropean(greeks, 1, 100, 100, YEARS, 0, 0, sigma);
  return greeks;
}
/** $ per point of a contract at the money. */
const VEGA = greeksAt(SIGMA).vega;
/** What a month's vega weighs in the bucket of a month. */
const WEIGHT = Math.exp(-Math.log(30 / 28) / 1.5) * Math.sqrt(30 / 28);

/** A maker (the buyer) who holds so many calls (owes, below 0), and the market's quote of them. */
function openLong(contracts: number, bid: number, ask: number, skew = 0.03) {
  const market = openMarket(4, 16, { blocks: 2 });
  listSeries(market, { right: "call", strike: SPOT, expiryDay: DAYS, style: "american" });
  markAt(market, 0, SPOT);
  quoteStock(market, SPOT - 100, SPOT + 100);
  fundAccount(market, TAPE, STOCK, 1_000_000);
  const [buyer, seller] = contracts > 0 ? [BUYER, TAPE] : [TAPE, BUYER];
  tradeBetween(market, 2, buyer, seller, 28_500, Math.abs(contracts));
  const priceAt = (sigma: number) => Math.round(greeksAt(sigma).price * 10_000);
  quoteSeries(market, 2, TAPE, priceAt(bid), priceAt(ask), 20);
  const settings = { ...HISTORY_DEFAULTS.makers, premium: 0, mostSkew: skew };
  const outbox = { rows: market.commands, account: BUYER };
  const maker = new ChainMaker(new MarketView(market, BUYER), outbox, settings);
  maker.readBook(SURFACE);
  return { market, maker, blocks: new BlockView(market, BUYER) };
}

function say(market: Market, account: number, act: (outbox: never) => void): Command[] {
  const sent = sentBy(market, account, act as Parameters<typeof sentBy>[2]);
  applyAll(market, sent);
  return sent;
}

type Open = ReturnType<typeof openLong>;

/** The one command that was sent, of a kind. */
function only<K extends Command["kind"]>(sent: readonly Command[], kind: K) {
  expect(sent.map((one) => one.kind)).toEqual([kind]);
  return sent[0] as Extract<Command, { kind: K }>;
}

function ask({ market, maker, blocks }: Open): Command[] {
  return say(market, BUYER, (outbox) => askForBlock(maker, blocks, outbox, 0, SURFACE));
}

function answer({ market }: Open, settings = DESK): Command[] {
  const view = new MarketView(market, SELLER);
  const seen = new BlockView(market, SELLER);
  return say(market, SELLER, (outbox) => {
    new OtcDesk(view, seen, outbox, { ...settings, ...BAND }).answer(0, SURFACE);
  });
}

function accept({ market, maker, blocks }: Open): Command[] {
  return say(market, BUYER, (outbox) => acceptBlock(maker, blocks, outbox, 0, SURFACE));
}

describe("a maker who holds too much", () => {
  it("asks for a block that takes him back to a fifth of his limit", () => {
    const long = openLong(700, 0.22, 0.28);
    const share = (700 * VEGA * WEIGHT) / 10_000;
    const contracts = Math.floor(((share - 0.2) * 10_000) / VEGA);
    const asked = only(ask(long), "request-block");
    expect(asked).toMatchObject({ side: "sell", instrument: 2 });
    expect(Math.abs(asked.quantity - contracts)).toBeLessThan(3);
    expect(ask(long), "while a request is open").toEqual([]);
  });

  it("asks to buy when he owes too much, and for nothing while he holds little", () => {
    expect(ask(openLong(-700, 0.22, 0.28))).toMatchObject([{ side: "buy" }]);
    expect(ask(openLong(400, 0.22, 0.28))).toEqual([]);
  });

  it("takes an answer that costs less than his own shift, and hands the risk over", () => {
    const long = openLong(700, 0.22, 0.28);
    const { quantity } = only(ask(long), "request-block");
    answer(long);
    expect(accept(long)).toMatchObject([{ kind: "accept-block", answerer: SELLER }]);
    const [desk, maker] = holdings(long.market, 2);
    expect([desk, maker]).toEqual([quantity, 700 - quantity]);
    // Both come out of it with no more of the stock's risk than before: the shares crossed too.
    const delta = greeksAt(SIGMA - 0.004).delta * 100 * quantity;
    expect(Math.abs(holdings(long.market, STOCK)[0]! + delta)).toBeLessThan(100);
  });

  it("lets it go when it costs more", () => {
    const long = openLong(700, 0.22, 0.28, 0.001);
    ask(long);
    answer(long);
    expect(accept(long)).toEqual([]);
  });
});

describe("a block desk", () => {
  it("quotes the forecast less its half-spread and half of the skew of what it takes", () => {
    const long = openLong(700, 0.22, 0.28);
    const { quantity } = only(ask(long), "request-block");
    const { volatility } = only(answer(long), "answer-block");
    const share = (WEIGHT * quantity * VEGA) / 2 / 10_000;
    expect(volatility).toBeCloseTo(SIGMA - 0.003 - 0.015 * share, 4);
  });

  it("pays no more than the exchange asks: a cent less", () => {
    const long = openLong(700, 0.2, 0.23);
    ask(long);
    const { volatility } = only(answer(long), "answer-block");
    const price = Math.round(greeksAt(0.23).price * 10_000) - 100;
    expect(greeksAt(volatility).price * 10_000).toBeCloseTo(price, 0);
  });

  it("answers nothing beyond its limit", () => {
    const long = openLong(700, 0.22, 0.28);
    ask(long);
    expect(answer(long, { ...DESK, vegaLimit: 1_000 })).toEqual([]);
  });
});
