import { contractKey } from "./positions/order-trades.ts";
import type { TradeRow } from "./trade-row.ts";

/** Of the smaller of two files: with so many fills alike they are of one account. */
const MOST_ALIKE = 0.5;
/** Fewer fills than this may be alike by chance. */
const LEAST_FILLS = 3;

/**
 * Whether most fills of options of a file are in another one too: by day, contract, size and price,
 * which no two accounts share. Rows of two brokers' forms cannot be told to be the same otherwise.
 */
export function lookAlike(one: readonly TradeRow[], other: readonly TradeRow[]): boolean {
  const [fills, others] = [fillsOf(one), fillsOf(other)];
  const known = new Set(others);
  const alike = fills.filter((fill) => known.has(fill)).length;
  const fewer = Math.min(fills.length, others.length);
  return fewer >= LEAST_FILLS && alike > MOST_ALIKE * fewer;
}

function fillsOf(rows: readonly TradeRow[]): string[] {
  return rows
    .filter(({ action, contract }) => contract !== undefined && /^(open|close)$/.test(action))
    .map((row) => `${row.day} ${contractKey(row)} ${row.quantity} ${row.price}`);
}
