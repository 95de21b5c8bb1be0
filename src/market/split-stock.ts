import { adjustSeries, contractsForOne, splitShares } from "../clearing/split.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { closeBook } from "../exchange/cancel.ts";
import { EVENT } from "../messages/events.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import { nextRow, type Rows } from "../messages/rows.ts";
import { roundHalfAway } from "../money/amount.ts";
import { splitAnnounced } from "../pricing/carry.ts";
import { withdrawSheets } from "../quoting/quote-sheets.ts";
import type { Market } from "./market-state.ts";

const MOST_SHARES = 1_000;

/** More shares per contract than that are a mistake, not a contract. */
const MOST_DELIVERABLE = 1_000_000;

/**
 * A split at the open of its first day: orders are cancelled, everybody has new shares and
 * adjusted contracts, and the marks are those of before in the new units, so nobody gains.
 *
 * @param place of a `split` command.
 */
export function splitStock(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const { instruments, marks, exchange, clearing, carry } = market;
  const time = rows.time[place]!;
  const [newShares, oldShares] = [rows.quantity[place]!, rows.quantity2[place]!];
  if (marks.marked[STOCK] === 0) return "no-stock-mark";
  if (!isCount(newShares) || !isCount(oldShares) || newShares === oldShares) return "bad-ratio";
  const { live, liveCount, deliverable } = instruments;
  for (let i = 0; i < liveCount[0]!; i++) {
    const shares = (deliverable[live[i]!]! * newShares) / oldShares;
    if (!Number.isInteger(shares) || shares > MOST_DELIVERABLE) return "bad-ratio";
  }
  const before = marks.mark[STOCK]!;
  const mark = Math.max(roundHalfAway((before * oldShares) / newShares), 1);
  closeBook(exchange, time, STOCK);
  withdrawSheets(exchange.sheets);
  marks.mark[STOCK] = mark;
  emitSplit(market, time, newShares, oldShares, before, mark);
  splitShares(clearing, time, newShares, oldShares, mark);
  splitAnnounced(carry, oldShares / newShares);
  for (let i = 0; i < liveCount[0]!; i++) adjust(market, time, live[i]!, newShares, oldShares);
  return undefined;
}

function isCount(shares: number): boolean {
  return Number.isInteger(shares) && shares >= 1 && shares <= MOST_SHARES;
}

function emitSplit(
  market: Market,
  time: number,
  newShares: number,
  oldShares: number,
  before: number,
  mark: number,
): void {
  const { events } = market;
  const place = nextRow(events, EVENT.split, time);
  events.quantity[place] = newShares;
  events.quantity2[place] = oldShares;
  events.price2[place] = before;
  events.price[place] = mark;
}

function adjust(
  market: Market,
  time: number,
  series: number,
  newShares: number,
  oldShares: number,
): void {
  const { marks, clearing, events, exchange } = market;
  closeBook(exchange, time, series);
  const factor = contractsForOne(clearing, series, newShares, oldShares);
  adjustSeries(clearing, series, newShares, oldShares);
  const before = marks.mark[series]!;
  const mark = roundHalfAway(before / factor);
  marks.mark[series] = mark;
  const place = nextRow(events, EVENT.adjusted, time);
  events.instrument[place] = series;
  events.quantity[place] = factor;
  events.price2[place] = before;
  events.price[place] = mark;
}
