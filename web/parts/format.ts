import { amountFromDollars } from "../../src/money/amount.ts";
import { formatDollars, groupThousands } from "../../src/money/format-dollars.ts";

/** `+$1,234.56`, `-$1,234.56`, `$0.00`: for tables. */
export function signedDollars(value: number): string {
  return formatDollars(amountFromDollars(value), { decimals: 2, plus: true, symbol: true });
}

/** `+$1,235`. */
export function signedWholeDollars(value: number): string {
  return formatDollars(amountFromDollars(value), { decimals: 0, plus: true, symbol: true });
}

/** `$1,235`, `-$1,235`: for sentences. */
export function wholeDollars(value: number): string {
  return formatDollars(amountFromDollars(value), { decimals: 0, symbol: true });
}

/** `$1,234.56` without a sign: prices, and amounts whose direction the words say. */
export function plainDollars(value: number): string {
  return formatDollars(amountFromDollars(Math.abs(value)), { decimals: 2, symbol: true });
}

/** `24.0 %` of 0.24. */
export function percent(decimal: number, digits = 1): string {
  return `${(decimal * 100).toFixed(digits)} %`;
}

/** `1,242`. */
export function count(value: number): string {
  return value < 0 ? `-${groupThousands(-value)}` : groupThousands(value);
}

/** `+12`, `-3`, `0`: shares traded. */
export function signedCount(value: number): string {
  return value > 0 ? `+${count(value)}` : count(value);
}
