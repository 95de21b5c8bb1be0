import { parquetWriteBuffer } from "hyparquet-writer";
import { csvLine } from "./csv.ts";

/** A value of a table; null where there is none. */
export type Cell = string | number | boolean | null;

/** A table to be written: every row has a cell for every name. */
export interface DataTable {
  readonly names: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** With a header row; a cell without a value is empty. */
export function csvOf({ names, rows }: DataTable): string {
  const lines = rows.map((row) => csvLine(row.map((cell) => (cell === null ? "" : cell))));
  return `${[csvLine(names), ...lines].join("\n")}\n`;
}

/** The same as an Apache Parquet file: text as STRING, numbers as DOUBLE, truth as BOOLEAN. */
export function parquetOf({ names, rows }: DataTable): Uint8Array {
  const columnData = names.map((name, column) => {
    const data = rows.map((row): Cell => row[column] ?? null);
    const known = data.find((cell) => cell !== null);
    const type =
      typeof known === "string" ? "STRING" : typeof known === "boolean" ? "BOOLEAN" : "DOUBLE";
    return { name, data, type, nullable: data.includes(null) } as const;
  });
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
