import { InputError } from "../../../edges/input/input-error.ts";
import type { NamedText } from "../../../edges/input/named-text.ts";
import { withDecimalPoints } from "../../../edges/input/prices/price-number.ts";
import { parseTradeTime, withoutPoints } from "../../../edges/input/trades/trade-time.ts";
import type { ActionWords, ColumnMapping, SeenFile } from "../engine-api.ts";
import { OUR_COLUMNS } from "../our-columns.ts";
import { seeFile } from "./see-file.ts";
import { type PlainRow, plainTrades } from "./trade-actions.ts";
import { type UnknownTable, unknownTable } from "./unknown-table.ts";

/** A file in the plain form. */
export interface MappedFile {
  readonly text: string;
  readonly notes: readonly string[];
  /** `lines[i]` is the line of the user's file from which line i + 1 of the text is. */
  readonly lines: readonly number[];
}

/**
 * The same rows in the plain form: our column names over the cells of the columns that the user
 * named, each row in the line where it stood unless the newest come first. A column that is left
 * out is empty.
 *
 * @param words what those of the action column mean.
 * @throws InputError for a column that is needed and not named, or not in the file, and for a word
 * whose meaning is not known.
 */
export function mapColumns(
  file: NamedText,
  kind: "prices" | "trades",
  mapping: ColumnMapping,
  words: ActionWords = {},
): MappedFile {
  const { needed, optional } = OUR_COLUMNS[kind];
  const ours = [...needed, ...optional];
  const table = unknownTable(file);
  const places = ours.map((our) => placeOf(file.name, table, our, mapping[our] ?? ""));
  const rows = table.records.map((cells, i): PlainRow => {
    return { line: table.lines[i]!, cells: places.map((place) => cells[place] ?? "") };
  });
  if (kind === "prices") return written(table.separator, ours, rows, []);
  const oldestFirst = isNewestFirst(rows) ? rows.reverse() : rows;
  const trades = plainTrades(file.name, inPoints(oldestFirst, table.separator), words);
  return written(",", ours, trades.rows, trades.notes);
}

/** What the rewritten file is; a refusal names the columns and the row of the file as it came. */
export function seeMapped(
  name: string,
  { text, notes, lines }: MappedFile,
  mapping: ColumnMapping,
): SeenFile {
  const seen = seeFile({ name, text });
  const { refused } = seen;
  if (refused === undefined) return { ...seen, notes: [...notes, ...seen.notes] };
  const { line, column } = refused;
  const place = {
    ...(line === undefined ? {} : { line: lines[line - 1] ?? line }),
    ...(column === undefined ? {} : { column: mapping[column] ?? column }),
  };
  return { ...seen, refused: { ...refused, ...place } };
}

function placeOf(file: string, { header }: UnknownTable, our: string, theirs: string): number {
  const isNeeded = [OUR_COLUMNS.prices, OUR_COLUMNS.trades].some((all) => all.needed.includes(our));
  const place = theirs === "" ? -1 : header.indexOf(theirs);
  if (place >= 0 || (theirs === "" && !isNeeded)) return place;
  throw new InputError({
    file,
    what: theirs === "" ? `no column is chosen for ${our}` : `there is no column ${theirs}`,
    mend: "Choose the column that has it",
  });
}

function isNewestFirst(rows: readonly PlainRow[]): boolean {
  const days = rows.flatMap(({ cells }) => parseTradeTime(withoutPoints(cells[0]!))?.day ?? []);
  return days[0]! > days.at(-1)!;
}

/** Numbers with decimal points and dates without: what the plain form takes. */
function inPoints(rows: readonly PlainRow[], separator: string): PlainRow[] {
  const numbers = ["quantity", "price", "fees"].map((name) => TRADE_COLUMNS.indexOf(name));
  const records = withDecimalPoints(
    rows.map(({ cells }) => cells),
    numbers,
    separator,
  );
  return rows.map(({ line }, i) => {
    const [date = "", ...others] = records[i]!;
    return { line, cells: [withoutPoints(date), ...others] };
  });
}

const TRADE_COLUMNS = [...OUR_COLUMNS.trades.needed, ...OUR_COLUMNS.trades.optional];

function written(
  separator: string,
  header: readonly string[],
  rows: readonly PlainRow[],
  notes: readonly string[],
): MappedFile {
  const isInPlace = rows.every(({ line }, i) => line > (rows[i - 1]?.line ?? 1));
  const text: string[] = [];
  const lines: number[] = [];
  const put = (at: number, line: number, cells: readonly string[]): void => {
    while (text.length < at - 1) lines[text.push("") - 1] = line;
    lines[text.push(cells.map((cell) => cellOf(cell, separator)).join(separator)) - 1] = line;
  };
  put(isInPlace ? (rows[0]?.line ?? 2) - 1 : 1, 1, header);
  for (const { line, cells } of rows) put(isInPlace ? line : text.length + 1, line, cells);
  return { text: `${text.join("\n")}\n`, notes, lines };
}

function cellOf(cell: string, separator: string): string {
  const line = cell.replaceAll("\n", " ");
  const isPlain = !line.includes('"') && !line.includes(separator);
  return isPlain ? line : `"${line.replaceAll('"', '""')}"`;
}
