import { INVERSE_SQRT_TWO_PI } from "../../../math/normal.ts";

/** The models that a maker can quote by (docs/participants/quoting-models.md). */
export const MODEL_NAMES = [
  "inventory-skew",
  "stoikov-saglam",
  "baldacci-bergault-gueant",
] as const;
export type ModelName = (typeof MODEL_NAMES)[number];

/** What the models are made of; each takes what it needs. */
export interface ModelSettings {
  readonly model: ModelName;
  /** $ per volatility point, for a month: the limit of what he holds, long or short. */
  readonly vegaLimit: number;
  /** Shift of a month's volatility at the limit, per year; 0 switches the skew off. */
  readonly mostSkew: number;
  /** Whole spread of a month at the money, in volatility per year. */
  readonly spread: number;
  /** Contracts on each side while nothing presses. */
  readonly contracts: number;
  /** Absolute risk aversion per dollar. */
  readonly riskAversion: number;
  /** Trades a year on each side that one maker may expect. */
  readonly trades: number;
}

/** An expiry that is quoted, and what its maker holds. */
export interface QuotedExpiry {
  /** Of the calendar, above 0. */
  days: number;
  /** Years of the clock of the volatilities. */
  years: number;
  /** The maker's belief, per year. */
  sigma: number;
  /** Dollars per share. */
  spot: number;
  /** What his holdings weigh here, as a share of his limit: long above 0. */
  share: number;
  /** Net vega by bucket, $ per volatility point. */
  readonly vegas: Float64Array;
}

/** What a sheet says of an expiry beside its smile; a size of 0 refuses a side. */
export interface ExpiryTerms {
  /** Added to the volatility of every strike, and half of the spread at the money; per year. */
  shift: number;
  halfSpread: number;
  bidSize: number;
  askSize: number;
}

/** Where a maker puts his quotes. */
export interface QuotingModel {
  /** Valid until the next call. */
  terms(expiry: QuotedExpiry): ExpiryTerms;
}

/** Spreads of expiries beyond 90 days are narrower in volatility. */
const FAR_DAYS = 90;
const FAR_SPREAD = 0.8;

/** Half of the spread of an expiry at the money, in volatility per year. */
export function halfSpreadAt(spread: number, days: number): number {
  return (spread / 2) * (days > FAR_DAYS ? FAR_SPREAD : 1);
}

/** Vega of an option on one share struck at its forward, $ per 1.00 of volatility, undiscounted. */
export function vegaAtMoney(spot: number, years: number): number {
  return spot * Math.sqrt(years) * INVERSE_SQRT_TWO_PI;
}

/** Writes the shift and half-spread of quotes so far below and above the middle, in volatility. */
export function writeDistances(out: ExpiryTerms, bid: number, ask: number): void {
  out.shift = (ask - bid) / 2;
  out.halfSpread = Math.max((ask + bid) / 2, 0);
}
