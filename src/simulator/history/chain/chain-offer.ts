import type { StrikeQuotes } from "../../../contracts/expiry-quotes.ts";
import type { OptionQuote } from "../../../contracts/option-quote.ts";
import type { ChainExpiry } from "../../../history/chain-history.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../../../pricing/black-scholes.ts";
import { createImpliedVolatility, impliedVolatility } from "../../../pricing/implied-volatility.ts";
import type { SaleTerms, StrikeRule } from "../strike-rule.ts";

/** What the chain offers under a rule; undefined where no strike is quoted on both sides. */
export interface ChainOffer {
  readonly quote: OptionQuote;
  /** Black-Scholes volatility of the middle price, per year of the market's clock. */
  readonly sigma: number;
}

const IMPLIED = createImpliedVolatility();
const GREEKS = createEuropeanGreeks();

/**
 * The strike that the rule finds among those with a bid and a middle price that has a volatility:
 * nearest to the spot (ties up), first at or above it, nearest by delta at its own volatility, or
 * nearest to the spot moved out of the money.
 */
export function offerFromChain(
  rule: StrikeRule,
  terms: SaleTerms,
  expiry: ChainExpiry,
): ChainOffer | undefined {
  const offers = expiry.quotes.strikes.flatMap((strikes) => offerOf(strikes, terms));
  const { right, spot } = terms;
  switch (rule.kind) {
    case "atm":
    case "spot":
      return nearest(offers, ({ quote }) => quote.strike - spot);
    case "atm-above":
      return offers.find(({ quote }) => quote.strike >= spot);
    case "otm":
      return nearest(offers, ({ quote }) => quote.strike - spot * (1 + right * rule.share));
    case "delta":
      return nearest(offers, (offer) => Math.abs(deltaOf(offer, terms)) - rule.delta);
  }
}

/** Of two equally near the later one, which has the higher strike. */
function nearest(
  offers: readonly ChainOffer[],
  distance: (offer: ChainOffer) => number,
): ChainOffer | undefined {
  let best: ChainOffer | undefined;
  for (const offer of offers) {
    if (best === undefined || Math.abs(distance(offer)) <= Math.abs(distance(best))) best = offer;
  }
  return best;
}

function offerOf(strikes: StrikeQuotes, terms: SaleTerms): ChainOffer[] {
  const quote = terms.right > 0 ? strikes.call : strikes.put;
  if (quote === undefined || quote.bid === 0) return [];
  const { right, discountedSpot, years, rate, dividendYield, sigmaScale } = terms;
  const middle = (quote.bid + quote.ask) / 2;
  const { strike } = quote;
  impliedVolatility(IMPLIED, right, discountedSpot, strike, years, rate, dividendYield, middle);
  return IMPLIED.status === "ok" ? [{ quote, sigma: IMPLIED.sigma / sigmaScale }] : [];
}

function deltaOf({ quote, sigma }: ChainOffer, terms: SaleTerms): number {
  const { right, discountedSpot, years, rate, dividendYield, sigmaScale } = terms;
  const mean = sigma * sigmaScale;
  evaluateEuropean(GREEKS, right, discountedSpot, quote.strike, years, rate, dividendYield, mean);
  return GREEKS.delta;
}
