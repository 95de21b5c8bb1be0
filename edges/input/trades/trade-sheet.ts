import { InputError } from "../input-error.ts";
import type { Records } from "../table.ts";
import { plainTicker, tickerOfRoot } from "./option-name.ts";
import { plainColumn, priceUnits, type TradeLine, tradeLine } from "./trade-line.ts";
import { CONTRACT_SHARES, type TradeContract, type TradeDraft } from "./trade-row.ts";
import type { TradeTime } from "./trade-time.ts";

/** A file cut into its header and the rows below it. */
export interface TradeSheet {
  readonly name: string;
  readonly headerLine: number;
  readonly header: readonly string[];
  readonly records: Records;
}

/** What a reader fills. */
export interface TradeCollector {
  readonly drafts: TradeDraft[];
  /** Rows left out, by reason. */
  readonly skipped: Map<string, number>;
}

/** Reads one form of file into a collector; throws InputError for what it cannot understand. */
export type TradeReader = (sheet: TradeSheet, into: TradeCollector) => void;

export function skip({ skipped }: TradeCollector, reason: string): void {
  skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
}

export const PROSE = "lines of text: titles, totals, disclaimers";
export const OPTION_SIDE = "the option side of a split";
export const OTHER_ROW = "the other row of a split";

/**
 * The rows whose first cell begins with a digit, as dates do. Any other is a title, a total or a
 * disclaimer, and is counted.
 *
 * @throws InputError for a row with fewer cells than the header, as in a file that was cut.
 */
export function datedLines(sheet: TradeSheet, into: TradeCollector): TradeLine[] {
  const lines: TradeLine[] = [];
  const { records, header, name } = sheet;
  records.records.forEach((cells, i) => {
    if (/^\s*\d/.test(cells[0]!)) lines.push(fullLine(name, header, cells, records.lines[i]!));
    else skip(into, PROSE);
  });
  return lines;
}

/** @throws InputError when cells are missing at the end of the row, or filled beyond the header. */
export function fullLine(
  name: string,
  header: readonly string[],
  cells: readonly string[],
  line: number,
): TradeLine {
  let width = header.length;
  while (header[width - 1]?.trim() === "") width--;
  const isFull = cells.length >= width;
  if (isFull && cells.slice(header.length).every((cell) => cell.trim() === "")) {
    return tradeLine(name, line, header, cells);
  }
  throw new InputError({
    file: name,
    line,
    what: `this row has ${cells.length} cells, the header has ${width}`,
    why: "The file may have been cut or edited, or a comma stands outside quotes",
    mend: "Download it again, or delete the row",
  });
}

/** @throws InputError that lists every one of these columns that the header lacks. */
export function requireColumns(
  { name, header, headerLine }: TradeSheet,
  columns: readonly string[],
  mend: string,
): void {
  const names = header.map(plainColumn);
  const missing = columns.filter((column) => !names.includes(plainColumn(column)));
  if (missing.length === 0) return;
  throw new InputError({
    file: name,
    line: headerLine,
    what: `the header lacks ${missing.join(", ")}`,
    why: "Without them the rows cannot be told",
    mend,
  });
}

/** The parts of a row that are not what a row has when nothing else is said. */
export type DraftParts = Partial<TradeDraft> & Pick<TradeDraft, "action" | "quantity">;

/**
 * A draft about a contract, or about shares of a ticker.
 *
 * @throws InputError when quantity x price cannot be held exactly.
 */
export function draftOf(
  line: TradeLine,
  time: TradeTime,
  what: TradeContract | string,
  parts: DraftParts,
  dollars = 0,
): TradeDraft {
  const contract = typeof what === "string" ? undefined : what;
  const shares = parts.quantity * (contract === undefined ? 1 : CONTRACT_SHARES);
  const prices = priceUnits(dollars);
  if (!(Math.abs(shares * prices.price) <= Number.MAX_SAFE_INTEGER)) {
    throw line.refuse("quantity", "quantity x price is over $900 billion");
  }
  return {
    line: line.line,
    day: time.day,
    seconds: time.seconds,
    contract,
    ticker: typeof what === "string" ? plainTicker(what) : tickerOfRoot(what.root),
    ...prices,
    fees: 0,
    cash: undefined,
    split: undefined,
    isDelivery: false,
    isSignKnown: true,
    isFlip: false,
    tradeId: undefined,
    ...parts,
  };
}

/**
 * The size of a trade in this cell, without its sign.
 *
 * @throws InputError when there is none, and for a part of a contract.
 */
export function sizeOf(line: TradeLine, column: string, isContract: boolean): number {
  const size = Math.abs(line.number(column) ?? 0);
  if (size > 0 && (!isContract || Number.isInteger(size))) return size;
  throw line.refuse(
    column,
    isContract ? "contracts must be a whole number above 0" : "the quantity must not be 0",
  );
}

/** The price in this cell; @throws InputError when a trade has none, or one below 0. */
export function dollarsOf(line: TradeLine, column: string): number {
  const dollars = line.number(column);
  if (dollars !== undefined && dollars >= 0) return dollars;
  throw line.refuse(column, dollars === undefined ? "a trade has no price" : "a price is below 0");
}
