import { STOCK } from "../../contracts/instrument-table.ts";
import { type Outbox, sendBlockAnswer } from "../../messages/outbox.ts";
import { UNITS_PER_CENT } from "../../money/amount.ts";
import type { BlockView } from "../../view/block-view.ts";
import type { MarketView } from "../../view/market-view.ts";
import type { ForecastSurface } from "../dealing/forecast-surface.ts";
import { type BandSettings, hedgeToBand } from "../dealing/hedge-to-band.ts";
import {
  createOptionBook,
  type OptionBook,
  readOptionBook,
  vegaOfContract,
} from "../dealing/option-book.ts";
import { inventoryShare, tenorWeight, vegaBucket } from "../dealing/vega-buckets.ts";

/** How a desk that trades blocks behaves; economics 1.7 and section 3 have the reasons. */
export interface OtcDeskSettings extends BandSettings {
  /** $ per volatility point, for a month: the limit of what it holds, long or short. */
  readonly vegaLimit: number;
  /** Shift of a month's volatility at the limit, per year. */
  readonly mostSkew: number;
  /** Half of what it earns between a purchase and a sale of a month, in volatility per year. */
  readonly halfSpread: number;
}

/** How long an answer stands. */
const VALID_US = 60_000_000;

/** A desk away from the exchange: answers requests for blocks in volatility, and hedges. */
export class OtcDesk {
  readonly view: MarketView;
  readonly settings: OtcDeskSettings;
  readonly book: OptionBook = createOptionBook();
  readonly #blocks: BlockView;
  readonly #outbox: Outbox;
  readonly #after: Float64Array = createOptionBook().vegas;

  constructor(view: MarketView, blocks: BlockView, outbox: Outbox, settings: OtcDeskSettings) {
    this.view = view;
    this.#blocks = blocks;
    this.#outbox = outbox;
    this.settings = settings;
  }

  /**
   * Answers every open request that it has room for: what is forecast of the strike, shifted for
   * what it would hold in the middle of the trade, and its half-spread. It sees the direction.
   */
  answer(time: number, surface: ForecastSurface): void {
    const { view, settings } = this;
    const [bid, ask] = [view.bestPrice(STOCK, "bid"), view.bestPrice(STOCK, "ask")];
    if (bid === undefined || ask === undefined) return;
    const reference = Math.floor((bid + ask) / 2);
    readOptionBook(this.book, view, (series) => surface.sigmaOf(series));
    this.#blocks.forEachRequest((request, series, side, contracts) => {
      const truth = surface.sigmaOf(series);
      const days = view.daysToExpiry(series);
      const vega = vegaOfContract(view, series, truth) * contracts;
      if (Math.abs(this.#shareWith(days, -side * vega)) > 1) return;
      const share = this.#shareWith(days, (-side * vega) / 2);
      const skew = -settings.mostSkew * Math.min(Math.max(share, -1), 1) * tenorWeight(days);
      const sigma = this.#inside(series, side, truth, truth + skew + side * settings.halfSpread);
      if (!(sigma > 0)) return;
      sendBlockAnswer(this.#outbox, time, request, sigma, reference, time + VALID_US);
    });
  }

  /** Nobody pays more for a block than the exchange asks, or sells it for less than it bids. */
  #inside(series: number, side: number, truth: number, own: number): number {
    const { view } = this;
    const edge = view.bestPrice(series, side < 0 ? "ask" : "bid");
    if (edge === undefined) return Number.NaN;
    const limit = view.impliedVolatility(series, edge + side * UNITS_PER_CENT, truth);
    return side < 0 ? Math.min(own, limit) : Math.max(own, limit);
  }

  /** Hedges what it holds now. */
  hedge(time: number, rate: number, surface: ForecastSurface): void {
    readOptionBook(this.book, this.view, (series) => surface.sigmaOf(series));
    hedgeToBand(this.view, this.#outbox, this.book, time, rate, this.settings);
  }

  /** Share of its limit in an expiry, with so much more vega there ($ per point). */
  #shareWith(days: number, vega: number): number {
    this.#after.set(this.book.vegas);
    this.#after[vegaBucket(days)]! += vega;
    return inventoryShare(days, this.#after, this.settings.vegaLimit);
  }
}
