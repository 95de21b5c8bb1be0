import type { Columns } from "../base/columns.ts";
import type { VolClock } from "../calendar/clocks.ts";
import { CASH } from "../money/cash.ts";
import type { TickRule } from "./tick-rule.ts";

/** The stock's number; 0 is cash, and series follow in the order of listing. */
export const STOCK = 1;
export const FIRST_SERIES = 2;

/** What a price per share is multiplied by for one contract; shares per contract when listed. */
export const MULTIPLIER = 100;

const LIVE = 1;
const EXPIRED = 2;

/** What is listed, a column per term. A contract does not know its price. */
export interface InstrumentTable {
  readonly capacity: number;
  /** What every volatility in this market is per year of. */
  readonly volClock: VolClock;
  /** [0]: instruments so far, cash and stock included. */
  readonly count: Float64Array;
  readonly state: Int32Array;
  /** The live series in the order of listing; [0] of `liveCount`: how many. */
  readonly live: Int32Array;
  readonly liveCount: Int32Array;
  /** 1 call, -1 put, 0 for cash and stock. */
  readonly right: Int32Array;
  /** $0.0001 per share. */
  readonly strike: Float64Array;
  /** Days since 1970-01-01. */
  readonly expiryDay: Int32Array;
  /** 1 for listed ticks, 0 for none. */
  readonly ticks: Int32Array;
  /** 1 where the holder may exercise at any time, 0 at the expiry only. */
  readonly american: Int32Array;
  /** Shares that change hands per contract on exercise: 100, until a split adjusts it. */
  readonly deliverable: Int32Array;
  /** Day of the listing: with the expiry, the longest life that a model has to cover. */
  readonly listedDay: Int32Array;
}

export function createInstrumentTable(
  columns: Columns,
  series: number,
  volClock: VolClock = "calendar",
): InstrumentTable {
  const capacity = FIRST_SERIES + series;
  const table: InstrumentTable = {
    capacity,
    volClock,
    count: columns.float64("instruments.count", 1),
    state: columns.int32("instruments.state", capacity),
    live: columns.int32("instruments.live", capacity),
    liveCount: columns.int32("instruments.liveCount", 1),
    right: columns.int32("instruments.right", capacity),
    strike: columns.float64("instruments.strike", capacity),
    expiryDay: columns.int32("instruments.expiryDay", capacity),
    ticks: columns.int32("instruments.ticks", capacity),
    american: columns.int32("instruments.american", capacity),
    deliverable: columns.int32("instruments.deliverable", capacity),
    listedDay: columns.int32("instruments.listedDay", capacity),
  };
  table.count[0] = FIRST_SERIES;
  table.state[CASH] = LIVE;
  table.state[STOCK] = LIVE;
  return table;
}

/** Adds a series and returns its number. The caller has checked that there is room. */
export function addSeries(
  table: InstrumentTable,
  right: number,
  strike: number,
  expiryDay: number,
  ticks: number,
  american: number,
  listedDay: number,
): number {
  const instrument = table.count[0]!++;
  table.state[instrument] = LIVE;
  table.right[instrument] = right;
  table.strike[instrument] = strike;
  table.expiryDay[instrument] = expiryDay;
  table.ticks[instrument] = ticks;
  table.american[instrument] = american;
  table.deliverable[instrument] = MULTIPLIER;
  table.listedDay[instrument] = listedDay;
  table.live[table.liveCount[0]!++] = instrument;
  return instrument;
}

export function isSeries(table: InstrumentTable, instrument: number): boolean {
  return instrument >= FIRST_SERIES && instrument < table.count[0]!;
}

export function isLive(table: InstrumentTable, instrument: number): boolean {
  return table.state[instrument] === LIVE;
}

/** Takes a series off the list of live ones, for good. */
export function removeSeries(table: InstrumentTable, instrument: number): void {
  table.state[instrument] = EXPIRED;
  const count = table.liveCount[0]!;
  const place = table.live.indexOf(instrument);
  table.live.copyWithin(place, place + 1, count);
  table.liveCount[0] = count - 1;
}

/** The tick rule of an instrument; the stock trades at any multiple of $0.0001. */
export function tickRuleOf(table: InstrumentTable, instrument: number): TickRule {
  return table.ticks[instrument] === 1 ? "listed" : "none";
}

/** What a price per share is multiplied by for one traded unit of the instrument. */
export function sharesPerUnit(instrument: number): number {
  return instrument === STOCK ? 1 : MULTIPLIER;
}

/** What exercising one contract brings now, in $0.0001: negative when out of the money. */
export function exerciseValue(
  table: InstrumentTable,
  instrument: number,
  stockPrice: number,
): number {
  const shares = stockPrice * table.deliverable[instrument]!;
  return table.right[instrument]! * (shares - table.strike[instrument]! * MULTIPLIER);
}

/** Exercise by exception: a holder exercises at $0.01 in the money or more, not below (OCC). */
const AUTOMATIC_EXERCISE_UNITS = 100;

/** What one contract is worth at its end, in $0.0001: 0 when it is not exercised. */
export function settlementValue(
  table: InstrumentTable,
  instrument: number,
  stockPrice: number,
): number {
  const gain = exerciseValue(table, instrument, stockPrice);
  return gain >= AUTOMATIC_EXERCISE_UNITS * MULTIPLIER ? gain : 0;
}
