import { createImpliedVolatility } from "../../../pricing/implied-volatility.ts";
import { optionImpliedVolatility } from "../../../pricing/option/option-implied-volatility.ts";
import { createOptionTerms } from "../../../pricing/option/option-terms.ts";
import { readOptionTerms } from "../../../pricing/option/read-option-terms.ts";
import type { ChainOffer } from "./chain-offer.ts";
import type { OfferingWorld } from "./quote-option.ts";

const TERMS = createOptionTerms();
const IMPLIED = createImpliedVolatility();

/**
 * Volatility of an offer's middle price by its listed series' own style, per year of the market's
 * clock; the offer's, which is European, where an American option has none.
 */
export function ownVolatility(
  { config, market }: OfferingWorld,
  series: number,
  { quote, sigma }: ChainOffer,
  row: number,
): number {
  const { instruments, carry } = market;
  readOptionTerms(TERMS, instruments, carry, series, config.closes[row]!, config.days[row]!);
  optionImpliedVolatility(IMPLIED, TERMS, (quote.bid + quote.ask) / 2);
  return IMPLIED.status === "ok" ? IMPLIED.sigma : sigma;
}
