import { type InstrumentTable, STOCK } from "../../contracts/instrument-table.ts";
import { balanceOf, type Ledger } from "../../ledger/ledger.ts";
import type { Marks } from "../../marks/marks.ts";
import { CASH } from "../../money/cash.ts";
import { createChainValue } from "../../pricing/chain/price-in-chain.ts";
import { type ChainPricer, prepareSlot, priceSeries } from "../../quoting/chain-pricer.ts";
import { makerStress } from "./maker-stress.ts";
import { scanMargin } from "./scan-margin.ts";
import { addToPosition, resetStockPosition, type StockPosition } from "./stock-position.ts";

/** Where holdings and marks are read, and working memory for a position. */
interface Holdings {
  readonly instruments: InstrumentTable;
  readonly ledger: Ledger;
  readonly marks: Marks;
  readonly position: StockPosition;
}

/** Ten points down from less than this would be no volatility at all. */
const LEAST_SIGMA = 0.04;

const VALUE = createChainValue();

/**
 * The share of a maker's own capital that his risk uses: the larger of his stress, a limit of his
 * own, and the scan, which he must hold (economics 1.8), over his wealth at the marks. At 1 the
 * worst of the moves would leave him with nothing. Infinity without capital.
 *
 * @param sigma volatility per year of the market's clock at which the moves are priced.
 */
export function capitalUsed(
  holdings: Holdings,
  pricer: ChainPricer,
  account: number,
  today: number,
  sigma: number,
): number {
  const { instruments: table, position } = holdings;
  const held: number[] = [];
  const equity = readPosition(holdings, account, held);
  if (equity <= 0) return Number.POSITIVE_INFINITY;
  const price = (index: number, spot: number, shift: number): number => {
    const series = held[index]!;
    if (!prepareSlot(pricer, table.expiries.slot[series]!, today)) {
      return Math.max(position.right[index]! * (spot - position.strikeUnits[index]!), 0);
    }
    const moved = Math.max(sigma + shift, Math.min(sigma, LEAST_SIGMA));
    priceSeries(VALUE, pricer, series, spot, moved);
    return VALUE.price;
  };
  return Math.max(makerStress(position, price), scanMargin(position, price)) / equity;
}

/** Fills the position and the series of its places; returns the wealth at marks in $0.0001. */
function readPosition(
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
