import { MULTIPLIER } from "../../contracts/instrument-table.ts";
import type { IvStatus } from "../../pricing/implied-volatility.ts";

export type PositionEnd = "open" | "closed" | "expired" | "assigned" | "exercised";

/** The user's position in one series, from flat to flat; amounts in $0.0001. */
export interface Position {
  /** Place of the series in the plan. */
  readonly series: number;
  readonly openedRow: number;
  /** Undefined while it is open. */
  closedRow: number | undefined;
  /** How the last of it ended. */
  how: PositionEnd;
  /** Contracts opened over its life, signed: below 0 sold. After a split as many as then. */
  contracts: number;
  /** Contracts that are left. */
  held: number;
  /** What the fills that opened it brought the user. */
  premium: number;
  /** Per year, of the fill that opened it; NaN when its price implies none. */
  readonly iv: number;
  readonly ivStatus: IvStatus | "last-day";
  /** The user's result of the options alone, without fees; the buyer has the opposite. */
  option: number;
  fees: number;
  /** What the buyer's shares gain when he hedges this position alone, and not rounded. */
  hedge: number;
  /** Shares of that hedge since the last close. */
  target: number;
}

export interface PositionBook {
  readonly all: Position[];
  /** By place of the series in the plan. */
  readonly open: Map<number, Position>;
}

export function createPositionBook(): PositionBook {
  return { all: [], open: new Map() };
}

export interface BookedFill {
  readonly series: number;
  readonly row: number;
  readonly quantity: number;
  readonly price: number;
  readonly iv: number;
  readonly ivStatus: IvStatus | "last-day";
}

/** Books a fill; one through zero ends a position and opens another. */
export function bookFill(book: PositionBook, fill: BookedFill): void {
  const { series, row, quantity, price } = fill;
  const held = book.open.get(series)?.held ?? 0;
  const isOpposite = Math.sign(held) === -Math.sign(quantity);
  const closing = isOpposite
    ? Math.sign(quantity) * Math.min(Math.abs(held), Math.abs(quantity))
    : 0;
  if (closing !== 0)
    endContracts(book, series, row, Math.abs(closing), "closed", price * MULTIPLIER);
  const opening = quantity - closing;
  if (opening === 0) return;
  const position = book.open.get(series) ?? openPosition(book, fill);
  position.contracts += opening;
  position.held += opening;
  position.premium -= opening * price * MULTIPLIER;
  position.option -= opening * price * MULTIPLIER;
}

function openPosition(book: PositionBook, { series, row, iv, ivStatus }: BookedFill): Position {
  const position: Position = {
    series,
    openedRow: row,
    closedRow: undefined,
    how: "open",
    contracts: 0,
    held: 0,
    premium: 0,
    iv,
    ivStatus,
    option: 0,
    fees: 0,
    hedge: 0,
    target: 0,
  };
  book.all.push(position);
  book.open.set(series, position);
  return position;
}

/** Ends so many contracts at a value each, in $0.0001. */
export function endContracts(
  book: PositionBook,
  series: number,
  row: number,
  contracts: number,
  how: PositionEnd,
  value: number,
): void {
  const position = book.open.get(series)!;
  const ended = Math.sign(position.held) * contracts;
  position.held -= ended;
  position.option += ended * value;
  if (position.held !== 0) return;
  position.how = how;
  position.closedRow = row;
  book.open.delete(series);
}

/** After a split the market has so many contracts for each one. */
export function multiplyPosition(book: PositionBook, series: number, factor: number): void {
  const position = book.open.get(series);
  if (position === undefined) return;
  position.held *= factor;
  position.contracts *= factor;
}

/** Charges the last position of a series that was ever opened. */
export function chargePosition({ all }: PositionBook, series: number, fees: number): void {
  const last = all.filter((position) => position.series === series).at(-1);
  if (last !== undefined) last.fees += fees;
}
