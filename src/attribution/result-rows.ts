import { EVENT } from "../messages/events.ts";

/** The rows that come from an account's options. */
export const OPTION_ROWS = [
  /** Options bought under or sold over their mark. */
  "spread",
  /** Stock moved: delta at the start of the step x move. */
  "delta",
  /** Stock moved: what the change of delta along the move added. */
  "gamma",
  /** Time passed: -1/2 gamma S^2 sigma^2, the price of expected swings. */
  "decay",
  /** Time passed: interest and dividends inside the option's price. */
  "financing",
  /** An American option: the stock went ex-dividend. */
  "exDividend",
  /** The volatility of the marks changed. */
  "vega",
  /** The published interest rate or dividend yield changed. */
  "carry",
  /** Exercised before the expiry: what that brings less the mark. Not used at all: the mark. */
  "exercise",
  /** Not explained by the rows above. */
  "residual",
] as const;

/** The rows that come from its shares. */
export const STOCK_ROWS = [
  /** Shares held x change of the stock's mark; of those the company bought, up to its price. */
  "stock",
  /** Shares bought over or sold under their mark. */
  "stockSpread",
] as const;

/**
 * The rows that explain a result. They add up to it exactly: whatever the formulas leave over is
 * the row `residual`, and is printed.
 */
export const RESULT_ROWS: readonly ResultRow[] = [
  ...OPTION_ROWS,
  ...STOCK_ROWS,
  "dividends",
  "interest",
  "borrow",
  "fees",
  "default",
];

export type ResultRow =
  | (typeof OPTION_ROWS)[number]
  | (typeof STOCK_ROWS)[number]
  | "dividends"
  | "interest"
  | "borrow"
  | "fees"
  /** From the default fund, less what was paid into it. */
  | "default";

/** Place of each row in an account's block of the result columns. */
export const ROW: Readonly<Record<ResultRow, number>> = Object.fromEntries(
  RESULT_ROWS.map((row, place) => [row, place]),
) as Record<ResultRow, number>;

export const ROW_COUNT: number = RESULT_ROWS.length;

/** A party's rows in the result columns, less what they were `before`. */
export function rowsOf(
  results: Float64Array,
  party: number,
  before?: readonly number[],
): readonly number[] {
  const from = party * ROW_COUNT;
  return RESULT_ROWS.map((_, row) => results[from + row]! - (before?.[row] ?? 0));
}

/** What an account is paid for, or pays for, by the kind of the event. */
export const PAYMENT: Readonly<
  Record<number, "dividends" | "interest" | "borrow" | "fees" | "default">
> = {
  [EVENT.dividendPaid]: "dividends",
  [EVENT.interestPaid]: "interest",
  [EVENT.borrowPaid]: "borrow",
  [EVENT.feePaid]: "fees",
  [EVENT.fundPaid]: "default",
};
