import { exp } from "../../../math/exp.ts";
import type { RandomStream } from "../../../math/random-stream.ts";

/** How the logarithm of a value moves. */
export interface ValueModel {
  /** Draws what belongs to a whole session. */
  startDay(stream: RandomStream): void;
  /** Change of the logarithm in so many years of the trading clock. */
  move(stream: RandomStream, years: number): number;
}

/** A Brownian motion. @param drift, sigma per year of the trading clock. */
export function brownianValue(drift: number, sigma: number): ValueModel {
  return {
    startDay: () => {},
    move: (stream, years) => brownianMove(stream, years, drift, sigma),
  };
}

export interface JumpSettings {
  /** Jumps per year, and mean and standard deviation of the logarithm of one. */
  readonly perYear: number;
  readonly mean: number;
  readonly deviation: number;
}

/**
 * A Brownian motion with normal jumps of the logarithm (R. Merton, Option pricing when underlying
 * stock returns are discontinuous, Journal of Financial Economics 3 (1976), 125-144), one a step at
 * most. The jumps leave the expected value at the drift.
 */
export function jumpingValue(drift: number, sigma: number, jumps: JumpSettings): ValueModel {
  const { perYear, mean, deviation } = jumps;
  const expected = perYear * (exp(mean + (deviation * deviation) / 2) - 1);
  return {
    startDay: () => {},
    move: (stream, years) => {
      const smooth = brownianMove(stream, years, drift - expected, sigma);
      const isJump = stream.nextUniform() < 1 - exp(-perYear * years);
      return isJump ? smooth + mean + deviation * stream.nextNormal() : smooth;
    },
  };
}

export interface RegimeSettings {
  /** Volatility per year of the trading clock, in quiet and in wild sessions. */
  readonly quiet: number;
  readonly wild: number;
  /** Sessions that a regime lasts on average. */
  readonly quietSessions: number;
  readonly wildSessions: number;
}

/** A Brownian motion that is wild in some sessions: a Markov chain, which begins quiet. */
export function switchingValue(drift: number, regimes: RegimeSettings): ValueModel {
  const { quiet, wild, quietSessions, wildSessions } = regimes;
  let isWild = false;
  return {
    startDay: (stream) => {
      const changes = stream.nextUniform() < 1 / (isWild ? wildSessions : quietSessions);
      if (changes) isWild = !isWild;
    },
    move: (stream, years) => brownianMove(stream, years, drift, isWild ? wild : quiet),
  };
}

function brownianMove(stream: RandomStream, years: number, drift: number, sigma: number): number {
  return (drift - 0.5 * sigma * sigma) * years + sigma * Math.sqrt(years) * stream.nextNormal();
}
