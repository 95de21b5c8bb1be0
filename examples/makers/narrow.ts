import type { Expiry, ExpiryQuote, Maker } from "bothsides";

// The default maker, a tenth of a point narrower on either side. At the same price the older
// quote trades first, and yours is the youngest: to trade, be a little better (docs/makers.md).
const PREMIUM = 0.005;
const HALF_SPREAD = 0.005;
const SKEW = 0.03;

function quote({ forecast, share, weight, days }: Expiry): ExpiryQuote {
  const held = Math.min(Math.max(share, -1), 1);
  return {
    volatility: forecast + PREMIUM - SKEW * held * weight,
    halfSpread: HALF_SPREAD * (days > 90 ? 0.8 : 1),
    bidSize: 20,
    askSize: 20,
  };
}

const maker: Maker = { kind: "maker", quote, hedge: "band" };

export default maker;
