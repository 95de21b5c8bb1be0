import { parseNumber } from "../parse-number.ts";

/** What files write where there is no price. */
const EMPTY_WORDS = [
  ..."null none nan na n/a #n/a n/d n.a. #value! #ref! \\n".split(" "),
  ...["", "-", "--", "–", "—", ".", "#n/a n/a"],
];

const EMPTY_CHARACTERS_MAX = 8;

/** Digits in groups of three: 1,234 or 1'234.5; spaces include those that do not break. */
const GROUPED_POINT = /^[+-]?\d{1,3}(?:[,'’\s]\d{3})+(?:\.\d*)?$/;
const GROUPED_COMMA = /^[+-]?\d{1,3}(?:[.'’\s]\d{3})+(?:,\d*)?$/;
const PLAIN_COMMA = /^[+-]?(?:\d+,?\d*|,\d+)$/;

/** One comma with three digits behind it: a thousand, or three decimals. */
const EITHER = /^[+-]?\d{1,3},\d{3}$/;

/** Whether a cell says that there is no price. */
export function isEmptyPrice(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length <= EMPTY_CHARACTERS_MAX && EMPTY_WORDS.includes(trimmed.toLowerCase());
}

/**
 * Whether the cells of a file have a decimal comma, by the first cell that tells: 572,98 and
 * 1.234,5 do, 1,234.56 and 1,234,567 do not. 1,234 does only in a file separated by semicolons.
 */
export function hasDecimalComma(cells: readonly string[], separator: string): boolean {
  let hasEither = false;
  for (const cell of cells) {
    if (!cell.includes(",")) continue;
    const number = withoutDollar(cell);
    if (EITHER.test(number)) hasEither = true;
    else if (GROUPED_POINT.test(number)) return false;
    else if (PLAIN_COMMA.test(number) || GROUPED_COMMA.test(number)) return true;
  }
  return hasEither && separator === ";";
}

/** Reads 1234.56, $1,234.56 and 1'234.56; with a decimal comma 1234,56 and 1.234,56. */
export function parsePrice(text: string, isDecimalComma: boolean): number | undefined {
  const number = withoutDollar(text);
  if (isDecimalComma) {
    if (GROUPED_COMMA.test(number))
      return parseNumber(number.replace(/[^\d,+-]/g, "").replace(",", "."));
    return PLAIN_COMMA.test(number) ? parseNumber(number.replace(",", ".")) : undefined;
  }
  const plain = parseNumber(number);
  if (plain !== undefined || !GROUPED_POINT.test(number)) return plain;
  return parseNumber(number.replace(/[^\d.+-]/g, ""));
}

/**
 * Records whose numbers in these columns have a decimal point, where they had a comma.
 *
 * @param separator of the file: with a semicolon 1,234 is a number below two.
 */
export function withDecimalPoints(
  records: readonly (readonly string[])[],
  columns: readonly number[],
  separator: string,
): readonly (readonly string[])[] {
  const cells = records.flatMap((row) => columns.map((column) => row[column] ?? ""));
  if (!hasDecimalComma(cells, separator)) return records;
  return records.map((row) =>
    row.map((cell, column) => (columns.includes(column) ? withPoint(cell) : cell)),
  );
}

/** A cell that is no number stays: whoever reads it refuses it. */
function withPoint(cell: string): string {
  const number = parsePrice(cell, true);
  return number === undefined ? cell : String(number);
}

function withoutDollar(text: string): string {
  const trimmed = text.trim();
  return trimmed.includes("$") ? trimmed.replace(/^([+-]?)\$\s?/, "$1") : trimmed;
}
