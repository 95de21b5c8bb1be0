import { dayOf } from "../../calendar/civil-date.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { exp } from "../../math/exp.ts";
import {
  type Outbox,
  sendExercise,
  sendImmediateOrder,
  sendSheet,
  sendSheetSmile,
  sendSheetTerms,
} from "../../messages/outbox.ts";
import { roundHalfAway, UNITS_PER_DOLLAR } from "../../money/amount.ts";
import { createChainValue } from "../../pricing/chain/price-in-chain.ts";
import type { MarketView } from "../../view/market-view.ts";
import { whalleyWilmottHalfWidth } from "../hedge-band.ts";
import { inventoryShare, skewOfShare } from "./inventory-skew.ts";
import { createMakerBook, type MakerBook, readMakerBook, SHORT_DAYS } from "./maker-book.ts";
import { quoteSize } from "./quote-size.ts";

/** How one maker of a whole chain behaves; economics section 3 has the reasons. */
export interface ChainMakerSettings {
  /** $ per volatility point, for a month: the limit of what he holds, long or short. */
  readonly vegaLimit: number;
  /** Shares per dollar; a tenth of it for the expiries of the next five days. */
  readonly gammaLimit: number;
  /** Shift of a month's volatility at the limit, per year; 0 switches the skew off. */
  readonly mostSkew: number;
  /** Whole spread of a month at the money, in volatility per year. */
  readonly spread: number;
  /** Contracts on each side while nothing presses. */
  readonly contracts: number;
  /** Share of a limit up to which he quotes the full size. */
  readonly comfort: number;
  readonly hedge: "band" | "step";
  /** Absolute risk aversion per dollar, of the band and of the shift for unhedged delta. */
  readonly riskAversion: number;
  /** Cost of a share trade over its price, of the band. */
  readonly hedgeCost: number;
}

/** Spreads of expiries beyond 90 days are narrower in volatility. */
const FAR_DAYS = 90;
const FAR_SPREAD = 0.8;
const SHORT_GAMMA_SHARE = 0.1;
/** A flat smile has no wings: their width is any. */
const FLAT_WING = 0.1;
const MONTHS_PER_YEAR = 12;
/** Less than a cent in the money is not worth an exercise, in $0.0001 per share. */
const LEAST_EXERCISE = 100;

const VALUE = createChainValue();

/** A dealer of the whole chain: leans on what he holds, shrinks at his limits, hedges the rest. */
export class ChainMaker {
  readonly view: MarketView;
  readonly settings: ChainMakerSettings;
  readonly book: MakerBook = createMakerBook();
  readonly #outbox: Outbox;

  constructor(view: MarketView, outbox: Outbox, settings: ChainMakerSettings) {
    this.view = view;
    this.settings = settings;
    this.#outbox = outbox;
  }

  /** Adds up what he holds, at his belief: a volatility per year of the market's clock. */
  readBook(belief: number): void {
    readMakerBook(this.book, this.view, () => belief);
  }

  /**
   * Sends a new sheet for these expiries: his belief, shifted for what he holds.
   *
   * @param variances total variance of each expiry at a volatility of 1.
   * @param hedgeYears time until he can hedge what is unhedged now.
   */
  quote(
    time: number,
    belief: number,
    expiries: readonly number[],
    variances: readonly number[],
    hedgeYears: number,
  ): void {
    const { settings, book, view } = this;
    const today = dayOf(time);
    const gammaUsed = book.gamma / settings.gammaLimit;
    const shortUsed = book.shortGamma / (settings.gammaLimit * SHORT_GAMMA_SHARE);
    expiries.forEach((expiryDay, i) => {
      const days = expiryDay - today;
      if (days <= 0) return;
      const variance = belief * belief * variances[i]!;
      sendSheetSmile(this.#outbox, time, expiryDay, variance, 0, 0, 0, FLAT_WING);
      const share = inventoryShare(days, book.vegas, settings.vegaLimit);
      const gamma = days < SHORT_DAYS ? shortUsed : gammaUsed;
      const shift = skewOfShare(days, share, settings.mostSkew);
      const halfSpread = (settings.spread / 2) * (days > FAR_DAYS ? FAR_SPREAD : 1);
      const bidSize = quoteSize(settings, Math.max(share, gamma));
      const askSize = quoteSize(settings, Math.max(-share, -gamma));
      sendSheetTerms(this.#outbox, time, expiryDay, shift, halfSpread, bidSize, askSize);
    });
    const spot = view.stockMark() / UNITS_PER_DOLLAR;
    const variance = belief * belief * spot * spot * hedgeYears;
    const spotShift = -settings.riskAversion * variance * book.netDelta * UNITS_PER_DOLLAR;
    sendSheet(this.#outbox, time, spotShift);
  }

  /** Trades shares to the band round his book's delta, or to none unhedged. */
  hedge(time: number, rate: number): void {
    const { book, view } = this;
    const shares = roundHalfAway(Math.abs(book.netDelta) - this.#halfWidth(rate));
    if (shares <= 0) return;
    const side = book.netDelta > 0 ? "sell" : "buy";
    const price = view.bestPrice(STOCK, side === "buy" ? "ask" : "bid");
    if (price === undefined) return;
    sendImmediateOrder(this.#outbox, time, STOCK, side, price, shares);
    book.netDelta += side === "buy" ? shares : -shares;
  }

  /** Of the band round his book's delta, in shares; wealth is measured in a month. */
  #halfWidth(rate: number): number {
    const { hedge, hedgeCost, riskAversion } = this.settings;
    if (hedge === "step") return 0;
    const spot = this.view.stockMark() / UNITS_PER_DOLLAR;
    const discount = exp(-rate / MONTHS_PER_YEAR);
    return whalleyWilmottHalfWidth(hedgeCost, spot, this.book.gamma, discount, riskAversion);
  }

  /** Exercises what is worth no more alive: at or beyond the boundary of early exercise. */
  exercise(time: number, belief: number): void {
    const { view } = this;
    view.forEachOwnSeries((series, contracts) => {
      if (contracts <= 0) return;
      if (!view.priceSeries(VALUE, series, view.stockMark(), belief)) return;
      const bid = view.bestPrice(series, "bid") ?? 0;
      // Beyond the boundary the value is what exercise brings, and has no vega.
      if (VALUE.vega > 0 || VALUE.price < LEAST_EXERCISE || bid > VALUE.price) return;
      sendExercise(this.#outbox, time, "exercise", series, contracts);
    });
  }
}
