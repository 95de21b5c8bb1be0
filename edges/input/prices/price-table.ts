import { InputError } from "../input-error.ts";
import type { NamedText } from "../named-text.ts";
import { emptyFile, plainLines, readRecords, splitLine, type Table, tableOf } from "../table.ts";
import { looksLikeTrades } from "../trades/trade-line.ts";
import { dateColumn, isPriceHeader } from "./price-columns.ts";
import { isDateText } from "./price-days.ts";
import { pickTicker } from "./tickers.ts";

export const SEPARATORS = [",", ";", "\t", "|"] as const;

/** Titles and disclaimers above the header are shorter than this. */
const HEADER_LINES_MAX = 30;

/** The table of a price file, whatever its separator and whatever stands around it. */
export interface PriceTable extends Table {
  readonly separator: string;
  /** Whether its columns were those of several tickers, of which one was picked. */
  readonly isOfTicker: boolean;
  /** What was left out around the rows, and a missing header. */
  readonly notes: readonly string[];
}

interface Header {
  readonly separator: string;
  readonly cells: readonly string[];
  /** The header's first and last line, from 1; none where `last` is before `first`. */
  readonly first: number;
  readonly last: number;
  /** Of each column, where the header says them. */
  readonly tickers?: readonly string[];
}

/**
 * Finds the header among the first 30 lines by its names, and with it the separator (comma,
 * semicolon, tab or bar). Two columns without a header are a date and a close. Empty cells beyond
 * the header's, and lines of text below the last row, are cut off.
 *
 * @param ticker Which one is read where yfinance's columns are those of several.
 * @throws InputError as `tableOf`, `readRecords` and `pickTicker`.
 */
export function parsePriceTable({ name, text }: NamedText, ticker?: string): PriceTable {
  const lines = plainLines(text);
  const header = findHeader(lines.split("\n", HEADER_LINES_MAX), name);
  const all = readRecords(lines, header.separator, name);
  const start = all.lines.findIndex((line) => line > header.last);
  const from = start < 0 ? all.lines.length : start;
  const width = header.cells.length;
  const records = all.records.slice(from).map((cells) => cutEmpty(cells, width));
  const isOfTicker = new Set(header.tickers).size > 1;
  const cells = isOfTicker ? namesOfTicker(header, ticker, name) : header.cells;
  const date = dateColumn({ name, header: cells, headerLine: header.first });
  const kept = withoutFooter(records, date, width);
  const below = { records: records.slice(0, kept), lines: all.lines.slice(from, from + kept) };
  const table = tableOf(name, cells, header.first, below);
  const above = all.lines.filter((line) => line < header.first).length;
  const notes: string[] = [];
  if (above > 0) notes.push(`Lines above the header, left out: ${above}.`);
  if (header.last < header.first) notes.push("There is no header: read as date and close.");
  if (kept < records.length) {
    notes.push(`Lines below the prices, left out: ${records.length - kept}.`);
  }
  return { ...table, separator: header.separator, isOfTicker, notes };
}

/** Whether one of the first lines names a date and a close, and nothing of trades. */
export function hasPriceHeader({ text }: NamedText): boolean {
  const lines = plainLines(text).split("\n", HEADER_LINES_MAX);
  return SEPARATORS.some((separator) =>
    lines.some((line) => {
      const cells = cellsOf(line, separator);
      return isPriceHeader(cells) && !looksLikeTrades(cells);
    }),
  );
}

function findHeader(lines: readonly string[], name: string): Header {
  for (const separator of SEPARATORS) {
    const split = lines.map((line) => cellsOf(line, separator));
    for (let i = 0; i < split.length; i++) {
      const stacked = stackedHeader(split.slice(i, i + 3));
      if (stacked !== undefined) return { separator, ...stacked, first: i + 1, last: i + 3 };
      const cells = split[i]!;
      if (isPriceHeader(cells)) return { separator, cells, first: i + 1, last: i + 1 };
    }
  }
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first < 0) throw emptyFile(name, "the file is empty");
  const widest = SEPARATORS.map((separator) => ({
    separator,
    cells: cellsOf(lines[first]!, separator),
  })).reduce((most, next) => (next.cells.length > most.cells.length ? next : most));
  if (!widest.cells.some(isDateText)) return { ...widest, first: first + 1, last: first + 1 };
  if (widest.cells.length === 2 && isDateText(widest.cells[0]!)) {
    return { ...widest, cells: ["date", "close"], first: first + 1, last: first };
  }
  throw new InputError({
    file: name,
    line: first + 1,
    what: "there is no header row",
    why: `The first row is data already, and its ${widest.cells.length} columns have no names`,
    mend: "Put a row of names above it, such as date,open,high,low,close,volume",
  });
}

/** yfinance writes three rows: Price with the columns' names, Ticker, and Date alone. */
function stackedHeader(
  rows: readonly (readonly string[])[],
): Pick<Header, "cells" | "tickers"> | undefined {
  const titles = rows.map((cells) => cells[0]!.toLowerCase());
  const names = rows[titles.indexOf("price")];
  const tickers = rows[titles.indexOf("ticker")];
  if (names === undefined || tickers === undefined) return undefined;
  if (titles[2] !== "date" && titles[2] !== "datetime") return undefined;
  return { cells: ["Date", ...names.slice(1)], tickers: tickers.slice(1) };
}

/** `Close` for the ticker that is read, `Close MSFT` for another. */
function namesOfTicker(header: Header, wanted: string | undefined, file: string): string[] {
  const tickers = header.tickers!;
  const picked = pickTicker(tickers, wanted, { file, line: header.first });
  return header.cells.map((name, column) => {
    const ticker = tickers[column - 1];
    return column === 0 || ticker === picked ? name : `${name} ${ticker}`;
  });
}

/** The trimmed cells of one line. */
export function cellsOf(line: string, separator: string): string[] {
  return (splitLine(line, separator) ?? line.split(separator)).map((cell) => cell.trim());
}

function cutEmpty(cells: readonly string[], width: number): readonly string[] {
  const isCut = cells.length > width && cells.slice(width).every((cell) => cell.trim() === "");
  return isCut ? cells.slice(0, width) : cells;
}

/** How many records stand above the text at the end; all where nothing else is there. */
function withoutFooter(
  records: readonly (readonly string[])[],
  date: number,
  width: number,
): number {
  let kept = records.length;
  while (kept > 0 && isFooter(records[kept - 1]!, date, width)) kept--;
  return kept === 0 ? records.length : kept;
}

/** A total, a source, a disclaimer: words where the date should be. A wrong date is none. */
function isFooter(cells: readonly string[], date: number, width: number): boolean {
  const text = (cells[date] ?? cells[0]!).trim();
  if (text === "" || /^\d/.test(text) || isDateText(text)) return false;
  return cells.length < width || !/\d/.test(text);
}
