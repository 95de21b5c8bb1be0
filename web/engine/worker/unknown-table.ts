import type { NamedText } from "../../../edges/input/named-text.ts";
import { isDateText } from "../../../edges/input/prices/price-days.ts";
import { parsePrice } from "../../../edges/input/prices/price-number.ts";
import { cellsOf, SEPARATORS } from "../../../edges/input/prices/price-table.ts";
import { plainLines, type Records, readRecords } from "../../../edges/input/table.ts";

/** Titles above the header are fewer lines than this. */
const TOP_LINES_MAX = 30;

interface Header {
  readonly separator: string;
  readonly cells: readonly string[];
  /** From 1. */
  readonly line: number;
}

/** A table whose columns nobody knows: its header, and the rows below. */
export interface UnknownTable extends Records {
  readonly separator: string;
  readonly header: readonly string[];
}

/**
 * The header is a row of words above a row with a number or a date; the separator is the one that
 * makes it widest.
 *
 * @throws InputError for broken quotes.
 */
export function unknownTable({ name, text }: NamedText): UnknownTable {
  const lines = plainLines(text);
  const top = lines.split("\n", TOP_LINES_MAX);
  const found = SEPARATORS.flatMap((separator) => headerAmong(top, separator) ?? []);
  const { separator, cells, line } = found.reduce(
    (most, next) => (next.cells.length > most.cells.length ? next : most),
    found[0] ?? { separator: ",", cells: [], line: 0 },
  );
  const all = readRecords(lines, separator, name);
  const start = all.lines.filter((at) => at <= line).length;
  const header = cells.map((cell) => cell.trim());
  return { separator, header, records: all.records.slice(start), lines: all.lines.slice(start) };
}

function headerAmong(top: readonly string[], separator: string): Header | undefined {
  const rows = top.flatMap((text, i) =>
    text.trim() === "" ? [] : [{ separator, cells: cellsOf(text, separator), line: i + 1 }],
  );
  return rows.find(({ cells }, i) => {
    const below = rows[i + 1]?.cells ?? [];
    return isWide(cells) && !cells.some(isValue) && isWide(below) && below.some(isValue);
  });
}

function isWide(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell !== "").length > 1;
}

function isValue(cell: string): boolean {
  const isNumber = parsePrice(cell, false) !== undefined || parsePrice(cell, true) !== undefined;
  return isNumber || isDateText(cell);
}
