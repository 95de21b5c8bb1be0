import { STOCK } from "../../../src/contracts/instrument-table.ts";
import { applyCommand } from "../../../src/market/market.ts";
import { createMarket, type Market } from "../../../src/market/market-state.ts";
import type { Command } from "../../../src/messages/commands.ts";
import type { MarketEvent } from "../../../src/messages/events.ts";
import { europeanPrice } from "../../../src/pricing/black-scholes.ts";
import { MarketView } from "../../../src/view/market-view.ts";
import { listSeries, openMarket, quoteSeries, SELLER } from "../three-parties.ts";
import { type Check, holds, near, same } from "./check.ts";

type Side = "buy" | "sell";
type Force = "gtc" | "ioc" | "fok" | "post-only" | "day";

function send(
  market: Market,
  account: number,
  side: Side,
  price: number,
  quantity: number,
  timeInForce: Force = "gtc",
): MarketEvent[] {
  const at = { time: market.clock[0]!, account, instrument: 2, side } as const;
  return applyCommand(market, { kind: "order", ...at, price, quantity, timeInForce });
}

/** `seller quantity@price` of each trade, and the other events by their kind or code. */
function told(said: readonly MarketEvent[]): string[] {
  const words = said.map((one) => {
    if (one.kind === "refused") return one.code;
    return one.kind === "traded" ? `${one.seller} ${one.quantity}@${one.price}` : one.kind;
  });
  return words.filter((word) => word !== "marked");
}

function openSeries(): Market {
  const market = openMarket(4, 16, { hasBands: true });
  listSeries(market, { right: "call", strike: 1_000_000, expiryDay: 30 });
  return market;
}

/** The better price first, at one price the older order, at the price of who rests. */
function keepPriority(): void {
  const market = openSeries();
  send(market, 7, "sell", 600, 3);
  send(market, 9, "sell", 500, 2);
  send(market, 7, "sell", 500, 4);
  same(told(send(market, 8, "buy", 500, 1)), ["9 1@500"], "who trades first");
  same(told(send(market, 8, "buy", 700, 7)), ["9 1@500", "7 4@500", "7 2@600"], "who trades next");
  same(told(send(market, 8, "buy", 600, 2)), ["7 1@600", "accepted"], "what was left");
  same(told(send(market, 9, "sell", 600, 1)), ["9 1@600"], "what rests");
}

/** Kinds of order: all or nothing, never at once, at once or not at all; no trade with oneself. */
function keepConditions(): void {
  const market = openSeries();
  send(market, 7, "sell", 500, 2);
  same(told(send(market, 8, "buy", 500, 3, "fok")), ["not-fillable"], "fill or kill");
  same(told(send(market, 8, "buy", 500, 1, "post-only")), ["would-trade"], "post only");
  same(told(send(market, 7, "buy", 500, 1)), ["self-trade"], "an order against one's own");
  same(told(send(market, 8, "buy", 20_000, 1)), ["outside-band"], "an order far above the ask");
  same(told(send(market, 8, "buy", 500, 3, "ioc")), ["7 2@500", "dropped"], "at once or not");
  applyCommand(market, { kind: "kill", time: 0, account: 8 });
  same(told(send(market, 8, "buy", 500, 1)), ["killed"], "an order after the kill switch");
}

/** From 5 contracts in a window on all quotes of a maker are gone, in every series. */
function protectMakers(): void {
  const market = openSeries();
  listSeries(market, { right: "put", strike: 1_000_000, expiryDay: 30 });
  const protect = { kind: "protect", time: 0, account: SELLER, contracts: 5 } as const;
  applyCommand(market, { ...protect, windowUs: 1_000 });
  quoteSeries(market, 2, SELLER, 400, 500);
  quoteSeries(market, 3, SELLER, 400, 500);
  same(told(send(market, 8, "buy", 500, 4)), ["7 4@500"], "below the limit");
  const said = told(send(market, 8, "buy", 500, 3));
  const gone = ["cancelled", "cancelled", "cancelled", "cancelled"];
  same(said, ["7 3@500", "protected", ...gone], "at the limit");
  same(told(quoteSeries(market, 2, SELLER, 400, 500)), ["protected"], "the next quote");
  const later = openSeries();
  applyCommand(later, { ...protect, windowUs: 1_000 });
  quoteSeries(later, 2, SELLER, 400, 500);
  send(later, 8, "buy", 500, 4);
  later.clock[0] = 1_001;
  same(told(send(later, 8, "buy", 500, 4)), ["7 4@500"], "in the next window");
}

const [LATE, CLIENT, OTHER] = [8, 9, 10];
const LATENCY_US = 2_000;
const YEARS = 30 / 365;

/** A call at the money, quoted at 25 % by the sheet of a maker who sees the stock late. */
function openSheet(): { readonly market: Market; readonly prices: () => number[] } {
  const names = ["tape", "late", "client", "other"];
  const parties = names.map((name) => ({ name, bearsInterest: false }));
  const makers = [
    { name: "late", latencyUs: LATENCY_US },
    { name: "other", latencyUs: 0 },
  ];
  const market = createMarket({ parties, lender: "tape", series: 4, orders: 64, seed: 1, makers });
  market.clock[0] = 0;
  const terms = { right: "call", strike: 1_000_000, expiryDay: 30, style: "american" } as const;
  listSeries(market, terms, "listed");
  stockAt(market, 0, 1_000_000);
  sendSheet(market, LATE, 0.25);
  const view = new MarketView(market, CLIENT);
  const prices = (): number[] => [view.bestPrice(2, "bid") ?? 0, view.bestPrice(2, "ask") ?? 0];
  return { market, prices };
}

/** A flat smile, half a point to either side in 20 contracts. */
function sendSheet(market: Market, account: number, sigma: number): string[] {
  const time = Math.max(market.clock[0]!, LATENCY_US);
  const at = { time, account, expiryDay: 30 } as const;
  const sheet: Command[] = [
    { kind: "sheet-smile", ...at, a: sigma * sigma * YEARS, b: 0, rho: 0, m: 0, s: 0.1 },
    { kind: "sheet-terms", ...at, shift: 0, halfSpread: 0.005, bidSize: 20, askSize: 20 },
    { kind: "sheet", time, account, spotShift: 0 },
  ];
  return sheet.flatMap((command) => told(applyCommand(market, command)));
}

function stockAt(market: Market, time: number, mid: number): void {
  const quote = { kind: "quote", time, account: 7, instrument: STOCK } as const;
  const sizes = { bidSize: 1_000, askSize: 1_000 };
  applyCommand(market, { ...quote, bid: mid - 100, ask: mid + 100, ...sizes });
}

/** The value less and plus half a point of volatility and half of the stock's spread, to a cent. */
function quoteBySheet(): void {
  const { prices } = openSheet();
  const priceAt = (sigma: number) => europeanPrice(1, 1e6, 1e6, YEARS, 0, 0, sigma);
  const half = 0.5 * (priceAt(0.26) - priceAt(0.25)) + 0.5 * 100;
  const [bid, ask] = prices();
  near(bid!, priceAt(0.25) - half - 50, 150, "the sheet's bid");
  near(ask!, priceAt(0.25) + half + 50, 150, "the sheet's ask");
}

function seeTheStockLate(): void {
  const { market, prices } = openSheet();
  const before = prices();
  stockAt(market, 10_000, 1_010_000);
  same(prices(), before, "the quote before the maker has seen the stock move");
  applyCommand(market, { kind: "sweep", time: 10_000 + LATENCY_US });
  near(prices()[0]! - before[0]!, 5_200, 400, "the move of his bid after his latency");
}

/** Orders before sheets at one price; a sheet has its size and no more. */
function useSheets(): void {
  const { market, prices } = openSheet();
  const ask = prices()[1]!;
  send(market, CLIENT, "sell", ask, 5);
  same(told(send(market, 10, "buy", ask, 3)), [`9 3@${ask}`], "an order at the sheet's price");
  same(told(send(market, 10, "buy", ask, 17)), [`9 2@${ask}`, `8 15@${ask}`], "then the sheet");
  same(told(send(market, 10, "buy", ask, 9, "ioc")), [`8 5@${ask}`, "dropped"], "what it has left");
  holds(prices()[1] === 0, "a sheet without size still shows an ask");
}

/** An order that waits is met once the stock has brought a sheet there, at the order's price. */
function sweepOrders(): void {
  const { market, prices } = openSheet();
  const price = prices()[1]! - 100;
  send(market, CLIENT, "sell", price, 3);
  stockAt(market, 10_000, 1_020_000);
  const said = applyCommand(market, { kind: "sweep", time: 10_000 + LATENCY_US });
  same(told(said), [`9 3@${price}`], "who is met by a sheet");
  send(market, CLIENT, "sell", prices()[0]! - 1_000, 30);
  same(told(applyCommand(market, { kind: "sweep", time: 20_000 })), [], "nobody is met twice");
}

/** The older sheet first; one that would cross it stays behind; protection withdraws sheets too. */
function compareSheets(): void {
  const { market, prices } = openSheet();
  // Sent anew, the first maker's sheet is the younger one.
  sendSheet(market, OTHER, 0.25);
  sendSheet(market, LATE, 0.25);
  const [bid, ask] = prices();
  same(told(send(market, CLIENT, "buy", ask!, 22)), [`10 20@${ask}`, `8 2@${ask}`], "older first");
  sendSheet(market, OTHER, 0.25);
  sendSheet(market, LATE, 0.4);
  holds(prices()[0]! > bid! && prices()[0]! < prices()[1]!, "the best bid of sheets that cross");
  const protect = { kind: "protect", time: market.clock[0]!, account: OTHER } as const;
  applyCommand(market, { ...protect, contracts: 10, windowUs: 1_000 });
  const said = told(send(market, CLIENT, "buy", prices()[1]!, 12));
  same(said, [`10 12@${ask}`, "protected"], "a sheet that is filled to its maker's limit");
  holds(prices()[1]! > ask!, "the sheet still stands after its protection");
  same(sendSheet(market, OTHER, 0.25), ["protected"], "the next sheet");
}

export const BOOK_CHECKS: readonly Check[] = [
  { name: "price-time priority", ask: keepPriority },
  { name: "conditions of orders", ask: keepConditions },
  { name: "protection limits", ask: protectMakers },
  { name: "a sheet's quote in numbers", ask: quoteBySheet },
  { name: "latency", ask: seeTheStockLate },
  { name: "size and place of sheets", ask: useSheets },
  { name: "two sheets", ask: compareSheets },
  { name: "orders that wait for a sheet", ask: sweepOrders },
];
