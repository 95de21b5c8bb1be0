import { invariant } from "../base/assert.ts";

/**
 * Money is an integer number of units of $0.0001, in a double that holds every integer up to
 * 2^53 exactly ($900 billion). Prices per share use the same unit, so price x shares is an amount.
 */
export const UNITS_PER_DOLLAR = 10_000;
/** The tick of the stock and of blocks. */
export const UNITS_PER_CENT = 100;

/** Nearest integer, halves away from zero, so that a debit and its credit round alike. */
export function roundHalfAway(value: number): number {
  // Math.round takes halves up; adding 0.5 and flooring would move 0.5 - 2^-54 and 2^52 + 1.
  return value < 0 ? 0 - Math.round(-value) : Math.round(value);
}

/** Dollars (a decimal number) to units of $0.0001, nearest. */
export function amountFromDollars(dollars: number): number {
  return checkedAmount(roundHalfAway(dollars * UNITS_PER_DOLLAR));
}

/** Units of $0.0001 to dollars: the double nearest to it, which prints with at most 4 decimals. */
export function dollarsFromAmount(amount: number): number {
  return amount / UNITS_PER_DOLLAR;
}

/** Returns the amount; a fraction or an integer past 2^53 breaks rule L8. */
export function checkedAmount(amount: number): number {
  invariant(Number.isSafeInteger(amount), "L8", "not a whole amount below 2^53:", amount);
  return amount + 0;
}
