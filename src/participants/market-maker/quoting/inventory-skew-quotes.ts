import { skewOfShare } from "../inventory-skew.ts";
import {
  type ExpiryTerms,
  halfSpreadAt,
  type ModelSettings,
  type QuotingModel,
} from "./quoting-model.ts";

/** The default: every volatility is shifted for what he holds, the spread stays (economics 1.6). */
export function inventorySkewQuotes(settings: ModelSettings): QuotingModel {
  const { mostSkew, spread, contracts } = settings;
  const terms: ExpiryTerms = { shift: 0, halfSpread: 0, bidSize: contracts, askSize: contracts };
  return {
    terms({ days, share }) {
      terms.shift = skewOfShare(days, share, mostSkew);
      terms.halfSpread = halfSpreadAt(spread, days);
      return terms;
    },
  };
}
