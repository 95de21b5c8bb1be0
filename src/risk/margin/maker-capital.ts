import type { ChainPricer } from "../../quoting/chain-pricer.ts";
import { type Holdings, priceHeld, readPosition } from "./held-position.ts";
import { makerStress } from "./maker-stress.ts";
import { scanMargin } from "./scan-margin.ts";

/** Ten points down from less than this would be no volatility at all. */
const LEAST_SIGMA = 0.04;

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
    const moved = Math.max(sigma + shift, Math.min(sigma, LEAST_SIGMA));
    return priceHeld(table, pricer, held[index]!, today, spot, moved);
  };
  return Math.max(makerStress(position, price), scanMargin(position, price)) / equity;
}
