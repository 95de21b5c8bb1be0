import { varianceYears } from "../../calendar/clocks.ts";
import { exp } from "../../math/exp.ts";
import { createStream } from "../../math/random-stream.ts";

/** One session of the stock as it is given, and what everybody expects of it. */
export interface TapeDay {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Prices of the session in order, in $0.0001 per share: one for each step, the close last. */
  readonly prices: readonly number[];
  /** Volatility that is expected at the open, per year of the trading clock, from the past only. */
  readonly forecast: number;
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
}

const TICK = 100;

/**
 * Sessions of a Brownian stock. The variance of closed days comes with the open, that of a session
 * in equal steps; every draw belongs to its day and step, so that a longer run begins alike.
 */
export function brownianTape(stock: BrownianStock, days: readonly number[]): TapeDay[] {
  const { seed, drift, sigma, stepsPerSession } = stock;
  const stream = createStream(seed, "price");
  let price = stock.start;
  return days.map((day, index) => {
    const before = index === 0 ? day - 1 : days[index - 1]!;
    const session = varianceYears(day - 1, day);
    const gap = varianceYears(before, day) - session;
    stream.at(day, 0);
    const move = (years: number): void => {
      const deviation = sigma * Math.sqrt(years);
      const mean = (drift - 0.5 * sigma * sigma) * years;
      price *= exp(mean + deviation * stream.nextNormal());
    };
    move(gap);
    const prices = Array.from({ length: stepsPerSession }, () => {
      move(session / stepsPerSession);
      return Math.max(Math.round(price / TICK), 1) * TICK;
    });
    return { day, prices, forecast: sigma };
  });
}
