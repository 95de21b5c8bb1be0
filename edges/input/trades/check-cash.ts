import { UNITS_PER_DOLLAR } from "../../../src/money/amount.ts";
import { CONTRACT_SHARES, cashOfRow, type TradeRow } from "./trade-row.ts";

/** Files write cash in cents. */
const CENT = UNITS_PER_DOLLAR / 100;

/** A row whose cash in the file is not what its price, quantity and fees give. */
export interface CashDifference {
  readonly line: number;
  readonly file: number;
  readonly ours: number;
}

/** The check that earns trust. All amounts are units of $0.0001. */
export interface CashCheck {
  /** Rows whose cash the file says; the others take no part. */
  readonly rows: number;
  /** Their sum as the file says it. */
  readonly file: number;
  /** Their sum from price, quantity and fees. */
  readonly ours: number;
  /** Rows that differ by more than rounding can explain. */
  readonly differences: readonly CashDifference[];
}

/** Compares the cash of rows of one file as the file says it and as we compute it. */
export function checkCash(rows: readonly TradeRow[]): CashCheck {
  let counted = 0;
  let file = 0;
  let ours = 0;
  const differences: CashDifference[] = [];
  for (const row of rows) {
    if (row.cash === undefined) continue;
    const computed = cashOfRow(row);
    counted++;
    file += row.cash;
    ours += computed;
    if (Math.abs(row.cash - computed) > toleranceOf(row)) {
      differences.push({ line: row.line, file: row.cash, ours: computed });
    }
  }
  return { rows: counted, file, ours, differences };
}

/** A cent of the file, and half a unit of a rounded price on every share. */
function toleranceOf({ isPriceRounded, quantity, contract }: TradeRow): number {
  const shares = Math.abs(quantity) * (contract === undefined ? 1 : CONTRACT_SHARES);
  return CENT + (isPriceRounded ? shares / 2 : 0);
}
