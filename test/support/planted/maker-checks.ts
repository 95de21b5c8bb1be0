import { dayFromIso, isoFromDay } from "../../../src/calendar/civil-date.ts";
import { listedExpiries } from "../../../src/contracts/chain/listed-expiries.ts";
import { forEachMissingSeries } from "../../../src/contracts/chain/missing-series.ts";
import { STOCK } from "../../../src/contracts/instrument-table.ts";
import { applyCommand } from "../../../src/market/market.ts";
import type { Market } from "../../../src/market/market-state.ts";
import {
  countParts,
  createAccountParts,
  partsOf,
  resultOf,
} from "../../../src/measures/account-parts.ts";
import type { Command } from "../../../src/messages/commands.ts";
import { placeOf } from "../../../src/messages/rows.ts";
import { flatSurface } from "../../../src/participants/dealing/forecast-surface.ts";
import { hedgeShares } from "../../../src/participants/delta-hedge.ts";
import {
  ChainMaker,
  type ChainMakerSettings,
} from "../../../src/participants/market-maker/chain-maker.ts";
import { wealthOf } from "../../../src/positions/positions.ts";
import { europeanPrice } from "../../../src/pricing/black-scholes.ts";
import { HISTORY_DEFAULTS } from "../../../src/scenarios/history-scenario.ts";
import { MarketView } from "../../../src/view/market-view.ts";
import { applyAll, sentBy } from "../sent-commands.ts";
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
} from "../three-parties.ts";
import { type Check, holds, near, same } from "./check.ts";

const [SPOT, SIGMA, DAYS] = [1_000_000, 0.25, 30];
const YEARS = DAYS / 365;
/** What is forecast: the maker believes in a point more. */
const FORECAST = flatSurface(SIGMA - 0.01, [DAYS], [YEARS]);
const VEGA_LIMIT = 1_000;
const SETTINGS: ChainMakerSettings = {
  ...HISTORY_DEFAULTS.makers,
  premium: 0.01,
  ...{ vegaLimit: VEGA_LIMIT, gammaLimit: 1e9, riskAversion: 0, hedge: "step" },
};

interface Held {
  readonly market: Market;
  readonly maker: ChainMaker;
  readonly sent: readonly Command[];
  readonly quote: readonly number[];
}

/** A maker who holds so many calls at the money (below 0 he owes them), and what he then quotes. */
function quoteHolding(contracts: number, settings: ChainMakerSettings = SETTINGS): Held {
  const market = openMarket(4, 16, { makers: [{ name: "buyer", latencyUs: 0 }] });
  listSeries(market, { right: "call", strike: SPOT, expiryDay: DAYS, style: "american" });
  markAt(market, 0, SPOT);
  const [buyer, seller] = contracts > 0 ? [BUYER, SELLER] : [SELLER, BUYER];
  if (contracts !== 0) tradeBetween(market, 2, buyer, seller, 28_500, Math.abs(contracts));
  const maker = new ChainMaker(
    new MarketView(market, BUYER),
    { rows: market.commands, account: BUYER },
    settings,
  );
  maker.readBook(FORECAST);
  const sent = sentBy(market, BUYER, () => maker.quote(0, FORECAST, 1 / 252));
  applyAll(market, sent);
  const view = new MarketView(market, SELLER);
  const quote = [view.bestPrice(2, "bid")!, view.bestPrice(2, "ask")!];
  return { market, maker, sent, quote };
}

const priceAt = (spot: number, sigma: number) => europeanPrice(1, spot, SPOT, YEARS, 0, 0, sigma);
/** $ per volatility point of one contract, and shares for one share. */
const VEGA = ((priceAt(SPOT, SIGMA + 0.001) - priceAt(SPOT, SIGMA - 0.001)) / 0.2) * 0.01;
const DELTA = (priceAt(SPOT + 100, SIGMA) - priceAt(SPOT - 100, SIGMA)) / 200;

/** A long book makes both quotes lower, and a short one higher; more so in the month he holds. */
function leanOnHoldings(): void {
  const [flat, long, short] = [quoteHolding(0), quoteHolding(50), quoteHolding(-50)];
  for (const [i, side] of ["bid", "ask"].entries()) {
    holds(long.quote[i]! < flat.quote[i]!, `the ${side} of a long maker is not lower`);
    holds(short.quote[i]! > flat.quote[i]!, `the ${side} of a short maker is not higher`);
  }
  holds(flat.quote[0]! < flat.quote[1]!, "a bid at or above its ask");
  const vegas = [...long.maker.book.vegas];
  near(vegas[1]!, 50 * VEGA, 1, "vega of a month, $ per point");
  same(vegas.filter((vega) => vega !== 0).length, 1, "buckets that one expiry is in");
  const weight = Math.exp(-Math.log(30 / 28) / 1.5) * Math.sqrt(30 / 28);
  const terms = long.sent.find(({ kind }) => kind === "sheet-terms") as { shift: number };
  const skew = (-0.03 * weight * 50 * VEGA) / VEGA_LIMIT;
  near(terms.shift, 0.01 + skew, 1e-4, "shift of the volatility");
}

/** Long of much volatility he bids for less, and offers as much as ever. */
function shrinkAtLimits(): void {
  const { sent } = quoteHolding(70);
  const terms = sent.find(({ kind }) => kind === "sheet-terms") as Record<string, unknown>;
  const share = (70 * VEGA * Math.exp(-Math.log(30 / 28) / 1.5) * Math.sqrt(30 / 28)) / VEGA_LIMIT;
  same(terms.bidSize, Math.floor(20 * ((1 - share) / 0.5)), "contracts bid for");
  same(terms.askSize, 20, "contracts offered");
}

/** Gamma in shares per dollar; that of the last days has a limit of its own. */
function readGamma(): void {
  const { maker, market } = quoteHolding(50);
  const [up, mid, down] = [100, 0, -100].map((move) => priceAt(SPOT + move, SIGMA));
  const gamma = ((up! - 2 * mid! + down!) / 1e4) * 1e4;
  near(maker.book.gamma, 5_000 * gamma, 2, "gamma of 50 contracts");
  same(Math.max(...maker.book.shortGammas), 0, "gamma of the last days");
  listSeries(market, { right: "call", strike: SPOT, expiryDay: 3, style: "american" });
  tradeBetween(market, 3, BUYER, SELLER, 9_000, 5);
  const tight = { ...SETTINGS, vegaLimit: 1e9, gammaLimit: 1_000 };
  const other = new ChainMaker(maker.view, { rows: market.commands, account: BUYER }, tight);
  const short = flatSurface(SIGMA - 0.01, [3], [3 / 365]);
  other.readBook(short);
  const held = other.book.shortGammas[3]!;
  holds(held > 50, "gamma of the last days is not seen");
  const sent = sentBy(market, BUYER, () => other.quote(0, short, 1 / 252));
  const terms = sent.find(({ kind }) => kind === "sheet-terms") as { bidSize: number };
  const most = Math.floor(20 * 2 * (1 - held / 100));
  same(terms.bidSize, Math.min(Math.max(most, 0), 20), "contracts bid for in the last days");
}

/** A put that is worth no more alive is exercised, one at the money is not. */
function exerciseInTime(): void {
  const market = openMarket(4, 16, { makers: [{ name: "buyer", latencyUs: 0 }] });
  applyCommand(market, { kind: "carry", time: 0, rate: 0.05, dividendYield: 0 });
  for (const strike of [2 * SPOT, SPOT]) {
    const series = listSeries(market, { right: "put", strike, expiryDay: DAYS, style: "american" });
    tradeBetween(market, series, BUYER, SELLER, strike - SPOT + 20_000, 4);
  }
  markAt(market, 0, SPOT);
  const outbox = { rows: market.commands, account: BUYER };
  const maker = new ChainMaker(new MarketView(market, BUYER), outbox, SETTINGS);
  const sent = sentBy(market, BUYER, () => maker.exercise(0, FORECAST));
  const exercised = sent.map((one) => (one.kind === "exercise" ? one.instrument : one.kind));
  same(exercised, [2], "series that are exercised");
}

/** What is not hedged moves the mid that he quotes by: down when he is long. */
function leanOnDelta(): void {
  const settings = { ...SETTINGS, mostSkew: 0, riskAversion: 1e-5 };
  const { sent } = quoteHolding(50, settings);
  const { spotShift } = sent.find(({ kind }) => kind === "sheet") as { spotShift: number };
  const variance = (SIGMA * SIGMA * 100 * 100) / 252;
  near(spotShift, -1e-5 * variance * 5_000 * DELTA * 10_000, 20, "shift of the stock's mid");
}

/** A maker who is long delta sells shares, one who is short buys; the other kind of maker too. */
function hedgeDelta(): void {
  for (const contracts of [50, -50]) {
    const { market, maker } = quoteHolding(contracts);
    const view = new MarketView(market, BUYER);
    same(
      hedgeShares(view, () => 0.5),
      -50 * contracts,
      "shares against a delta of .5",
    );
    const edge = contracts > 0 ? -2_400 : 2_400;
    same(
      hedgeShares(view, () => 0.5, 100),
      edge,
      "the nearer edge of the band",
    );
    const sent = sentBy(market, BUYER, () => maker.hedge(0, 0));
    applyAll(market, sent);
    const shares = Math.round(-100 * contracts * DELTA);
    near(holdings(market, STOCK)[1]!, shares, 1, `shares against ${contracts} calls`);
    maker.readBook(FORECAST);
    near(maker.book.netDelta, 0, 1, "what is not hedged after the hedge");
  }
}

/** Marks are mids; wealth is cash and holdings at their marks; the spread is the taker's cost. */
function measureResults(): void {
  const market = openMarket();
  listSeries(market, { right: "call", strike: SPOT, expiryDay: DAYS });
  quoteStock(market, 999_900, 1_000_100);
  quoteSeries(market, 2, SELLER, 28_000, 29_000);
  applyCommand(market, { kind: "mark", time: 0 });
  same([...market.marks.mark.subarray(1, 3)], [1_000_000, 2_850_000], "marks of stock and series");
  fundAccount(market, BUYER, 0, 5_000_000);
  const parts = createAccountParts(market);
  const first = market.events.written[0]!;
  const order = { kind: "order", time: 0, account: BUYER, side: "buy" } as const;
  const ioc = { timeInForce: "ioc" } as const;
  applyCommand(market, { ...order, ...ioc, instrument: 2, price: 29_000, quantity: 3 });
  applyCommand(market, { ...order, ...ioc, instrument: STOCK, price: 1_000_100, quantity: 10 });
  for (let number = first; number < market.events.written[0]!; number++) {
    countParts(parts, placeOf(market.events, number));
  }
  const { ledger, marks, instruments } = market;
  const wealth = [SELLER, BUYER, TAPE].map((one) => wealthOf(ledger, marks, instruments, one));
  same(wealth, [150_000, 5_000_000 - 150_000 - 1_000, 1_000], "wealth at marks");
  const spreads = [SELLER, BUYER, TAPE].map((one) => {
    const { optionSpread, stockSpread } = partsOf(parts, one);
    return [optionSpread, stockSpread];
  });
  same(
    spreads,
    [
      [150_000, 0],
      [-150_000, -1_000],
      [0, 1_000],
    ],
    "spread earned and paid",
  );
}

/** Without a two-sided quote the model's mark is held inside what is quoted. */
function holdMarks(): void {
  const market = openMarket();
  listSeries(market, { right: "call", strike: SPOT, expiryDay: DAYS });
  tradeBetween(market, 2, BUYER, SELLER, 28_500, 1);
  quoteSeries(market, 2, SELLER, 40_000, 0);
  markAt(market, 0, SPOT);
  same(market.marks.mark[2], 4_000_000, "mark below a bid");
}

/** Interest and dividends are parts of their own, of who has them, and add up to his result. */
function tellCarry(): void {
  const market = openMarket();
  markAt(market, 0, SPOT);
  quoteStock(market, 0);
  const parts = createAccountParts(market);
  const first = market.events.written[0]!;
  fundAccount(market, TAPE, STOCK, 100);
  tradeBetween(market, STOCK, SELLER, BUYER, SPOT, 10);
  applyCommand(market, { kind: "carry", time: 0, rate: 0.05, dividendYield: 0 });
  applyCommand(market, { kind: "interest", time: 0, years: 1 });
  applyCommand(market, { kind: "dividend", time: 0, amount: 10_000 });
  applyCommand(market, { kind: "borrow", time: 0, rate: 0.1, years: 1 });
  applyCommand(market, { kind: "charge", time: 0, account: BUYER, amount: 700 });
  for (let number = first; number < market.events.written[0]!; number++) {
    countParts(parts, placeOf(market.events, number));
  }
  const { interest, dividends, borrow, fees, ...others } = partsOf(parts, BUYER);
  near(interest, 1e7 * Math.expm1(0.05), 1, "interest");
  same([dividends, borrow, fees], [-100_000, -1_000_000, -700], "dividends, borrowing, fees");
  same(
    Object.values(others).filter((part) => part !== 0),
    [],
    "other parts",
  );
  const sum = interest + dividends + borrow + fees;
  same(sum, resultOf(parts, BUYER), "what the parts add up to");
}

/** A trade marks its series by the quote that it met. */
function markByTrades(): void {
  const extras = { hasBands: false, marksTrades: true };
  const market = openMarket(4, 16, extras);
  listSeries(market, { right: "call", strike: SPOT, expiryDay: DAYS });
  markAt(market, 0, SPOT);
  quoteSeries(market, 2, SELLER, 28_000, 29_000);
  const at = { time: 0, account: BUYER, instrument: 2, side: "buy", timeInForce: "ioc" } as const;
  applyCommand(market, { kind: "order", ...at, price: 29_000, quantity: 1 });
  same(market.marks.mark[2], 2_850_000, "mark after a trade");
}

/** What is listed on the first session of 2024 at $100: a call and a put of every strike. */
function listChains(): void {
  const today = dayFromIso("2024-01-02")!;
  const expiries = listedExpiries(today);
  const weeklies = ["2024-01-05", "2024-01-12", "2024-01-19", "2024-01-26", "2024-02-02"];
  same(expiries.slice(0, 5).map(isoFromDay), weeklies, "the next expiries");
  same(expiries.slice(-2).map(isoFromDay), ["2025-01-17", "2026-01-16"], "the last expiries");
  const listed = { call: [] as number[], put: [] as number[] };
  const has = (right: string, strike: number) => right === "put" && strike === SPOT;
  forEachMissingSeries(today, [expiries[2]!], SPOT, has, (right, strike) => {
    listed[right].push(strike);
  });
  const { call } = listed;
  same(
    listed.put,
    call.filter((strike) => strike !== SPOT),
    "strikes of puts",
  );
  holds(call.includes(SPOT), "no call at the money");
  holds(call.length > 50, `${call.length} strikes of a month`);
  holds(call[0]! <= 650_000 && call.at(-1)! >= 1_350_000, "strikes within 35 % of the spot");
}

export const MAKER_CHECKS: readonly Check[] = [
  { name: "skew sign", ask: leanOnHoldings },
  { name: "sizes at the limit", ask: shrinkAtLimits },
  { name: "gamma and its limits", ask: readGamma },
  { name: "early exercise", ask: exerciseInTime },
  { name: "shift for open delta", ask: leanOnDelta },
  { name: "hedge sign", ask: hedgeDelta },
  { name: "marks, wealth and parts in numbers", ask: measureResults },
  { name: "parts of carry in numbers", ask: tellCarry },
  { name: "marks inside the quote", ask: holdMarks },
  { name: "marks at trades", ask: markByTrades },
  { name: "the chain that is listed", ask: listChains },
];
