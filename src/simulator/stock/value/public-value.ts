import { SESSION_US } from "../../../calendar/trading-days.ts";
import { exp } from "../../../math/exp.ts";
import { openOf } from "../session-times.ts";
import type { FundamentalPath } from "./fundamental-path.ts";

export interface NewsSettings {
  /** Share of a change of the value that everybody knows at once. */
  readonly atOnce: number;
  /** E-fold of the rest, in sessions. */
  readonly restSessions: number;
  /** Deviation of a session, as a share of the value, that everybody begins with. */
  readonly sigma: number;
}

/** E-fold with which the volatility is measured, in sessions. */
const MEMORY_SESSIONS = 0.5;
/**
 * Squared deviations of a step that count at most: one jump says little of how volatile the steps
 * after it are (C. Mancini, Scandinavian Journal of Statistics 36(2), 2009: truncated variation).
 */
const MOST_SQUARE = 36;

/**
 * What is publicly known of the value: of each change a share at once, the rest little by little.
 * In between, whoever looks closely at the company knows more than the public. How volatile it is
 * shows in its changes, of which the squares are averaged.
 */
export class PublicValue {
  readonly #path: FundamentalPath;
  readonly #atOnce: number;
  /** Part of what is not known that becomes known in one step. */
  readonly #revealed: number;
  /** Weight of a step's square, and how many steps a session has. */
  readonly #weight: number;
  readonly #steps: number;
  /** Of a session. */
  #variance: number;
  #open = 0;
  #step = 0;
  #known = Number.NaN;
  #value = Number.NaN;

  constructor(path: FundamentalPath, { atOnce, restSessions, sigma }: NewsSettings) {
    this.#path = path;
    this.#atOnce = atOnce;
    this.#steps = SESSION_US / path.stepUs;
    this.#revealed = 1 - exp(-1 / this.#steps / restSessions);
    this.#weight = 1 - exp(-1 / this.#steps / MEMORY_SESSIONS);
    this.#variance = sigma * sigma;
  }

  /** After the path's own start. */
  startDay(day: number): void {
    this.#open = openOf(day);
    this.#step = 0;
    const value = this.#path.valueAt(this.#open);
    // A dividend is no news: everybody knows what it takes away.
    const left = this.#path.exFactor ?? 1;
    if (Number.isNaN(this.#known)) this.#known = value;
    else this.#known *= left * (1 + this.#atOnce * (value / this.#value / left - 1));
    this.#value = value;
  }

  /** $0.0001 per share; times may not go back. */
  valueAt(time: number): number {
    const { stepUs } = this.#path;
    const step = Math.floor((time - this.#open) / stepUs);
    while (this.#step < step) {
      this.#step++;
      const value = this.#path.valueAt(this.#open + this.#step * stepUs);
      const change = value / this.#value - 1;
      const square = Math.min(this.#steps * change * change, MOST_SQUARE * this.#variance);
      this.#variance += this.#weight * (square - this.#variance);
      this.#known *= 1 + this.#atOnce * change;
      this.#known += this.#revealed * (value - this.#known);
      this.#value = value;
    }
    return this.#known;
  }

  /** Deviation of a session as a share of the value, as it shows by then. */
  sigmaAt(time: number): number {
    this.valueAt(time);
    return Math.sqrt(this.#variance);
  }

  /** The beginning of the next step; infinity when the session has none. */
  nextNews(time: number): number {
    const { stepUs } = this.#path;
    const next = (Math.floor((time - this.#open) / stepUs) + 1) * stepUs;
    return next < SESSION_US ? this.#open + next : Number.POSITIVE_INFINITY;
  }
}
