import { MULTIPLIER, STOCK } from "../contracts/instrument-table.ts";
import { cubeRoot } from "../math/cube-root.ts";
import { exp } from "../math/exp.ts";
import { UNITS_PER_DOLLAR } from "../money/amount.ts";
import { evaluateOption } from "../pricing/option/evaluate-option.ts";
import { createOptionTerms } from "../pricing/option/option-terms.ts";
import { createOptionValue } from "../pricing/option/option-value.ts";
import type { MarketView } from "../view/market-view.ts";
import { type ZakamoulineBand, zakamoulineBand } from "./zakamouline-band.ts";

/** The maker's absolute risk aversion per dollar (economics 3, default scenario). */
export const RISK_AVERSION = 1e-5;

/** Cost of a share trade over its price where the stock has no spread: .75 basis points. */
export const COST_WITHOUT_SPREAD = 0.000075;

/** Half-width in shares of a band of so much delta for each option held or owed. */
export function fixedBand(view: MarketView, deltaPerOption: number): number {
  let options = 0;
  view.forEachOwnSeries((_, contracts) => {
    options += Math.abs(contracts) * MULTIPLIER;
  });
  return options * deltaPerOption;
}

const TERMS = createOptionTerms();
const VALUE = createOptionValue();

/** What a band on the gamma of the whole book is made of. */
interface BookRisk {
  /** Shares per dollar. */
  gamma: number;
  /** Time to the last expiry that the book has: wealth is measured there. */
  years: number;
  /** The same on the clock of the volatilities. */
  varianceYears: number;
  interest: number;
}

function bookRisk(view: MarketView, volatility: number): BookRisk {
  const risk: BookRisk = { gamma: 0, years: 0, varianceYears: 0, interest: 0 };
  view.forEachOwnSeries((series, contracts) => {
    view.readTerms(series, TERMS);
    evaluateOption(VALUE, TERMS, volatility);
    const { shareRatio } = TERMS;
    risk.gamma += contracts * MULTIPLIER * VALUE.gamma * shareRatio * shareRatio * UNITS_PER_DOLLAR;
    risk.years = Math.max(risk.years, TERMS.years);
    const varianceYears = TERMS.years * TERMS.sigmaScale * TERMS.sigmaScale;
    risk.varianceYears = Math.max(risk.varianceYears, varianceYears);
    risk.interest = TERMS.rate;
  });
  return risk;
}

/** Half-width in shares of the Whalley-Wilmott band on the book, at a volatility per year. */
export function whalleyWilmottBand(view: MarketView, volatility: number): number {
  const { gamma, years, interest } = bookRisk(view, volatility);
  const spot = view.stockMark() / UNITS_PER_DOLLAR;
  const discount = exp(-interest * years);
  return whalleyWilmottHalfWidth(tradingCost(view), spot, gamma, discount, RISK_AVERSION);
}

/** Zakamouline's band on the book; nothing is left to hedge without time. */
export function zakamoulineBandOf(view: MarketView, volatility: number): ZakamoulineBand {
  const { gamma, years, varianceYears, interest } = bookRisk(view, volatility);
  if (years === 0) return { halfWidth: 0, volatility };
  const spot = view.stockMark() / UNITS_PER_DOLLAR;
  const discount = exp(-interest * years);
  const cost = tradingCost(view);
  return zakamoulineBand(cost, spot, gamma, volatility, varianceYears, discount, RISK_AVERSION);
}

/** Half the stock's spread over its middle price; where there is none, a small cost after all. */
function tradingCost(view: MarketView): number {
  const bid = view.bestPrice(STOCK, "bid") ?? 0;
  const ask = view.bestPrice(STOCK, "ask") ?? 0;
  return ask > bid && bid > 0 ? (ask - bid) / (ask + bid) : COST_WITHOUT_SPREAD;
}

/**
 * Half-width of the band without trades round the Black-Scholes delta: the cube root of
 * 3/2 e^(-rT) cost S G^2 / a (Whalley and Wilmott, Mathematical Finance 7, 1997, 307-324). For a
 * book `gamma` is in shares per dollar and the result in shares; for one option on one share both
 * are per share.
 *
 * @param cost of a share trade, as a share of its price. @param spot dollars per share.
 * @param discount e^(-rT) until wealth is measured. @param riskAversion absolute, per dollar.
 */
export function whalleyWilmottHalfWidth(
  cost: number,
  spot: number,
  gamma: number,
  discount: number,
  riskAversion: number,
): number {
  return cubeRoot((1.5 * discount * cost * spot * gamma * gamma) / riskAversion);
}
