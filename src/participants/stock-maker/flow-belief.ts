import { exp } from "../../math/exp.ts";

/** What a maker makes of trades: shifts of the price for a share, in deviations of a session. */
export interface FlowLearning {
  /** What stays: somebody may know something. */
  readonly lasting: number;
  /** What passes, and how fast (e-fold, in microseconds): large orders come in pieces, and end. */
  readonly passing: number;
  readonly passingUs: number;
  /** Shares of one trade that count at most: beyond them a trade says no more. */
  readonly mostShares: number;
}

/**
 * How far the order flow has moved a maker's price. Each trade moves it in its direction; a part
 * of the move stays and a part dies away, as the response of prices to trades does (J.-P. Bouchaud,
 * Y. Gefen, M. Potters and M. Wyart, Fluctuations and response in financial markets, Quantitative
 * Finance 4 (2004), 176-190).
 */
export class FlowBelief {
  readonly #learning: FlowLearning;
  #lasting = 0;
  #passing = 0;
  #asOf = 0;

  constructor(learning: FlowLearning) {
    this.#learning = learning;
  }

  /** @param side 1 when the buyer was in a hurry, -1 when the seller was. */
  learn(time: number, side: number, shares: number): void {
    const { lasting, passing, mostShares } = this.#learning;
    const signed = side * Math.min(shares, mostShares);
    this.#fade(time);
    this.#lasting += lasting * signed;
    this.#passing += passing * signed;
  }

  /** By how many deviations of a session the price is shifted now. */
  shiftAt(time: number): number {
    this.#fade(time);
    return this.#lasting + this.#passing;
  }

  #fade(time: number): void {
    if (time === this.#asOf) return;
    this.#passing *= exp((this.#asOf - time) / this.#learning.passingUs);
    this.#asOf = time;
  }
}
