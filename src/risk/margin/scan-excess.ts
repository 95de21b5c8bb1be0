import type { ChainPricer } from "../../quoting/chain-pricer.ts";
import { type Holdings, priceHeld, readPosition } from "./held-position.ts";
import { scanMargin } from "./scan-margin.ts";

/** Of a series that has not had a volatility, per year: hardly more than what exercise brings. */
const LEAST_SIGMA = 0.01;

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
    const sigma = Math.max(marks.volatility[series]!, LEAST_SIGMA);
    return priceHeld(table, pricer, series, today, spot, sigma);
  });
  return wealth - required;
}
