import { createChainValue } from "../../pricing/chain/price-in-chain.ts";
import { type ChainPricer, prepareSlot, priceSeries } from "../../quoting/chain-pricer.ts";
import { type Holdings, readPosition } from "./held-position.ts";
import { makerStress } from "./maker-stress.ts";
import { scanMargin } from "./scan-margin.ts";

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
