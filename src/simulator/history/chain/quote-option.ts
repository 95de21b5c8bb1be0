import { type QuotedPrice, quotedPrice } from "../../../history/chain-history.ts";
import type { MarketMaker } from "../../../participants/market-maker/market-maker.ts";
import { evaluateOption } from "../../../pricing/option/evaluate-option.ts";
import { createOptionTerms } from "../../../pricing/option/option-terms.ts";
import { createOptionValue } from "../../../pricing/option/option-value.ts";
import { readOptionTerms } from "../../../pricing/option/read-option-terms.ts";
import { closeTime, type HistoryWorld } from "../history-world.ts";
import type { SaleConfig } from "../replay-config.ts";
import type { SaleTerms } from "../strike-rule.ts";

/** A market on recorded prices where options are listed. */
export interface OfferingWorld extends HistoryWorld {
  readonly config: SaleConfig;
}

/** A series and what it was sold by. */
export interface SoldSeries {
  readonly series: number;
  readonly terms: SaleTerms;
}

/**
 * The maker quotes a series on a row: the chain's bid and ask where it has them, else round his
 * belief. False when he has no bid.
 *
 * @param volatility per year that he believes in; NaN where he knows none: then he quotes nothing.
 */
export function quoteOption(
  world: OfferingWorld,
  maker: MarketMaker,
  sale: SoldSeries,
  row: number,
  expiryRow: number,
  volatility: number,
  contracts: number,
): boolean {
  if (Number.isNaN(volatility)) return false;
  const { config } = world;
  const time = closeTime(world, row);
  const real = realQuote(world, sale, row, expiryRow);
  if (real === undefined) {
    return maker.quote(time, sale.series, volatility, config.makerEdge, contracts);
  }
  const shift = config.volatilityShift ?? 0;
  const move = shift === 0 ? 0 : valueOfShift(world, sale, row, shift);
  return maker.quoteAt(time, sale.series, real.bid + move, real.ask + move, contracts);
}

/** What the chain says of the series on a row. */
export function realQuote(
  { config, market }: OfferingWorld,
  sale: SoldSeries,
  row: number,
  expiryRow: number,
): QuotedPrice | undefined {
  if (config.chain === undefined) return undefined;
  const strike = market.instruments.strike[sale.series]!;
  return quotedPrice(config.chain, row, sale.terms.right, strike, expiryRow);
}

const TERMS = createOptionTerms();
const VALUE = createOptionValue();

/** By how much a volatility that is so much higher changes the value, in whole $0.0001. */
function valueOfShift(
  { config, market }: OfferingWorld,
  sale: SoldSeries,
  row: number,
  shift: number,
): number {
  const { instruments, carry } = market;
  const [spot, today] = [config.closes[row]!, config.days[row]!];
  readOptionTerms(TERMS, instruments, carry, sale.series, spot, today);
  evaluateOption(VALUE, TERMS, sale.terms.sigma);
  const before = VALUE.price;
  evaluateOption(VALUE, TERMS, Math.max(sale.terms.sigma + shift, LEAST_VOLATILITY));
  return Math.round(VALUE.price - before);
}

/** A volatility is never shifted to zero or below: 0.01 points. */
export const LEAST_VOLATILITY = 0.0001;
