import { exp } from "../../math/exp.ts";
import { log } from "../../math/log.ts";
import type { RandomStream } from "../../math/random-stream.ts";

/** How far a trader's forecasts are off, and how alike all traders err. */
export interface ErrorSettings {
  /** Standard deviation, in volatility per year (0.02 is two points). */
  readonly deviation: number;
  /** Sessions after which half of an error is left on average. */
  readonly halfLife: number;
  /** Correlation of the errors of two traders. */
  readonly common: number;
}

/**
 * The error of a forecast, session by session: part of it is the trader's own, part everybody's.
 * Both parts are stationary and forget at the same pace (an autoregression of order one), so that
 * the deviation and the correlation are the same on every day. Every draw belongs to its day.
 */
export class ForecastError {
  readonly #settings: ErrorSettings;
  readonly #own: RandomStream;
  readonly #shared: RandomStream;
  /** In standard deviations; undefined before the first day. */
  #ownPart: number | undefined;
  #sharedPart = 0;
  /** Of today, in volatility per year. */
  value = 0;

  /** @param shared a stream of a name that all traders of the run use. */
  constructor(settings: ErrorSettings, own: RandomStream, shared: RandomStream) {
    this.#settings = settings;
    this.#own = own;
    this.#shared = shared;
  }

  /** Draws the error of the next session. */
  startDay(today: number): void {
    const { deviation, halfLife, common } = this.#settings;
    this.#own.at(today, 0);
    this.#shared.at(today, 0);
    const [own, shared] = [this.#own.nextNormal(), this.#shared.nextNormal()];
    if (this.#ownPart === undefined) {
      this.#ownPart = own;
      this.#sharedPart = shared;
    } else {
      const kept = exp(-log(2) / halfLife);
      const fresh = Math.sqrt(1 - kept * kept);
      this.#ownPart = kept * this.#ownPart + fresh * own;
      this.#sharedPart = kept * this.#sharedPart + fresh * shared;
    }
    const mixed = Math.sqrt(common) * this.#sharedPart + Math.sqrt(1 - common) * this.#ownPart;
    this.value = deviation * mixed;
  }
}

/**
 * A forecast drawn towards the market's own volatility: who knows that he errs takes only so much
 * of the difference for real, s^2 / (s^2 + n^2) of it (economics 1.7: the winner's curse).
 *
 * @param mispricing s, deviation of what the market is off by. @param noise n, of the error.
 */
export function shrunkForecast(
  forecast: number,
  market: number,
  mispricing: number,
  noise: number,
): number {
  const weight = (mispricing * mispricing) / (mispricing * mispricing + noise * noise);
  return market + weight * (forecast - market);
}
