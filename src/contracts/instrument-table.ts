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
  /** Numbers of series that have ended, the longest ago first: a ring; [0]: where it begins. */
  readonly ended: Int32Array;
  readonly endedFirst: Float64Array;
  readonly endedCount: Float64Array;
  readonly expiries: ExpirySlots;
}

/** Expiries that live series have, a slot each, so that what an expiry decides is kept once. */
export interface ExpirySlots {
  /** Slot of each series, or NO_SLOT. */
  readonly slot: Int32Array;
  /** Days since 1970-01-01. */
  readonly day: Int32Array;
  /** Live series of each slot; 0: the slot is free. */
  readonly series: Int32Array;
}

/** Expiries that can have a slot at once; the series of others are quoted by orders only. */
export const MOST_EXPIRIES = 40;
export const NO_SLOT = -1;

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
    ended: columns.int32("instruments.ended", capacity),
    endedFirst: columns.float64("instruments.endedFirst", 1),
    endedCount: columns.float64("instruments.endedCount", 1),
    expiries: {
      slot: columns.int32("expiries.slot", capacity),
      day: columns.int32("expiries.day", MOST_EXPIRIES),
      series: columns.int32("expiries.series", MOST_EXPIRIES),
    },
  };
  table.count[0] = FIRST_SERIES;
  table.state[CASH] = LIVE;
  table.state[STOCK] = LIVE;
  return table;
}

/** Whether another series can be listed: a number is free, or was a series' that has ended. */
export function hasSeriesRoom(table: InstrumentTable): boolean {
  return table.count[0]! < table.capacity || table.endedCount[0]! > 0;
}

/**
 * Adds a series and returns its number: a new one as long as there are any, then that of the series
 * that ended longest ago. The caller has checked that there is room.
 */
export function addSeries(
  table: InstrumentTable,
  right: number,
  strike: number,
  expiryDay: number,
  ticks: number,
  american: number,
  listedDay: number,
): number {
  const instrument = nextNumber(table);
  table.state[instrument] = LIVE;
  table.right[instrument] = right;
  table.strike[instrument] = strike;
  table.expiryDay[instrument] = expiryDay;
  table.ticks[instrument] = ticks;
  table.american[instrument] = american;
  table.deliverable[instrument] = MULTIPLIER;
  table.listedDay[instrument] = listedDay;
  table.live[table.liveCount[0]!++] = instrument;
  takeExpirySlot(table.expiries, instrument, expiryDay);
  return instrument;
}

function nextNumber(table: InstrumentTable): number {
  if (table.count[0]! < table.capacity) return table.count[0]!++;
  const first = table.endedFirst[0]!;
  table.endedFirst[0] = (first + 1) % table.capacity;
  table.endedCount[0]!--;
  return table.ended[first]!;
}

/** The slot of a day on which live series expire, or NO_SLOT. */
export function slotOfExpiry({ day, series }: ExpirySlots, expiryDay: number): number {
  for (let slot = 0; slot < MOST_EXPIRIES; slot++) {
    if (series[slot]! > 0 && day[slot] === expiryDay) return slot;
  }
  return NO_SLOT;
}

function takeExpirySlot(expiries: ExpirySlots, instrument: number, expiryDay: number): void {
  const known = slotOfExpiry(expiries, expiryDay);
  const slot = known === NO_SLOT ? expiries.series.indexOf(0) : known;
  expiries.slot[instrument] = slot;
  if (slot === NO_SLOT) return;
  expiries.day[slot] = expiryDay;
  expiries.series[slot]!++;
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
  table.ended[(table.endedFirst[0]! + table.endedCount[0]!++) % table.capacity] = instrument;
  const slot = table.expiries.slot[instrument]!;
  if (slot !== NO_SLOT) table.expiries.series[slot]!--;
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
