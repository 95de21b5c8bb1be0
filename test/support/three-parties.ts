import { US_PER_DAY } from "../../src/calendar/civil-date.ts";
import { STOCK } from "../../src/contracts/instrument-table.ts";
import { balanceOf } from "../../src/ledger/ledger.ts";
import { applyCommand } from "../../src/market/market.ts";
import { createMarket, type Market, type MarketConfig } from "../../src/market/market-state.ts";
import type { MarketEvent } from "../../src/messages/events.ts";

/** A market of three: a seller, a buyer who bears interest, and the tape, who lends shares. */
export const [SELLER, BUYER, TAPE] = [7, 8, 9] as const;

export function openMarket(
  series: number = 4,
  orders: number = 16,
  extras: Pick<MarketConfig, "hasBands" | "makers" | "blocks" | "hasDefaultFund"> = {},
): Market {
  const market = createMarket({
    parties: [
      { name: "seller", bearsInterest: false },
      { name: "buyer", bearsInterest: true },
      { name: "tape", bearsInterest: false },
    ],
    lender: "tape",
    series,
    orders,
    seed: 1,
    ...extras,
  });
  market.clock[0] = 0;
  return market;
}

/** The first microsecond of a day. */
export function timeOf(day: number): number {
  return day * US_PER_DAY;
}

export interface Terms {
  right: "call" | "put";
  strike: number;
  expiryDay: number;
  style?: "american";
}

/** Lists a series, with ticks of $0.0001 unless told, and returns its number. */
export function listSeries(
  market: Market,
  terms: Terms,
  ticks: "listed" | "none" = "none",
): number {
  const time = market.clock[0]!;
  const list = { kind: "list", time, ticks, style: "european", ...terms } as const;
  const [event] = applyCommand(market, list);
  if (event?.kind !== "listed") throw new Error(`not listed: ${event?.kind}`);
  return event.instrument;
}

/** The tape quotes the stock at one price, or from a bid to an ask. */
export function quoteStock(market: Market, bid: number, ask: number = bid): MarketEvent[] {
  return quoteSeries(market, STOCK, TAPE, bid, ask, 1_000_000);
}

/** A quote of one account at the market's time; a price of 0 leaves its side empty. */
export function quoteSeries(
  market: Market,
  instrument: number,
  account: number,
  bid: number,
  ask: number,
  size: number = 10,
): MarketEvent[] {
  const [bidSize, askSize] = [bid > 0 ? size : 0, ask > 0 ? size : 0];
  const quote = { kind: "quote", time: market.clock[0]!, account, instrument } as const;
  return applyCommand(market, { ...quote, bid, bidSize, ask, askSize });
}

/** Takes marks at a time, after the tape has quoted the stock at a price. */
export function markAt(market: Market, time: number, price: number): MarketEvent[] {
  market.clock[0] = time;
  quoteStock(market, price);
  return applyCommand(market, { kind: "mark", time });
}

/** A market whose stock is marked at a price in $0.0001; nobody quotes it any more. */
export function openMarkedMarket(price: number = 100): Market {
  const market = openMarket();
  markAt(market, 0, price);
  quoteStock(market, 0);
  return market;
}

/** The buyer takes what the seller offers. */
export function tradeBetween(
  market: Market,
  instrument: number,
  buyer: number,
  seller: number,
  price: number,
  quantity: number,
): MarketEvent[] {
  const order = { kind: "order", time: market.clock[0]!, instrument, price, quantity } as const;
  applyCommand(market, { ...order, account: seller, side: "sell", timeInForce: "gtc" });
  return applyCommand(market, { ...order, account: buyer, side: "buy", timeInForce: "ioc" });
}

/** Gives cash or shares at the market's time. */
export function fundAccount(
  market: Market,
  account: number,
  instrument: number,
  quantity: number,
): MarketEvent[] {
  const time = market.clock[0]!;
  return applyCommand(market, { kind: "fund", time, account, instrument, quantity });
}

/** Balances of the three in one asset. */
export function holdings(market: Market, asset: number): number[] {
  return [SELLER, BUYER, TAPE].map((account) => balanceOf(market.ledger, account, asset));
}
