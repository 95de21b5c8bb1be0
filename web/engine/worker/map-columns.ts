import { InputError } from "../../../edges/input/input-error.ts";
import type { NamedText } from "../../../edges/input/named-text.ts";
import type { ColumnMapping } from "../engine-api.ts";
import { OUR_COLUMNS } from "../our-columns.ts";
import { unknownTable } from "./unknown-table.ts";

/**
 * The same rows in the plain form: our column names over the cells of the columns that the user
 * named, each row in the line where it stood, with the file's own separator. A column that is left
 * out is empty.
 *
 * @throws InputError for a column that is needed and not named, or not in the file.
 */
export function mapColumns(
  file: NamedText,
  kind: "prices" | "trades",
  mapping: ColumnMapping,
): string {
  const { needed, optional } = OUR_COLUMNS[kind];
  const ours = [...needed, ...optional];
  const { header, separator, records, lines } = unknownTable(file);
  const places = ours.map((our) => {
    const theirs = mapping[our] ?? "";
    const place = theirs === "" ? -1 : header.indexOf(theirs);
    const isMissing = theirs === "" ? needed.includes(our) : place < 0;
    if (!isMissing) return place;
    throw new InputError({
      file: file.name,
      what: theirs === "" ? `no column is chosen for ${our}` : `there is no column ${theirs}`,
      mend: "Choose the column that has it",
    });
  });
  const text: string[] = Array(lines.at(-1)!).fill("");
  text[lines[0]! - 2] = ours.join(separator);
  records.forEach((cells, i) => {
    text[lines[i]! - 1] = places.map((place) => cellOf(cells[place], separator)).join(separator);
  });
  return `${text.join("\n")}\n`;
}

function cellOf(cell = "", separator: string): string {
  const line = cell.replaceAll("\n", " ");
  const isPlain = !line.includes('"') && !line.includes(separator);
  return isPlain ? line : `"${line.replaceAll('"', '""')}"`;
}
