const MAKER = `import type { Expiry, ExpiryQuote, Maker } from "bothsides";

// bothsides run history --participant FILE        more: docs/makers.md
const PREMIUM = 0.005; // asked beyond the forecast, in volatility: half a point
const SPREAD = 0.012; // whole, of an option of a month at the money
const SKEW = 0.03; // how far a full book moves both quotes: 3 points

/** Where to quote an expiry: the market works out every strike from it. */
function quote({ forecast, share, weight, days }: Expiry): ExpiryQuote {
  const held = Math.min(Math.max(share, -1), 1);
  return {
    // Long options: lower quotes, so that the next one is sold.
    volatility: forecast + PREMIUM - SKEW * held * weight,
    halfSpread: (SPREAD / 2) * (days > 90 ? 0.8 : 1),
    bidSize: 20,
    askSize: 20,
  };
}

const maker: Maker = { kind: "maker", quote, hedge: "band" };

export default maker;
`;

const TRADER = `import type { Trader, TraderView } from "bothsides";

// bothsides run history --participant FILE        more: docs/makers.md
const EDGE = 0.01; // wanted beyond the spread, in volatility: a point

/** Looks at some options of the next months, buys what is cheap and sells what is dear. */
function trade(view: TraderView): void {
  const near = view.chain().filter(({ days, strike }) => {
    return days >= 14 && days <= 90 && Math.abs(strike / view.spot - 1) < 0.05;
  });
  for (let look = 0; look < 10 && near.length > 0; look++) {
    const { id } = near[Math.floor(view.random() * near.length)]!;
    const { bid, ask } = view.quote(id);
    const expected = view.forecast(id);
    const isCheap = ask !== undefined && view.impliedVolatility(id, ask) < expected - EDGE;
    const isDear = bid !== undefined && view.impliedVolatility(id, bid) > expected + EDGE;
    if (isCheap) view.buy(id, 5, ask);
    else if (isDear) view.sell(id, 5, bid);
  }
}

const trader: Trader = { kind: "trader", trade, hedge: "band" };

export default trader;
`;

export type Scaffold = "maker" | "trader";

/** What `bothsides new` writes; FILE stands for its name. */
export const SCAFFOLDS: Readonly<Record<Scaffold, string>> = { maker: MAKER, trader: TRADER };
