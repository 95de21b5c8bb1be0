import { type InstrumentTable, STOCK } from "../../contracts/instrument-table.ts";
import { balanceOf, type Ledger } from "../../ledger/ledger.ts";
import type { Marks } from "../../marks/marks.ts";
import { CASH } from "../../money/cash.ts";
import { createChainValue } from "../../pricing/chain/price-in-chain.ts";
import { type ChainPricer, prepareSlot, priceSeries } from "../../quoting/chain-pricer.ts";
import { addToPosition, resetStockPosition, type StockPosition } from "./stock-position.ts";

/** Where holdings and marks are read, and working memory for a position. */
export interface Holdings {
  readonly instruments: InstrumentTable;
  readonly ledger: Ledger;
  readonly marks: Marks;
  readonly position: StockPosition;
}

const VALUE = createChainValue();

/** Fills the position and the series of its places; returns the wealth at marks in $0.0001. */
export function readPosition(
  { instruments, ledger, marks, position }: Holdings,
  account: number,
  held: number[],
): number {
  const spot = marks.mark[STOCK]!;
  const shares = balanceOf(ledger, account, STOCK);
  const cash = balanceOf(ledger, account, CASH);
  resetStockPosition(position, spot, shares, cash);
  let wealth = cash + shares * spot;
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    const contracts = balanceOf(ledger, account, series);
    if (contracts === 0) continue;
    const mark = marks.mark[series]!;
    const right = instruments.right[series]!;
    const strike = instruments.strike[series]!;
    const day = instruments.expiryDay[series]!;
    const delivered = instruments.deliverable[series]!;
    addToPosition(position, right, strike, day, contracts, mark, delivered);
    held.push(series);
    wealth += contracts * mark;
  }
  return wealth;
}

/**
 * A series at a spot and a volatility per year, $0.0001 per share; on its last day what exercise
 * brings.
 */
export function priceHeld(
  table: InstrumentTable,
  pricer: ChainPricer,
  series: number,
  today: number,
  spot: number,
  sigma: number,
): number {
  if (!prepareSlot(pricer, table.expiries.slot[series]!, today)) {
    return Math.max(table.right[series]! * (spot - table.strike[series]!), 0);
  }
  priceSeries(VALUE, pricer, series, spot, sigma);
  return VALUE.price;
}
