import { InputError } from "../input-error.ts";
import type { NamedText } from "../named-text.ts";
import { isPriceHeader } from "../prices/price-columns.ts";
import { withDecimalPoints } from "../prices/price-number.ts";
import { emptyFile, plainLines, type Records, readRecords } from "../table.ts";
import { isFlexHeader, readFlexCsv } from "./forms/read-flex-csv.ts";
import { readFlexXml } from "./forms/read-flex-xml.ts";
import { readIbkrActivity } from "./forms/read-ibkr-activity.ts";
import { FORMS, type Form, PLAIN_FORM } from "./known-forms.ts";
import { looksLikeTrades, plainColumn, withoutNumbers } from "./trade-line.ts";
import { requireColumns, type TradeCollector } from "./trade-sheet.ts";
import { withoutPoints } from "./trade-time.ts";
import { WRONG_KINDS } from "./wrong-kinds.ts";

/** Titles, blank lines and frames above the header are fewer than this. */
const HEADER_RECORDS_MAX = 40;

/** A file whose kind is known: `read` puts its rows into a collector. */
export interface RecognisedFile {
  readonly broker: string;
  readonly read: (into: TradeCollector) => void;
}

/**
 * Finds out by its header whose file of trades this is; the file's name does not count.
 *
 * @throws InputError for an empty file, another kind of file, and an unknown header, with the kinds
 * that are known.
 */
export function recogniseForm(file: NamedText): RecognisedFile {
  const text = plainLines(file.text);
  const first = text.trimStart()[0];
  if (first === undefined) throw emptyFile(file.name, "the file is empty");
  if (first === "<") {
    const xml = { name: file.name, text: text.trimStart() };
    return { broker: "Interactive Brokers", read: (into) => readFlexXml(xml, into) };
  }
  const separated = recogniseSeparated(file.name, text);
  if (separated !== undefined) return separated;
  const records = readRecords(text, ",", file.name);
  const top = records.records.slice(0, HEADER_RECORDS_MAX);
  const known =
    recogniseSections(file.name, records, top) ?? recogniseHeader(file.name, records, top);
  if (known !== undefined) return known;
  throw unknownHeader(file.name, records, top);
}

/** Columns of the plain form by what they hold. */
const PLAIN_NUMBERS: readonly string[] = ["quantity", "price", "fees", "strike"];
const PLAIN_DATES: readonly string[] = ["time", "date", "expiry"];

/** The plain form as spreadsheets save it where numbers have a decimal comma. */
function recogniseSeparated(name: string, text: string): RecognisedFile | undefined {
  const plain = FORMS.filter(({ broker }) => broker === PLAIN_FORM);
  const top = text.split("\n", HEADER_RECORDS_MAX);
  for (const separator of [";", "\t"]) {
    const names = top
      .map((line) => line.split(separator).map(plainColumn))
      .find((cells) => plain.some((form) => hasSignature(form, cells)));
    if (names === undefined) continue;
    const { records: rows, lines } = readRecords(text, separator, name);
    const [numbers, dates] = [PLAIN_NUMBERS, PLAIN_DATES].map((columns) =>
      columns.map((column) => names.indexOf(column)).filter((at) => at >= 0),
    );
    const records = withDecimalPoints(rows, numbers!, separator).map((cells) =>
      cells.map((cell, at) => (dates!.includes(at) ? withoutPoints(cell) : cell)),
    );
    return recogniseHeader(name, { records, lines }, records.slice(0, HEADER_RECORDS_MAX));
  }
  return undefined;
}

function hasSignature({ signature }: Form, names: readonly string[]): boolean {
  return signature.every((column) => names.includes(plainColumn(column)));
}

function recogniseHeader(
  name: string,
  records: Records,
  top: readonly (readonly string[])[],
): RecognisedFile | undefined {
  for (const [at, cells] of top.entries()) {
    const names = cells.map(plainColumn);
    const form = FORMS.find((known) => hasSignature(known, names));
    const isFlex = form === undefined && isFlexHeader(cells);
    if (form === undefined && !isFlex) continue;
    const sheet = {
      name,
      header: cells,
      headerLine: records.lines[at]!,
      records: { records: records.records.slice(at + 1), lines: records.lines.slice(at + 1) },
    };
    if (sheet.records.records.length === 0) {
      throw emptyFile(name, "the file has a header and no rows");
    }
    if (form === undefined) {
      return { broker: "Interactive Brokers", read: (into) => readFlexCsv(sheet, into) };
    }
    requireColumns(sheet, form.columns, `Download ${form.broker}'s file again, unchanged`);
    return { broker: form.broker, read: (into) => form.read(sheet, into) };
  }
  return undefined;
}

/** An activity statement: the section in the first cell, `Header` in the second. */
function recogniseSections(
  name: string,
  records: Records,
  top: readonly (readonly string[])[],
): RecognisedFile | undefined {
  const isStatement = top.some(
    ([section, kind]) => kind?.trim() === "Header" && /^(Statement|Trades)$/.test(section!.trim()),
  );
  if (!isStatement) return undefined;
  const sheet = { name, header: [], headerLine: 1, records };
  return { broker: "Interactive Brokers", read: (into) => readIbkrActivity(sheet, into) };
}

function unknownHeader(
  name: string,
  { lines }: Records,
  top: readonly (readonly string[])[],
): InputError {
  for (const [at, cells] of top.entries()) {
    const names = cells.map(plainColumn);
    const wrong = WRONG_KINDS.find(({ columns }) => columns.every((c) => names.includes(c)));
    if (wrong !== undefined) {
      return new InputError({ file: name, line: lines[at]!, what: wrong.what, mend: wrong.mend });
    }
    if (isPriceHeader(cells) && !looksLikeTrades(cells)) {
      const mend = "Give it with --prices, and your trades with --trades";
      return new InputError({
        file: name,
        line: lines[at]!,
        what: "this is a file of prices",
        mend,
      });
    }
  }
  const looked = FORMS.map(({ broker, signature }) => `${broker}: ${signature.join(", ")}`);
  const shown = top[0]!.slice(0, 8).map((cell) => withoutNumbers(cell).slice(0, 20));
  return new InputError({
    file: name,
    line: lines[0]!,
    what: "no header of a file of trades",
    why:
      `Looked for ${[...looked, "Interactive Brokers: AssetClass or Trades,Header"].join("; ")}` +
      `; the first row is: ${shown.join(", ")}`,
    mend: "Write your trades in the plain form, time,action,contract,quantity,price,fees",
  });
}
