import type { StockMakerSettings } from "../../participants/stock-maker/stock-maker.ts";
import type { StockConfig } from "./stock-config.ts";

/** Of a session, at 25 % a year. */
const SIGMA = 0.25 / Math.sqrt(252);

const MAKER: Omit<StockMakerSettings, "latencyUs"> = {
  levels: 10,
  levelShares: 250,
  riskAversion: 4e-5,
  horizon: 0.1,
  orderDecay: 400,
  learning: {
    ...{ lasting: 4.5e-6, passing: 9e-6 },
    ...{ passingUs: 1_800_000_000, mostShares: 3_000 },
  },
  patienceUs: 10_000,
};

/**
 * One large stock (economics section 3); how the numbers were found: docs/simulator/stock.md.
 *
 * @param crowd investors, noise traders and shares x this: each account is as it is at 1.
 */
export function defaultStock(crowd = 1): Omit<StockConfig, "seed" | "path"> {
  const part = (whole: number): number => Math.max(Math.round(whole * crowd), 1);
  return {
    news: { atOnce: 0.84, restSessions: 1, sigma: SIGMA },
    listingPrice: 1_000_000,
    shares: part(200_000_000),
    indexHolders: { count: 3, share: 0.7 },
    makers: [1_000, 2_000, 4_000, 5_000].map((latencyUs) => ({ ...MAKER, latencyUs })),
    valueInvestors: {
      count: part(300),
      latencyUs: 10_000,
      settings: {
        ...{ looksPerDay: 3, error: 1.25, cost: 0.125 },
        ...{ sharesPerSigma: 250, mostShares: 2_000 },
      },
    },
    noiseTraders: {
      count: part(500),
      latencyUs: 10_000,
      settings: {
        ...{ intentionsPerDay: 4.6, piecesTail: 2.4, mostPieces: 50, wait: 1 / 2_340 },
        ...{ leastShares: 115, sharesTail: 1.5, mostShares: 3_000 },
      },
    },
  };
}
