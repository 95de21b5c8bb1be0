import { isoFromDay } from "../../calendar/civil-date.ts";
import { isLive, MULTIPLIER, STOCK, settlementValue } from "../../contracts/instrument-table.ts";
import { dollarsFromAmount, roundHalfAway } from "../../money/amount.ts";
import { CASH } from "../../money/cash.ts";
import type { Position } from "../../simulator/trades/position-book.ts";
import { replayTrades } from "../../simulator/trades/replay-trades.ts";
import type { TradesConfig } from "../../simulator/trades/trades-config.ts";
import type { TradesWorld } from "../../simulator/trades/trades-world.ts";
import { type EntryLine, entryLine } from "../followed/entry-lines.ts";
import { type RecordedLine, recordReplay } from "../followed/record-replay.ts";

/** A close in the life of a position; dollars, those of results since it was opened. */
export interface PositionDay {
  readonly date: string;
  readonly stock: number;
  /** A share of the option, at its mark; at its end what it was worth. */
  readonly option: number;
  /** Contracts that the user has left; below 0 sold. */
  readonly held: number;
  /** Shares of the buyer's hedge of this position alone, unrounded. */
  readonly hedge: number;
  /** The user's option alone, without fees, and the buyer's with that hedge. */
  readonly yours: number;
  readonly his: number;
}

/** One position from its opening to its end. */
export interface OpenedPosition {
  readonly days: readonly PositionDay[];
  /** Every entry of the ledger that moved the option, or what it delivered, whole. */
  readonly entries: readonly EntryLine[];
}

/** Causes by which an option ends and delivers; what it delivers is booked just before it. */
const ENDINGS: readonly string[] = ["exercise", "expiry"];

/** Replays the user's trades once more and follows one position. @param index in the report. */
export function openPosition(config: TradesConfig, index: number): OpenedPosition {
  const days: PositionDay[] = [];
  const { lines, onLeave } = recordReplay();
  const world = replayTrades(
    config,
    (now, row) => {
      onLeave(now, row);
      const position = now.positions.all[index];
      if (position === undefined || row > (position.closedRow ?? row)) return;
      days.push(dayOf(now, position, row));
    },
    onLeave,
  );
  return { days, entries: entriesOf(world, lines, world.positions.all[index]!) };
}

function dayOf({ config, market, listed }: TradesWorld, position: Position, row: number) {
  const { instruments, marks } = market;
  const series = listed[position.series]!;
  const close = config.closes[row]!;
  const mark = isLive(instruments, series)
    ? marks.mark[series]!
    : settlementValue(instruments, series, close);
  const yours = position.option + position.held * mark;
  return {
    date: isoFromDay(config.days[row]!),
    stock: dollarsFromAmount(close),
    option: dollarsFromAmount(mark / MULTIPLIER),
    held: position.held,
    hedge: position.held === 0 ? 0 : position.target,
    yours: dollarsFromAmount(yours),
    his: dollarsFromAmount(roundHalfAway(position.hedge) - yours),
  };
}

/** The entries that moved the option, each after the shares and the cash that it delivered. */
function entriesOf(
  { config, market, listed }: TradesWorld,
  lines: readonly RecordedLine[],
  { series, openedRow, closedRow }: Position,
): EntryLine[] {
  const last = closedRow ?? config.plan.lastRow;
  const kept: RecordedLine[][] = [];
  let delivered: RecordedLine[][] = [];
  for (const entry of wholeEntries(lines)) {
    const { row, cause } = entry[0]!;
    const option = entry.find(({ asset }) => asset !== CASH && asset !== STOCK)?.asset;
    if (option === undefined && ENDINGS.includes(cause)) {
      delivered.push(entry);
      continue;
    }
    if (option === listed[series] && row >= openedRow && row <= last) {
      kept.push(...delivered, entry);
    }
    delivered = [];
  }
  return kept.flat().map((line) => entryLine(market, config.days, line));
}

function wholeEntries(lines: readonly RecordedLine[]): RecordedLine[][] {
  const entries: RecordedLine[][] = [];
  for (const line of lines) {
    if (entries.at(-1)?.[0]?.entry !== line.entry) entries.push([]);
    entries.at(-1)!.push(line);
  }
  return entries;
}
