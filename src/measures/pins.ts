import { dayOf } from "../calendar/civil-date.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import type { Market } from "../market/market-state.ts";
import { EVENT } from "../messages/events.ts";
import { UNITS_PER_CENT } from "../money/amount.ts";
import { openInterest } from "../positions/open-interest.ts";

/** A series whose last close was at its strike, or next to it. */
export interface Pin {
  readonly day: number;
  /** 1 call, -1 put. */
  readonly right: number;
  /** $0.0001 per share, all prices. */
  readonly strike: number;
  readonly close: number;
  /** Contracts held before it ended, and of those exercised, by the class that held them. */
  readonly held: number;
  readonly exercised: Map<string, number>;
  /** The stock's first mark of the next session; NaN where there is none. */
  next: number;
}

export interface Pins {
  readonly market: Market;
  readonly classes: readonly string[];
  readonly found: Pin[];
  /** Those of today that have not ended, by series. */
  readonly ending: Map<number, Pin>;
  /** Of the last pins that wait for their next session. */
  waiting: number;
}

/** How far from the strike a close may be, $0.0001 per share. */
const NEAR = 5 * UNITS_PER_CENT;

/** @param classes of each account. */
export function createPins(market: Market, classes: readonly string[]): Pins {
  return { market, classes, found: [], ending: new Map(), waiting: 0 };
}

/** After the marks of a close, before what ends is exercised. */
export function notePins(pins: Pins, day: number): void {
  const { market, found, ending } = pins;
  const { instruments, marks, ledger, accounts } = market;
  ending.clear();
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    if (instruments.expiryDay[series] !== day) continue;
    const [strike, close] = [instruments.strike[series]!, marks.mark[STOCK]!];
    if (Math.abs(strike - close) > NEAR) continue;
    const held = openInterest(ledger, accounts, series);
    if (held === 0) continue;
    const right = instruments.right[series]!;
    const pin = { day, right, strike, close, held, exercised: new Map(), next: Number.NaN };
    found.push(pin);
    ending.set(series, pin);
    pins.waiting++;
  }
}

/** Reads one event; to be called for each, in order. */
export function followPins(pins: Pins, place: number): void {
  const { market, found, ending, classes } = pins;
  if (pins.waiting === 0) return;
  const { events } = market;
  const instrument = events.instrument[place]!;
  if (events.kind[place] === EVENT.exercised) {
    const exercised = ending.get(instrument)?.exercised;
    const holder = classes[events.account[place]!]!;
    exercised?.set(holder, (exercised.get(holder) ?? 0) + events.quantity[place]!);
    return;
  }
  const isMark = events.kind[place] === EVENT.marked && instrument === STOCK;
  if (!isMark || dayOf(events.time[place]!) === found.at(-1)!.day) return;
  for (const pin of found.slice(-pins.waiting)) pin.next = events.price[place]!;
  pins.waiting = 0;
}
