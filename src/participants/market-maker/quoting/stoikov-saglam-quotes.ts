import { MULTIPLIER } from "../../../contracts/instrument-table.ts";
import { vegaBucket } from "../../dealing/vega-buckets.ts";
import { gammaVegaQuotes, hedgedVariance } from "../models/stoikov-saglam.ts";
import {
  type ExpiryTerms,
  halfSpreadAt,
  type ModelSettings,
  type QuotingModel,
  vegaAtMoney,
  writeDistances,
} from "./quoting-model.ts";

/** Deviation of the volatility in a year, absolute: half of the vol of vol of economics 3 (.50). */
const ALPHA = 0.25;
/** From one close to the next: until then he cannot change what he holds. */
const NIGHT_YEARS = 1 / 252;
const POINTS = 0.01;

/**
 * Theorem 4 of Stoikov and Saglam 2009 at each expiry. One option stands for the book there: struck
 * at the money, in as many contracts as have the net vega of the expiry's bucket. Distances in
 * dollars become volatilities by its vega; C / 2D is half of the default's spread.
 */
export function stoikovSaglamQuotes(settings: ModelSettings): QuotingModel {
  const { spread, riskAversion, contracts } = settings;
  const terms: ExpiryTerms = { shift: 0, halfSpread: 0, bidSize: contracts, askSize: contracts };
  return {
    terms({ days, years, sigma, spot, vegas }) {
      const perShare = vegaAtMoney(spot, years);
      const vega = perShare * MULTIPLIER;
      const held = vegas[vegaBucket(days)]! / (vega * POINTS);
      // At the money vega is gamma S^2 sigma T.
      const gamma = perShare / (spot * spot * sigma * years);
      const ofShare = hedgedVariance(sigma, ALPHA, NIGHT_YEARS, years, gamma, spot);
      const variance = ofShare * MULTIPLIER * MULTIPLIER;
      // Only C / D enters: no order comes from the whole spread on.
      const flow = { atFair: 2 * halfSpreadAt(spread, days) * vega, perDollar: 1 };
      const { bid, ask } = gammaVegaQuotes(flow, riskAversion, variance, held);
      writeDistances(terms, bid / vega, ask / vega);
      return terms;
    },
  };
}
