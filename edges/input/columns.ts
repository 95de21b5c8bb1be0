import { InputError, quoted } from "./input-error.ts";
import { parseNumber } from "./parse-number.ts";
import type { Table } from "./table.ts";

/** `Adj Close` and `adj_close` are one name: lower case, spaces as underscores. */
export function plainName(header: string): string {
  return header.trim().toLowerCase().replace(/\s+/g, "_");
}

/**
 * The index of the column with this plain name, or -1.
 *
 * @throws InputError when two columns have the name.
 */
export function findColumn(
  table: Pick<Table, "name" | "header" | "headerLine">,
  name: string,
  plain: (header: string) => string = plainName,
): number {
  const names = table.header.map(plain);
  const index = names.indexOf(name);
  const again = names.lastIndexOf(name);
  if (index !== again) {
    throw new InputError({
      file: table.name,
      line: table.headerLine,
      column: table.header[again]!,
      what: `two columns are named ${quoted(name)}`,
      mend: "Rename or delete one of them",
    });
  }
  return index;
}

/**
 * The index of the first of these columns that the table has.
 *
 * @throws InputError when it has none.
 */
export function requireColumn(table: Table, names: readonly string[], purpose: string): number {
  for (const name of names) {
    const index = findColumn(table, name);
    if (index >= 0) return index;
  }
  throw missingColumn(table, names, purpose);
}

/** The refusal of a table without the column that `purpose` needs. */
export function missingColumn(table: Table, names: readonly string[], purpose: string): InputError {
  const shown = table.header.slice(0, 8).map((header) => header.slice(0, 20));
  const more = table.header.length > shown.length ? ", ..." : "";
  return new InputError({
    file: table.name,
    line: table.headerLine,
    what: `no column named ${names.join(" or ")}`,
    why: `${purpose}; this file's first row is: ${shown.join(", ")}${more}`,
    mend: "Rename the column in the first row, or give another file",
  });
}

/** The refusal of one cell, at its line and column. */
export function cellError(
  table: Table,
  row: number,
  column: number,
  what: string,
  mend: string,
): InputError {
  return new InputError({
    file: table.name,
    line: table.lines[row]!,
    column: table.header[column]!,
    what,
    mend,
  });
}

/**
 * The number in one cell as `convert` converts it; a string from `convert` says what is wrong.
 *
 * @throws InputError when the cell is no number or `convert` returns a string.
 */
export function readNumber(
  table: Table,
  row: number,
  column: number,
  convert: (value: number) => number | string,
  parse: (text: string) => number | undefined = parseNumber,
): number {
  const text = table.rows[row]![column]!;
  const number = parse(text);
  const value = number === undefined ? "not a plain number" : convert(number);
  if (typeof value === "number") return value;
  throw cellError(
    table,
    row,
    column,
    `${quoted(text)} is refused: ${value}`,
    "Correct the cell (plain numbers such as 1234.56), or leave it empty if there is no value",
  );
}
