import { InputError, listed, quoted } from "../input-error.ts";
import type { Table } from "../table.ts";

/** Plain names of a column that says whose price a row holds; `tic` is WRDS's. */
export const TICKER_NAMES: readonly string[] = ["ticker", "symbol", "tic", "name"];

/** Where the tickers of a file stand. */
interface Place {
  readonly file: string;
  readonly line: number;
  readonly column?: string;
}

/**
 * The one of a file's tickers that is to be read, as the file writes it.
 *
 * @param wanted upper or lower case; needed when there are several.
 * @throws InputError when several are there and none was asked for, or not the one asked for.
 */
export function pickTicker(
  tickers: readonly string[],
  wanted: string | undefined,
  place: Place,
): string {
  const names = [...new Set(tickers)];
  if (wanted === undefined && names.length === 1) return names[0]!;
  const plain = wanted?.trim().toLowerCase();
  const found = names.find((name) => name.toLowerCase() === plain);
  if (found !== undefined) return found;
  const shown = names.map((name) => name.slice(0, 20));
  const list = listed(shown);
  throw new InputError({
    ...place,
    what:
      wanted === undefined
        ? `the file has prices of ${names.length} tickers: ${list}`
        : `no ticker ${quoted(wanted)} in the file, which has ${list}`,
    ...(wanted === undefined ? { why: "A replay needs the prices of one" } : {}),
    mend: `Give one of them, such as --ticker ${shown[0]}`,
    choices: names,
  });
}

/** By row, whether it is of the ticker that is read; the rest is dropped. */
export function rowsOfTicker(
  table: Table,
  column: number,
  wanted: string | undefined,
): readonly boolean[] {
  const cells = table.rows.map((row) => row[column]!.trim());
  const named = cells.filter((cell) => cell !== "");
  const place = { file: table.name, line: table.headerLine, column: table.header[column]! };
  if (named.length === 0) return cells.map(() => true);
  const ticker = pickTicker(named, wanted, place).toLowerCase();
  return cells.map((cell) => cell.toLowerCase() === ticker);
}
