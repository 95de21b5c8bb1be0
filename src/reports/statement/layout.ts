import { dollarsFromAmount, roundHalfAway, UNITS_PER_DOLLAR } from "../../money/amount.ts";
import { formatDollars, groupThousands } from "../../money/format-dollars.ts";

/** Widest line of a statement; under it the tables are stacked. */
export const FULL_WIDTH = 80;

/** The stacked tables need this much. */
export const LEAST_WIDTH = 44;

/** `+1,234.50`: dollars and cents with their sign, for tables. */
export function money(dollars: number): string {
  return formatDollars(unitsOf(dollars), { decimals: 2, plus: true });
}

/** `+1,235`: rounded dollars with their sign. */
export function wholeMoney(dollars: number): string {
  return formatDollars(unitsOf(dollars), { decimals: 0, plus: true });
}

/** `$1,235`: the size of an amount, for sentences. */
export function plainMoney(dollars: number): string {
  return formatDollars(Math.abs(unitsOf(dollars)), { decimals: 0, symbol: true });
}

/** `1,234.50`: a price, for tables. */
export function plainCents(dollars: number): string {
  return formatDollars(unitsOf(dollars), { decimals: 2 });
}

/** `+1,235`: shares bought or held, negative sold or owed. */
export function signedCount(whole: number): string {
  return `${whole > 0 ? "+" : whole < 0 ? "-" : ""}${groupThousands(Math.abs(whole))}`;
}

/** `34.5 %`: a share or a volatility. */
export function percent(value: number, decimals: 0 | 1 = 1): string {
  const scale = decimals === 1 ? 10 : 1;
  const rounded = roundHalfAway(value * 100 * scale);
  const digits = `${Math.abs(rounded)}`.padStart(decimals + 1, "0");
  const whole = decimals === 0 ? digits : `${digits.slice(0, -1)}.${digits.slice(-1)}`;
  return `${rounded < 0 ? "-" : ""}${whole} %`;
}

export function count(whole: number): string {
  return groupThousands(whole);
}

/** `1 row`, `1,200 rows`. */
export function counted(whole: number, noun: string): string {
  return `${count(whole)} ${noun}${whole === 1 ? "" : "s"}`;
}

/** A sum of dollar amounts, made in whole units of $0.0001: no rounding error adds up. */
export function sumDollars(amounts: readonly number[]): number {
  return dollarsFromAmount(amounts.reduce((sum, amount) => sum + unitsOf(amount), 0));
}

function unitsOf(dollars: number): number {
  return roundHalfAway(dollars * UNITS_PER_DOLLAR);
}

/** A label and right-aligned cells. */
export function tableRow(
  label: string,
  cells: readonly string[],
  labelWidth: number,
  cellWidth: number,
): string {
  const right = cells
    .map((cell) => (cell.length < cellWidth ? cell.padStart(cellWidth) : ` ${cell}`))
    .join("");
  return `${label.padEnd(labelWidth)}${right}`.trimEnd();
}

/** Breaks text at blanks so that no line is wider; later lines start with `indent`. */
export function wrap(text: string, width: number, indent: string = ""): string[] {
  const lines: string[] = [];
  let rest = text.trimEnd();
  while (rest.length > width) {
    const margin = rest.length - rest.trimStart().length;
    const blank = rest.lastIndexOf(" ", width);
    // A word wider than the screen stays whole.
    const end = blank > margin ? blank : rest.indexOf(" ", width);
    if (end < 0) break;
    lines.push(rest.slice(0, end).trimEnd());
    rest = indent + rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
