import { STOCK } from "../../contracts/instrument-table.ts";
import { EVENT } from "../../messages/events.ts";
import type { Outbox } from "../../messages/outbox.ts";
import type { Rows } from "../../messages/rows.ts";
import { UNITS_PER_CENT, UNITS_PER_DOLLAR } from "../../money/amount.ts";
import type { MarketView } from "../../view/market-view.ts";
import { optimalSpread, reservationPrice } from "./avellaneda-stoikov.ts";
import { FlowBelief, type FlowLearning } from "./flow-belief.ts";
import { Ladder } from "./ladder.ts";

export interface StockMakerSettings {
  /** Orders on each side, a cent apart, and shares of each. */
  readonly levels: number;
  readonly levelShares: number;
  /** gamma of Avellaneda and Stoikov, per dollar. */
  readonly riskAversion: number;
  /** T - t of the same, in sessions; it does not run out: nobody has to be flat at the close. */
  readonly horizon: number;
  /** k of the same, per dollar: how fast orders thin out with the distance from the middle. */
  readonly orderDecay: number;
  readonly learning: FlowLearning;
  /** How long until his commands arrive. */
  readonly latencyUs: number;
  /** How long he waits for others to withdraw before he improves a price that would trade. */
  readonly patienceUs: number;
}

/** What is publicly known of the value, in $0.0001 per share, and when it may change. */
export interface NewsSource {
  valueAt(time: number): number;
  /** Deviation of the value in a session, as a share of it. */
  sigmaAt(time: number): number;
  /** The first time after `time` at which there can be news. */
  nextNews(time: number): number;
}

const CENTS_PER_DOLLAR = UNITS_PER_DOLLAR / UNITS_PER_CENT;

/** Tries in a row to improve a price that somebody stands in the way of. */
const MOST_TRIES = 3;

/**
 * Quotes the stock in a ladder round his reservation price: what is publicly known of the value,
 * shifted by what he has learnt from trades and by what he holds (Avellaneda and Stoikov). He
 * starts flat: what he holds is his inventory, short as often as long.
 */
export class StockMaker {
  readonly #view: MarketView;
  readonly #outbox: Outbox;
  readonly #news: NewsSource;
  readonly #settings: StockMakerSettings;
  readonly #belief: FlowBelief;
  readonly #bids: Ladder;
  readonly #asks: Ladder;
  /** Until then commands are on their way, and what rests is not known. */
  #busyUntil = 0;
  #tries = 0;
  /** In cents. */
  #lastBid = 0;

  constructor(view: MarketView, outbox: Outbox, news: NewsSource, settings: StockMakerSettings) {
    this.#view = view;
    this.#outbox = outbox;
    this.#news = news;
    this.#settings = settings;
    this.#belief = new FlowBelief(settings.learning);
    this.#bids = new Ladder("buy", settings.levels, settings.levelShares);
    this.#asks = new Ladder("sell", settings.levels, settings.levelShares);
  }

  wake(now: number): number {
    if (now < this.#busyUntil) return this.#busyUntil;
    const { riskAversion, horizon, orderDecay } = this.#settings;
    const sigma = this.#news.sigmaAt(now);
    const centre = this.#news.valueAt(now) * (1 + sigma * this.#belief.shiftAt(now));
    const dollars = centre / UNITS_PER_DOLLAR;
    const deviation = sigma * dollars;
    const inventory = this.#view.position(STOCK);
    const middle = reservationPrice(dollars, inventory, riskAversion, deviation, horizon);
    const half = optimalSpread(riskAversion, deviation, horizon, orderDecay) / 2;
    const bid = Math.floor((middle - half) * CENTS_PER_DOLLAR);
    const ask = Math.ceil((middle + half) * CENTS_PER_DOLLAR);
    return this.#quote(now, bid, ask);
  }

  /** Stands at these prices, but trades with nobody who rests: who is late withdraws first. */
  #quote(now: number, wantedBid: number, wantedAsk: number): number {
    const bestBid = this.#view.bestPrice(STOCK, "bid");
    const bestAsk = this.#view.bestPrice(STOCK, "ask");
    // Others may rest between two cents.
    const highest = bestAsk === undefined ? wantedBid : Math.ceil(bestAsk / UNITS_PER_CENT) - 1;
    const lowest = bestBid === undefined ? wantedAsk : Math.floor(bestBid / UNITS_PER_CENT) + 1;
    const bid = Math.min(wantedBid, highest);
    const ask = Math.max(wantedAsk, lowest);
    const before = this.#outbox.rows.written[0]!;
    // The side that gives way goes first, so that the other does not meet it.
    if (bid < this.#lastBid) this.#bids.arrange(this.#outbox, now, bid);
    this.#asks.arrange(this.#outbox, now, ask);
    if (bid >= this.#lastBid) this.#bids.arrange(this.#outbox, now, bid);
    this.#lastBid = bid;
    const { latencyUs, patienceUs } = this.#settings;
    if (this.#outbox.rows.written[0]! > before) this.#busyUntil = now + latencyUs;
    const isHeldUp = bid < wantedBid || ask > wantedAsk;
    this.#tries = isHeldUp ? this.#tries + 1 : 0;
    if (isHeldUp && this.#tries < MOST_TRIES) return now + patienceUs;
    this.#tries = 0;
    return this.#news.nextNews(now);
  }

  hear(events: Rows, place: number): number {
    if (events.kind[place] !== EVENT.traded) {
      if (!this.#bids.hear(events, place)) this.#asks.hear(events, place);
      return Number.POSITIVE_INFINITY;
    }
    // The shares of a block cross beside the book: nobody was in a hurry.
    const isElsewhere = events.instrument[place] !== STOCK || events.order[place]! < 0;
    if (isElsewhere) return Number.POSITIVE_INFINITY;
    const time = events.time[place]!;
    const { account } = this.#outbox;
    if (events.account[place] === account) this.#bids.hear(events, place);
    else if (events.other[place] === account) this.#asks.hear(events, place);
    this.#belief.learn(time, events.side[place]!, events.quantity[place]!);
    return time;
  }
}
