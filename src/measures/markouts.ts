import { MULTIPLIER, STOCK } from "../contracts/instrument-table.ts";
import { midOf } from "../market/mark-instant.ts";
import type { Market } from "../market/market-state.ts";
import { EVENT } from "../messages/events.ts";
import { MAKER } from "./party-classes.ts";

/** When a fill is looked at again: at the stock's first price so long after it, or at its end. */
export const HORIZONS = ["1min", "1h", "1d", "end"] as const;
export type Horizon = (typeof HORIZONS)[number];
const AFTER_US = [60_000_000, 3_600_000_000, 86_400_000_000] as const;
/** A look that comes later is none of that horizon; a day may have a long weekend in it. */
const UNTIL_US = [120_000_000, 7_200_000_000, 432_000_000_000] as const;

/** What makers' fills with one class came to, dollars per contract, seen by the maker. */
export interface MarkoutReport {
  /** Class of the other side. */
  readonly with: string;
  readonly contracts: number;
  /** Against the middle of the quote that the trade met: what he earned at once. */
  readonly spread: number;
  /** How that middle moved for him since; only fills that could be looked at then count. */
  readonly after: Readonly<Record<Horizon, Markout>>;
}

export interface Markout {
  readonly contracts: number;
  /** Without contracts there is none. */
  readonly mean: number | null;
}

interface Fill {
  readonly with: string;
  readonly series: number;
  readonly time: number;
  /** Contracts, negative where the maker sold. */
  readonly signed: number;
  /** Middle of the quote in $0.0001 per contract. */
  readonly mid: number;
  /** Horizons that have passed. */
  passed: number;
}

interface Sum {
  contracts: number;
  amount: number;
}

interface ClassSums {
  readonly spread: Sum;
  readonly after: readonly Sum[];
}

export interface Markouts {
  readonly market: Market;
  readonly classes: readonly string[];
  /** Fills whose horizons have not all passed, oldest first. */
  open: Fill[];
  /** Before it every fill has passed all horizons but its end. */
  first: number;
  readonly sums: Map<string, ClassSums>;
  /** From a price of the stock to the quotes that are looked at then. */
  readonly seenUs: number;
}

const TAPE = "tape";
/** By then every maker has seen what a tape quotes; a crowd's price moves all the time. */
const SEEN_US = 100_000;

/** @param classes of each account. */
export function createMarkouts(market: Market, classes: readonly string[]): Markouts {
  const seenUs = classes.includes(TAPE) ? SEEN_US : 0;
  return { market, classes, open: [], first: 0, sums: new Map(), seenUs };
}

/** Reads one event; to be called for each, in order, before the next command. */
export function followMarkouts(markouts: Markouts, place: number): void {
  const { events } = markouts.market;
  const instrument = events.instrument[place]!;
  const time = events.time[place]!;
  switch (events.kind[place]) {
    case EVENT.traded:
      if (instrument !== STOCK) noteFill(markouts, place);
      break;
    case EVENT.accepted:
      if (markouts.classes[events.account[place]!] === TAPE) lookAgain(markouts, time);
      break;
    case EVENT.marked:
      if (instrument === STOCK) lookAgain(markouts, time);
      break;
    case EVENT.expired:
      endSeries(markouts, instrument, events.price[place]!);
      break;
    default:
  }
}

/** What was traded so far is not measured. */
export function forgetFills(markouts: Markouts): void {
  markouts.open = [];
  markouts.first = 0;
  markouts.sums.clear();
}

function noteFill({ market, classes, open, sums }: Markouts, place: number): void {
  const { events, marks } = market;
  const [buyer, seller] = [classes[events.account[place]!]!, classes[events.other[place]!]!];
  if ((buyer === MAKER) === (seller === MAKER)) return;
  const isBuyer = buyer === MAKER;
  const other = isBuyer ? seller : buyer;
  const signed = isBuyer ? events.quantity[place]! : -events.quantity[place]!;
  const series = events.instrument[place]!;
  const mid = marks.mark[series]!;
  const known = sums.get(other) ?? { spread: empty(), after: HORIZONS.map(empty) };
  sums.set(other, known);
  add(known.spread, Math.abs(signed), signed * (mid - events.price[place]! * MULTIPLIER));
  open.push({ with: other, series, time: events.time[place]!, signed, mid, passed: 0 });
}

/** Fills whose next horizon has come, at the middle of the quote of now, or the last mark. */
function lookAgain(markouts: Markouts, time: number): void {
  const { market, open, sums, seenUs } = markouts;
  while (markouts.first < open.length && open[markouts.first]!.passed === AFTER_US.length) {
    markouts.first++;
  }
  for (let i = markouts.first; i < open.length; i++) {
    const fill = open[i]!;
    const age = time - fill.time;
    // The later ones are younger still.
    if (age < AFTER_US[0]!) break;
    while (fill.passed < AFTER_US.length && age >= AFTER_US[fill.passed]!) {
      const horizon = fill.passed++;
      if (age > UNTIL_US[horizon]!) continue;
      const mid = midOf(market, fill.series, time + seenUs) * MULTIPLIER;
      const now = Number.isNaN(mid) ? market.marks.mark[fill.series]! : mid;
      addMove(sums.get(fill.with)!.after[horizon]!, fill, now);
    }
  }
}

/** @param value of a contract at its end, in $0.0001. */
function endSeries(markouts: Markouts, series: number, value: number): void {
  const { open, sums } = markouts;
  for (const fill of open) {
    if (fill.series !== series) continue;
    addMove(sums.get(fill.with)!.after[HORIZONS.length - 1]!, fill, value);
  }
  markouts.open = open.filter((fill) => fill.series !== series);
  markouts.first = 0;
}

/** @param value of a contract of now, in $0.0001. */
function addMove(sum: Sum, { signed, mid }: Fill, value: number): void {
  add(sum, Math.abs(signed), signed * (value - mid));
}

function empty(): Sum {
  return { contracts: 0, amount: 0 };
}

function add(sum: Sum, contracts: number, amount: number): void {
  sum.contracts += contracts;
  sum.amount += amount;
}

const UNITS = 10_000;

export function markoutReports({ sums }: Markouts): MarkoutReport[] {
  const meanOf = ({ contracts, amount }: Sum): number => amount / contracts / UNITS;
  return [...sums].map(([name, { spread, after }]) => ({
    with: name,
    contracts: spread.contracts,
    spread: meanOf(spread),
    after: Object.fromEntries(
      HORIZONS.map((horizon, i) => {
        const sum = after[i]!;
        const { contracts } = sum;
        return [horizon, { contracts, mean: contracts === 0 ? null : meanOf(sum) }];
      }),
    ) as MarkoutReport["after"],
  }));
}
