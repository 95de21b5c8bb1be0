import { STOCK } from "../contracts/instrument-table.ts";

/** Of the stock: 5 % of its price, and $0.50 at least (Cboe's collar of market orders). */
const STOCK_SHARE = 0.05;
const STOCK_LEAST = 5_000;
/** Of an option: half of its price, and $1.00 at least (docs/assumptions/bands.md). */
const OPTION_SHARE = 0.5;
const OPTION_LEAST = 10_000;

/**
 * How far behind the best price of the other side an order may trade or be priced, in $0.0001 per
 * share.
 */
export function bandUnits(instrument: number, reference: number): number {
  if (instrument === STOCK) return Math.max(STOCK_LEAST, Math.floor(reference * STOCK_SHARE));
  return Math.max(OPTION_LEAST, Math.floor(reference * OPTION_SHARE));
}
