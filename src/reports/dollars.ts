import { RESULT_ROWS, type ResultRow, ROW } from "../attribution/result-rows.ts";
import { dollarsFromAmount } from "../money/amount.ts";

/** What the rows of a result are called in a report. */
const PART_NAMES: Readonly<Record<ResultRow, string>> = {
  spread: "spread",
  delta: "delta",
  gamma: "gamma",
  decay: "decay",
  financing: "financing",
  exDividend: "exDividend",
  vega: "vega",
  carry: "rates",
  exercise: "exercise",
  residual: "residual",
  stock: "hedge",
  stockSpread: "hedgeCost",
  dividends: "dividends",
  interest: "interest",
  borrow: "borrow",
  fees: "fees",
  default: "default",
};

/** Result rows of the buyer in dollars, by name; they add up to his result. */
export function partsInDollars(rows: ArrayLike<number>): Record<string, number> {
  const parts: Record<string, number> = {};
  for (const row of RESULT_ROWS) parts[PART_NAMES[row]] = dollarsFromAmount(rows[ROW[row]]!);
  return parts;
}

/** Sum of the named rows, in $0.0001. */
export function sumRows(rows: ArrayLike<number>, names: readonly ResultRow[]): number {
  let sum = 0;
  for (const name of names) sum += rows[ROW[name]]!;
  return sum;
}
