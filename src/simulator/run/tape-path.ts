import { varianceYears } from "../../calendar/clocks.ts";
import { exp } from "../../math/exp.ts";
import { createStream } from "../../math/random-stream.ts";
import { UNITS_PER_CENT } from "../../money/amount.ts";
import { applyShocks, type Shock } from "./trouble/tape-shocks.ts";

/** One session of the stock as it is given, and what everybody expects of it. */
export interface TapeDay {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Prices of the session in order, in $0.0001 per share: one for each step, the close last. */
  readonly prices: readonly number[];
  /** Volatility that is expected at the open, per year of the trading clock, from the past only. */
  readonly forecast: number;
  /** Instantaneous variance at each price, per year of the trading clock, where it is known. */
  readonly variances?: readonly number[];
  /** What an ex-date before the open has left of the price; 1 without one. */
  readonly exFactor?: number;
  /** Of a file: it has fallen at its ex-dates already. */
  readonly isRecorded?: boolean;
  /** Of a file: cash for each share, of which this is the first session without, $0.0001. */
  readonly dividend?: number;
  /** Of a file, whose prices are in shares of the last session all the same. */
  readonly split?: ShareSplit;
  /** Of a made stock: what it did to get to each price. */
  readonly moves?: readonly TapeMove[];
}

/** A step of a made stock, as far as it says how the stock moves within it. */
export interface TapeMove {
  /** Deviation of the change of ln(price), as of the step's beginning. */
  readonly deviation: number;
  /** What a shock at the step's end has left of the price; 1 without one. */
  readonly shock: number;
}

/** So many new shares for old ones, from the open on. */
export interface ShareSplit {
  readonly newShares: number;
  readonly oldShares: number;
}

/** A stock whose logarithm is a Brownian motion: its volatility is known, and so fair values. */
export interface BrownianStock {
  readonly seed: number;
  /** $0.0001 per share. */
  readonly start: number;
  /** Per year of the trading clock, both. */
  readonly drift: number;
  readonly sigma: number;
  readonly stepsPerSession: number;
  readonly shocks?: readonly Shock[];
}

/**
 * Sessions of a Brownian stock. The variance of closed days comes with the open, that of a session
 * in equal steps; every draw belongs to its day and step, so that a longer run begins alike.
 */
export function brownianTape(stock: BrownianStock, days: readonly number[]): TapeDay[] {
  const { seed, drift, sigma, stepsPerSession, shocks = [] } = stock;
  const stream = createStream(seed, "price");
  const state = { price: stock.start, variance: sigma * sigma };
  return days.map((day, index) => {
    const { gap, session } = yearsOf(days, index);
    stream.at(day, 0);
    const move = (years: number): void => {
      const deviation = sigma * Math.sqrt(years);
      const mean = (drift - 0.5 * sigma * sigma) * years;
      state.price *= exp(mean + deviation * stream.nextNormal());
    };
    move(gap);
    applyShocks(state, shocks, index, 0);
    const years = session / stepsPerSession;
    const deviation = sigma * Math.sqrt(years);
    const moves: TapeMove[] = [];
    const prices = Array.from({ length: stepsPerSession }, (_, step) => {
      move(years);
      const { price } = state;
      applyShocks(state, shocks, index, step + 1);
      moves.push({ deviation, shock: state.price / price });
      return roundToTick(state.price);
    });
    return { day, prices, forecast: sigma, moves };
  });
}

/** Years of the trading clock from the close before a session to its open, and of the session. */
export function yearsOf(
  days: readonly number[],
  index: number,
): { readonly gap: number; readonly session: number } {
  const day = days[index]!;
  const before = index === 0 ? day - 1 : days[index - 1]!;
  const session = varianceYears(day - 1, day);
  return { gap: varianceYears(before, day) - session, session };
}

/** To the nearest cent, one at least, in $0.0001 per share. */
export function roundToTick(price: number): number {
  return Math.max(Math.round(price / UNITS_PER_CENT), 1) * UNITS_PER_CENT;
}
