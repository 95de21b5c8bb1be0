import type { NamedText } from "../named-text.ts";
import { emptyFile, plainLines, readRecords, splitLine, type Table, tableOf } from "../table.ts";
import { isPriceHeader } from "./price-columns.ts";

const SEPARATORS = [",", ";", "\t"] as const;

/** Titles and disclaimers above the header are shorter than this. */
const HEADER_LINES_MAX = 30;

/** The table of a price file, whatever its separator and whatever stands above its header. */
export interface PriceTable extends Table {
  readonly separator: string;
  /** Lines with text above the header. */
  readonly linesAbove: number;
}

interface Header {
  readonly separator: string;
  readonly cells: readonly string[];
  /** The header's first and last line, from 1. */
  readonly first: number;
  readonly last: number;
}

/**
 * Finds the header among the first 30 lines by its names, and with it the separator (comma,
 * semicolon or tab). Empty cells beyond the header's are cut off.
 *
 * @throws InputError as `tableOf` and `readRecords`.
 */
export function parsePriceTable({ name, text }: NamedText): PriceTable {
  const lines = plainLines(text);
  const header = findHeader(lines.split("\n", HEADER_LINES_MAX), name);
  const all = readRecords(lines, header.separator, name);
  const end = all.lines.findIndex((line) => line > header.last);
  const from = end < 0 ? all.lines.length : end;
  const width = header.cells.length;
  const below = {
    records: all.records.slice(from).map((cells) => cutEmpty(cells, width)),
    lines: all.lines.slice(from),
  };
  const table = tableOf(name, header.cells, header.first, below);
  const linesAbove = all.lines.filter((line) => line < header.first).length;
  return { ...table, separator: header.separator, linesAbove };
}

function findHeader(lines: readonly string[], name: string): Header {
  for (const separator of SEPARATORS) {
    const split = lines.map((line) => cellsOf(line, separator));
    for (let i = 0; i < split.length; i++) {
      const stacked = stackedHeader(split.slice(i, i + 3));
      if (stacked !== undefined) return { separator, cells: stacked, first: i + 1, last: i + 3 };
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
  return { ...widest, first: first + 1, last: first + 1 };
}

/** yfinance writes three rows: Price with the columns' names, Ticker, and Date alone. */
function stackedHeader(rows: readonly (readonly string[])[]): string[] | undefined {
  const titles = rows.map((cells) => cells[0]!.toLowerCase());
  const names = rows[titles.indexOf("price")];
  if (names === undefined || !titles.includes("ticker")) return undefined;
  return titles[2] === "date" || titles[2] === "datetime" ? ["Date", ...names.slice(1)] : undefined;
}

function cellsOf(line: string, separator: string): string[] {
  return (splitLine(line, separator) ?? line.split(separator)).map((cell) => cell.trim());
}

function cutEmpty(cells: readonly string[], width: number): readonly string[] {
  const isCut = cells.length > width && cells.slice(width).every((cell) => cell.trim() === "");
  return isCut ? cells.slice(0, width) : cells;
}
