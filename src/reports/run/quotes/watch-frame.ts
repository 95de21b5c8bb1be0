import { dayOf, isoFromDay, timeOfDay } from "../../../calendar/civil-date.ts";
import { STOCK } from "../../../contracts/instrument-table.ts";
import { seriesSymbol } from "../../../contracts/series-symbol.ts";
import { FIRST_PARTY } from "../../../ledger/accounts.ts";
import type { Market } from "../../../market/market-state.ts";
import { EVENT } from "../../../messages/events.ts";
import { placeOf } from "../../../messages/rows.ts";
import { dollarsFromAmount } from "../../../money/amount.ts";
import { totalVega } from "../../../participants/dealing/option-book.ts";
import type { Moment } from "../../../participants/own/own-view.ts";
import type { RunWorld } from "../../../simulator/run/run-world.ts";
import { MarketView } from "../../../view/market-view.ts";
import { percent, plainCents, wholeMoney } from "../../statement/layout.ts";

const MONTH_DAYS = 30;
/** Strikes that are shown, and trades. */
const STRIKES = 7;
const TRADES = 5;
const BAR = 20;

/** A market at an instant, in lines of 80 columns: always as many of them. */
export function watchFrame(world: RunWorld, moment: Moment): string[] {
  const { market } = world;
  // Prices are the same for everybody.
  const view = new MarketView(market, FIRST_PARTY);
  return [
    clock(moment),
    `The stock: ${sideOf(view, STOCK, "bid")} bid, ${sideOf(view, STOCK, "ask")} asked`,
    "",
    ...chain(view, moment),
    "",
    ...makers(world),
    "",
    ...trades(market),
  ];
}

function clock({ time, step, steps }: Moment): string {
  const done = Math.round(((step + 1) / steps) * BAR);
  const bar = "#".repeat(done) + "-".repeat(BAR - done);
  return `${isoFromDay(dayOf(time))} ${timeOfDay(time)}   [${bar}] step ${step + 1} of ${steps}`;
}

interface Pair {
  readonly strike: number;
  call: number;
  put: number;
}

/** The expiry nearest to a month, some strikes round the stock. */
function chain(view: MarketView, moment: Moment): string[] {
  let [expiry, away] = [0, Number.POSITIVE_INFINITY];
  view.forEachLiveSeries((series, _right, _strike, expiryDay) => {
    const distance = Math.abs(view.daysToExpiry(series) - MONTH_DAYS);
    if (distance < away) [expiry, away] = [expiryDay, distance];
  });
  const pairs = new Map<number, Pair>();
  view.forEachLiveSeries((series, right, strike, expiryDay) => {
    if (expiryDay !== expiry) return;
    const pair = pairs.get(strike) ?? { strike, call: 0, put: 0 };
    pairs.set(strike, pair);
    if (right === 1) pair.call = series;
    else pair.put = series;
  });
  const spot = view.stockMark();
  const nearest = [...pairs.values()]
    .sort((a, b) => Math.abs(a.strike - spot) - Math.abs(b.strike - spot))
    .slice(0, STRIKES)
    .sort((a, b) => a.strike - b.strike);
  const half = ["bid", "ask", "volatility"];
  return [
    `${`CALLS to ${isoFromDay(expiry)}`.padEnd(32)}${"strike".padStart(12)}${"PUTS".padStart(10)}`,
    chainRow(half, "", half),
    ...nearest.map(({ strike, call, put }) => {
      return chainRow(cells(view, call, moment), dollars(strike), cells(view, put, moment));
    }),
  ];
}

function chainRow(left: readonly string[], middle: string, right: readonly string[]): string {
  const told = (words: readonly string[]): string =>
    words.map((word) => word.padStart(11)).join("");
  return `${told(left)}${middle.padStart(11)}${told(right)}`.trimEnd();
}

function cells(view: MarketView, series: number, { surface }: Moment): string[] {
  if (series === 0) return ["-", "-", "-"];
  const [bid, ask] = [view.bestPrice(series, "bid"), view.bestPrice(series, "ask")];
  const middle = bid === undefined || ask === undefined ? Number.NaN : (bid + ask) / 2;
  const sigma = view.impliedVolatility(series, middle, surface.sigmaOf(series));
  return [sideOf(view, series, "bid"), sideOf(view, series, "ask"), inPercent(sigma)];
}

function inPercent(sigma: number): string {
  return Number.isNaN(sigma) ? "-" : percent(sigma);
}

/** What each maker holds beside what he may. */
function makers({ market, makers: builtIn, own }: RunWorld): string[] {
  const desks = [...builtIn, ...own.makers.map(({ desk }) => desk)];
  return [
    "MAKERS                  vega, $ a point   of a limit for a month: short | long",
    ...desks.map(({ view, book, monthShare }) => {
      const name = market.accounts[view.account]!.name.slice(0, 22).padEnd(24);
      const vega = wholeMoney(totalVega(book)).padStart(15);
      return `${name}${vega}   ${scale(monthShare)} ${percent(monthShare)}`;
    }),
  ];
}

/** `----###|-------`: how far of a limit on either side. */
function scale(share: number): string {
  const half = BAR / 2;
  const used = Math.min(Math.round(Math.abs(share) * half), half);
  const [marks, rest] = ["#".repeat(used), "-".repeat(half - used)];
  const none = "-".repeat(half);
  return share < 0 ? `${rest}${marks}|${none}` : `${none}|${marks}${rest}`;
}

/** The latest option trades that the ring still has, newest first. */
function trades({ events, accounts, instruments }: Market): string[] {
  const lines: string[] = [];
  const oldest = Math.max(events.written[0]! - events.capacity, 0);
  for (let row = events.written[0]! - 1; row >= oldest && lines.length < TRADES; row--) {
    const place = placeOf(events, row);
    const series = events.instrument[place]!;
    if (events.kind[place] !== EVENT.traded || series === STOCK) continue;
    const { right, strike, expiryDay } = instruments;
    const symbol = seriesSymbol(right[series]!, strike[series]!, expiryDay[series]!);
    const [buyer, seller] = [events.account[place]!, events.other[place]!];
    lines.push(
      `${timeOfDay(events.time[place]!)} ${`${events.quantity[place]}`.padStart(4)} ${symbol} at ` +
        `${dollars(events.price[place]!)}: ${accounts[buyer]!.name} from ${accounts[seller]!.name}`,
    );
  }
  while (lines.length < TRADES) lines.push("");
  return ["LAST TRADES", ...lines];
}

function sideOf(view: MarketView, instrument: number, side: "bid" | "ask"): string {
  const price = view.bestPrice(instrument, side);
  return price === undefined ? "-" : dollars(price);
}

function dollars(units: number): string {
  return plainCents(dollarsFromAmount(units));
}
