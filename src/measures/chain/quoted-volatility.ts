import { VEGA_BUCKETS } from "../../participants/dealing/vega-buckets.ts";
import { AT_THE_MONEY, EXPIRY_BUCKETS, type ExpiryBucket, WING } from "./chain-buckets.ts";

export const SMILE = ["25-delta put", "at the money", "25-delta call"] as const;

/** What quotes say of the swings to come beside the forecast of the same strikes; per year. */
export interface QuotedVolatility {
  readonly days: ExpiryBucket;
  readonly delta: (typeof SMILE)[number];
  /** Options and closes of which there is a volatility. */
  readonly quotes: number;
  /** Of the middle of the quote, and what it is above the forecast; null where there is none. */
  readonly implied: number | null;
  readonly distortion: number | null;
}

/** Sums over closes and series, by expiry and place on the smile. */
export interface SmileSums {
  readonly quotes: Float64Array;
  readonly implied: Float64Array;
  readonly forecast: Float64Array;
}

export function createSmileSums(): SmileSums {
  const cells = (): Float64Array => new Float64Array(VEGA_BUCKETS * SMILE.length);
  return { quotes: cells(), implied: cells(), forecast: cells() };
}

/** The number of an option's cell; -1 of one that is not looked at. @param right 1 call, -1 put. */
export function smileCell(expiry: number, right: number, moneyness: number): number {
  if (moneyness === AT_THE_MONEY) return expiry * SMILE.length + 1;
  return moneyness === WING ? expiry * SMILE.length + 1 + right : -1;
}

/** @param implied of the middle of a quote, or NaN; both per year. */
export function addImplied(sums: SmileSums, cell: number, implied: number, forecast: number): void {
  if (Number.isNaN(implied)) return;
  sums.quotes[cell]!++;
  sums.implied[cell]! += implied;
  sums.forecast[cell]! += forecast;
}

export function quotedVolatilities(sums: SmileSums): QuotedVolatility[] {
  return EXPIRY_BUCKETS.flatMap((days, expiry) =>
    SMILE.map((delta, place) => {
      const cell = expiry * SMILE.length + place;
      const quotes = sums.quotes[cell]!;
      const implied = quotes === 0 ? null : sums.implied[cell]! / quotes;
      const distortion = implied === null ? null : implied - sums.forecast[cell]! / quotes;
      return { days, delta, quotes, implied, distortion };
    }),
  );
}
