import { STOCK } from "../../contracts/instrument-table.ts";
import { exp } from "../../math/exp.ts";
import { log } from "../../math/log.ts";
import type { RandomStream } from "../../math/random-stream.ts";
import { type Outbox, sendMarketOrder } from "../../messages/outbox.ts";

export interface NoiseTraderSettings {
  /** Intentions to buy or sell in a session, on average; each is carried out in pieces. */
  readonly intentionsPerDay: number;
  /** Pieces of an intention: P(n or more) = n^-tail, at most so many. */
  readonly piecesTail: number;
  readonly mostPieces: number;
  /** Mean wait between two pieces, as a share of the session's activity. */
  readonly wait: number;
  /** Shares of a piece: P(x or more) = (x / least)^-tail, at most so many. */
  readonly leastShares: number;
  readonly sharesTail: number;
  readonly mostShares: number;
}

/**
 * Buys or sells for reasons that have nothing to do with the price. An intention is split into
 * market orders of one side that follow each other: that is what makes buys follow buys (F. Lillo,
 * S. Mike and J. D. Farmer, Theory for long memory in supply and demand, Physical Review E 71
 * (2005), 066122).
 */
export class NoiseTrader {
  readonly #outbox: Outbox;
  readonly #stream: RandomStream;
  readonly #settings: NoiseTraderSettings;
  #day = 0;
  #orders = 0;
  /** Share of the session's activity that is behind him. */
  #passed = 0;
  #timeAt: (share: number) => number = () => 0;
  #side: "buy" | "sell" = "buy";
  #piecesLeft = 0;

  constructor(outbox: Outbox, stream: RandomStream, settings: NoiseTraderSettings) {
    this.#outbox = outbox;
    this.#stream = stream;
    this.#settings = settings;
  }

  /** @param timeAt time by which so much of the session's activity has happened. */
  startDay(day: number, timeAt: (share: number) => number): number {
    this.#day = day;
    this.#orders = 0;
    this.#passed = 0;
    this.#piecesLeft = 0;
    this.#timeAt = timeAt;
    this.#stream.at(day, 0);
    return this.#next(0);
  }

  wake(now: number): number {
    const { piecesTail, mostPieces, leastShares, sharesTail, mostShares } = this.#settings;
    this.#stream.at(this.#day, ++this.#orders);
    if (this.#piecesLeft === 0) {
      this.#side = this.#stream.nextUniform() < 0.5 ? "buy" : "sell";
      const pieces = paretoOf(this.#stream.nextUniform(), 1, piecesTail, mostPieces);
      this.#piecesLeft = Math.floor(pieces);
    }
    this.#piecesLeft--;
    const shares = paretoOf(this.#stream.nextUniform(), leastShares, sharesTail, mostShares);
    sendMarketOrder(this.#outbox, now, STOCK, this.#side, Math.round(shares));
    return this.#next(now);
  }

  /** Microseconds are the smallest step: two draws may fall into one. */
  #next(now: number): number {
    const { wait, intentionsPerDay } = this.#settings;
    const mean = this.#piecesLeft > 0 ? wait : 1 / intentionsPerDay;
    this.#passed -= mean * log(this.#stream.nextUniform());
    if (this.#passed >= 1) return Number.POSITIVE_INFINITY;
    return Math.max(this.#timeAt(this.#passed), now + 1);
  }
}

/** The number of a Pareto law that belongs to a uniform one, cut off at the top. */
function paretoOf(uniform: number, least: number, tail: number, most: number): number {
  return Math.min(least * exp(-log(uniform) / tail), most);
}
