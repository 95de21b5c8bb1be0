import { InputError } from "../../../edges/input/input-error.ts";
import type { NamedText } from "../../../edges/input/named-text.ts";
import { plainLines, readRecords } from "../../../edges/input/table.ts";
import type { ColumnMapping } from "../engine-api.ts";
import { OUR_COLUMNS } from "../our-columns.ts";

/**
 * The same rows in the plain form: our column names over the cells of the columns that the user
 * named. A column that is left out is empty.
 *
 * @throws InputError for a column that is needed and not named, or not in the file.
 */
export function mapColumns(
  { name, text }: NamedText,
  kind: "prices" | "trades",
  mapping: ColumnMapping,
): string {
  const { needed, optional } = OUR_COLUMNS[kind];
  const ours = [...needed, ...optional];
  const [header = [], ...rows] = readRecords(plainLines(text), ",", name).records;
  const names = header.map((cell) => cell.trim());
  const places = ours.map((our) => {
    const theirs = mapping[our] ?? "";
    const place = theirs === "" ? -1 : names.indexOf(theirs);
    const isMissing = theirs === "" ? needed.includes(our) : place < 0;
    if (!isMissing) return place;
    throw new InputError({
      file: name,
      what: theirs === "" ? `no column is chosen for ${our}` : `there is no column ${theirs}`,
      mend: "Choose the column that has it",
    });
  });
  const lines = rows.map((cells) => places.map((place) => cellOf(cells[place])).join(","));
  return `${ours.join(",")}\n${lines.join("\n")}\n`;
}

function cellOf(cell = ""): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
