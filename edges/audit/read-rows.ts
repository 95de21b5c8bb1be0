import { createReadStream } from "node:fs";
import { InputError, quoted } from "../input/input-error.ts";

/** The row that is being read; lines of a file count from 1. */
export interface Row {
  line: number;
  text(column: string): string;
  whole(column: string): bigint;
  refused(what: string, column?: string): InputError;
}

/** Hands every row below the header to `take`, one by one: the file may be larger than memory. */
export async function readRows(
  file: string,
  columns: readonly string[],
  take: (row: Row) => void,
): Promise<void> {
  const mend = "Audit a folder as a finished run has written it";
  let [cells, rest]: [readonly string[], string] = [[], ""];
  const row: Row = {
    line: 0,
    text: (column) => cells[columns.indexOf(column)]!,
    whole: (column) => {
      const text = row.text(column);
      if (/^-?\d+$/.test(text)) return BigInt(text);
      throw row.refused(`${quoted(text)} is no whole number`, column);
    },
    refused: (what, column) =>
      new InputError({ file, line: row.line, ...(column && { column }), what, mend }),
  };
  for await (const chunk of createReadStream(file, "utf8")) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      row.line++;
      cells = line.split(",");
      if (row.line > 1 && cells.length === columns.length) take(row);
      else if (line !== columns.join()) throw row.refused(`this is no row ${columns.join()}`);
    }
  }
  row.line++;
  if (rest !== "" || row.line === 1) throw row.refused("the file ends before this row does");
}
