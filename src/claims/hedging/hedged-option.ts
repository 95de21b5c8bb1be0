import {
  clearMatchedTrades,
  createMatchedTrades,
  matchedGain,
  matchTrade,
} from "../../attribution/matched-trades.ts";
import { Columns } from "../../base/columns.ts";
import { exp } from "../../math/exp.ts";
import { normalCdf, normalDensity } from "../../math/normal.ts";
import type { RandomStream } from "../../math/random-stream.ts";

/** A call at the money on 100 shares at $100, for a month, with interest and dividends of 0. */
export const SPOT = 100;
export const SHARES = 100;
export const YEARS: number = 1 / 12;

/** A world and a way to hedge in it. Per year, all of them. */
export interface HedgedWorld {
  /** Growth of the stock beyond interest. */
  readonly drift: number;
  /** Volatility that the stock has. */
  readonly sigma: number;
  /** Volatility of the hedge's delta, and of the decay. */
  readonly hedgedAt: number;
  /** Hedges until the expiry, equally far apart, the first at the purchase. */
  readonly hedges: number;
  /** Shares held against the option, x this: 1 is right, -1 the wrong way, 0 none at all. */
  readonly hedge: number;
}

/** What one path brings, in dollars for one contract. */
export interface HedgedOption {
  readonly payoff: number;
  /** Of the shares of the hedge, the last of them sold or bought back at the expiry. */
  readonly hedge: number;
  /** Of this what trades gained that undo each other before the expiry: the article's account. */
  readonly matched: number;
  /** Sum of 1/2 gamma S^2 r^2, and of 1/2 gamma S^2 sigma^2 dt at the volatility of the hedge. */
  readonly swings: number;
  readonly decay: number;
  /** Of 100 shares. */
  readonly shares: number;
  /** Root of the mean square of the path's returns, per year: zero mean, at the hedges. */
  readonly realized: number;
}

const LOTS = createMatchedTrades(new Columns(), "hedged-option");

/**
 * Follows one path with a hedge in fractions of shares. Each step's Greeks are those at its start:
 * nobody sees the step that comes.
 *
 * Source of the sum: the change of a hedged option over a step is 1/2 gamma S^2 (r^2 - sigma^2 dt)
 * but for terms of higher order (F. Black and M. Scholes, 1973).
 */
export function followPath(world: HedgedWorld, stream: RandomStream): HedgedOption {
  const { drift, sigma, hedgedAt, hedges, hedge: size } = world;
  const dt = YEARS / hedges;
  const [mean, deviation] = [(drift - 0.5 * sigma * sigma) * dt, sigma * Math.sqrt(dt)];
  let [spot, logSpot] = [SPOT, 0];
  let [hedge, swings, decay, squares] = [0, 0, 0, 0];
  let held = 0;
  clearMatchedTrades(LOTS);
  for (let step = 0; step < hedges; step++) {
    const left = hedgedAt * Math.sqrt(YEARS - step * dt);
    const d1 = logSpot / left + 0.5 * left;
    const halfGammaSquare = (0.5 * spot * normalDensity(d1)) / left;
    const wanted = -size * normalCdf(d1);
    if (wanted !== held) matchTrade(LOTS, wanted - held, spot);
    held = wanted;
    logSpot += mean + deviation * stream.nextNormal();
    const next = SPOT * exp(logSpot);
    const swing = next / spot - 1;
    hedge += held * (next - spot);
    swings += halfGammaSquare * swing * swing;
    decay += halfGammaSquare * hedgedAt * hedgedAt * dt;
    squares += swing * swing;
    spot = next;
  }
  return {
    payoff: SHARES * Math.max(spot - SPOT, 0),
    hedge: SHARES * hedge,
    matched: SHARES * matchedGain(LOTS),
    ...{ swings: SHARES * swings, decay: SHARES * decay },
    shares: SHARES * (spot - SPOT),
    realized: Math.sqrt(squares / YEARS),
  };
}

/** What it is worth at a volatility, in dollars for one contract. */
export function worthAt(sigma: number): number {
  const d1 = 0.5 * sigma * Math.sqrt(YEARS);
  return SHARES * SPOT * (2 * normalCdf(d1) - 1);
}
