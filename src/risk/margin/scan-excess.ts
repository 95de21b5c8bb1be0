import { createChainValue } from "../../pricing/chain/price-in-chain.ts";
import { type ChainPricer, prepareSlot, priceSeries } from "../../quoting/chain-pricer.ts";
import { type Holdings, readPosition } from "./held-position.ts";
import { scanMargin } from "./scan-margin.ts";

/** Of a series that has not had a volatility, per year: hardly more than what exercise brings. */
const LEAST_SIGMA = 0.01;

const VALUE = createChainValue();

/**
 * What an account is worth beyond its requirement by scan, in $0.0001: each series is priced at the
 * volatility of its own mark, so that nothing is lost where the stock stands.
 */
export function scanExcess(
  holdings: Holdings,
  pricer: ChainPricer,
  account: number,
  today: number,
): number {
  const { instruments: table, marks, position } = holdings;
  const held: number[] = [];
  const wealth = readPosition(holdings, account, held);
  const required = scanMargin(position, (index, spot) => {
    const series = held[index]!;
    if (!prepareSlot(pricer, table.expiries.slot[series]!, today)) {
      return Math.max(position.right[index]! * (spot - position.strikeUnits[index]!), 0);
    }
    const sigma = Math.max(marks.volatility[series]!, LEAST_SIGMA);
    priceSeries(VALUE, pricer, series, spot, sigma);
    return VALUE.price;
  });
  return wealth - required;
}
