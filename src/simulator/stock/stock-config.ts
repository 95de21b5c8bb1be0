import type { NoiseTraderSettings } from "../../participants/noise-trader/noise-trader.ts";
import type { StockMakerSettings } from "../../participants/stock-maker/stock-maker.ts";
import type { ValueInvestorSettings } from "../../participants/value-investor/value-investor.ts";
import type { FundamentalPath } from "./value/fundamental-path.ts";
import type { NewsSettings } from "./value/public-value.ts";

/** Whoever makes the price of the stock, and what it is worth. */
export interface StockConfig {
  readonly seed: number;
  /** For one run only: it goes through the sessions with it. */
  readonly path: FundamentalPath;
  readonly news: NewsSettings;
  /** First mark, in $0.0001 per share on a cent: what the shares are put in at. */
  readonly listingPrice: number;
  /** Shares outstanding. */
  readonly shares: number;
  readonly indexHolders: { readonly count: number; readonly share: number };
  readonly makers: readonly StockMakerSettings[];
  readonly valueInvestors: Crowd<ValueInvestorSettings>;
  readonly noiseTraders: Crowd<NoiseTraderSettings>;
}

/** So many participants who are alike. */
export interface Crowd<Settings> {
  readonly count: number;
  readonly settings: Settings;
  /** Until the commands of one arrive. */
  readonly latencyUs: number;
}
