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
import { inventoryShare } from "./inventory-skew.ts";
import { createMakerBook, type MakerBook, readMakerBook, SHORT_DAYS } from "./maker-book.ts";
import { quoteSize } from "./quote-size.ts";
import { quotesBy } from "./quoting/quotes-by.ts";
import type {
  ExpiryTerms,
  ModelSettings,
  QuotedExpiry,
  QuotingModel,
} from "./quoting/quoting-model.ts";

/** When a maker trades shares; `step` and `close` by the clock, to none unhedged, like `trade`. */
export const HEDGES = ["trade", "step", "close", "band"] as const;

/** How one maker of a whole chain behaves; economics section 3 has the reasons. */
export interface ChainMakerSettings extends ModelSettings {
  /** Shares per dollar; a tenth of it for the expiries of the next five days. */
  readonly gammaLimit: number;
  /** Share of a limit up to which he quotes the full size. */
  readonly comfort: number;
  /** After a turn in which he traded, after each step of the stock, at its last, or to a band. */
  readonly hedge: (typeof HEDGES)[number];
  /** Cost of a share trade over its price, of the band. */
  readonly hedgeCost: number;
}

const SHORT_GAMMA_SHARE = 0.1;
/** A flat smile has no wings: their width is any. */
const FLAT_WING = 0.1;
const MONTHS_PER_YEAR = 12;
/** The expiry by which it is told whether he is long or short. */
const MONTH_DAYS = 30;
/** Less than a cent in the money is not worth an exercise, in $0.0001 per share. */
const LEAST_EXERCISE = 100;
/** While less of his capital is used, one look a step is enough. */
const CALM_SHARE = 0.1;
/** The least volatility that a sheet can mean, per year. */
const LEAST_SIGMA = 0.01;

const VALUE = createChainValue();

/** A dealer of the whole chain: leans on what he holds, shrinks at his limits, hedges the rest. */
export class ChainMaker {
  readonly view: MarketView;
  readonly settings: ChainMakerSettings;
  readonly book: MakerBook = createMakerBook();
  /** Share of his capital that his risk used when he last looked. */
  capitalUsed: number = 0;
  readonly #outbox: Outbox;
  readonly #model: QuotingModel;
  readonly #expiry: QuotedExpiry = {
    ...{ days: Number.NaN, years: Number.NaN, sigma: Number.NaN, spot: Number.NaN },
    ...{ share: Number.NaN, vegas: this.book.vegas },
  };
  /** Total variance that the exchange has of each expiry, by its day. */
  readonly #sent = new Map<number, number>();

  constructor(view: MarketView, outbox: Outbox, settings: ChainMakerSettings) {
    this.view = view;
    this.settings = settings;
    this.#outbox = outbox;
    this.#model = quotesBy(settings);
  }

  /** Adds up what he holds, at his belief: a volatility per year of the market's clock. */
  readBook(belief: number): void {
    readMakerBook(this.book, this.view, () => belief);
  }

  /**
   * Looks at what his risk uses of his capital: once a step, and after each trade while it is much.
   * It is the dearest of all that he looks at.
   */
  readCapital(belief: number, isNewStep: boolean): void {
    if (!isNewStep && this.capitalUsed < CALM_SHARE) return;
    this.capitalUsed = this.view.capitalUsed(belief);
  }

  /**
   * Sends a new sheet for these expiries: his belief, shifted for what he holds. A smile is sent
   * only where it is new: the exchange keeps the last one.
   *
   * @param expiries ascending. @param variances total variance of each at a volatility of 1.
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
    const lean = inventoryShare(MONTH_DAYS, book.vegas, settings.vegaLimit);
    // What adds to a long book is buying, to a short one selling.
    const byCapital = quoteSize(settings, this.capitalUsed);
    const mostBid = lean >= 0 ? byCapital : settings.contracts;
    const mostAsk = lean <= 0 ? byCapital : settings.contracts;
    const spot = view.stockMark() / UNITS_PER_DOLLAR;
    let leastVariance = 0;
    expiries.forEach((expiryDay, i) => {
      const days = expiryDay - today;
      if (days <= 0) return;
      this.#sendSmile(time, expiryDay, belief * belief * variances[i]!);
      const share = inventoryShare(days, book.vegas, settings.vegaLimit);
      const gamma = days < SHORT_DAYS ? shortUsed : gammaUsed;
      const terms = this.#termsOf(days, variances[i]!, belief, spot, share);
      // Total variance never falls with the expiry: nobody can take a calendar for nothing.
      const least = Math.sqrt(leastVariance / variances[i]!);
      const sigma = Math.max(belief + terms.shift, LEAST_SIGMA, least);
      leastVariance = sigma * sigma * variances[i]!;
      const shift = sigma > belief + terms.shift ? sigma - belief : terms.shift;
      const bidOf = quoteSize(settings, Math.max(share, gamma));
      const askOf = quoteSize(settings, Math.max(-share, -gamma));
      const bidSize = Math.min(terms.bidSize, bidOf, mostBid);
      const askSize = Math.min(terms.askSize, askOf, mostAsk);
      sendSheetTerms(this.#outbox, time, expiryDay, shift, terms.halfSpread, bidSize, askSize);
    });
    const variance = belief * belief * spot * spot * hedgeYears;
    const spotShift = -settings.riskAversion * variance * book.netDelta * UNITS_PER_DOLLAR;
    sendSheet(this.#outbox, time, spotShift);
  }

  #termsOf(days: number, years: number, sigma: number, spot: number, share: number): ExpiryTerms {
    const expiry = this.#expiry;
    expiry.days = days;
    expiry.years = years;
    expiry.sigma = sigma;
    expiry.spot = spot;
    expiry.share = share;
    return this.#model.terms(expiry);
  }

  #sendSmile(time: number, expiryDay: number, variance: number): void {
    if (this.#sent.get(expiryDay) === variance) return;
    this.#sent.set(expiryDay, variance);
    sendSheetSmile(this.#outbox, time, expiryDay, variance, 0, 0, 0, FLAT_WING);
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
    if (hedge !== "band") return 0;
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
