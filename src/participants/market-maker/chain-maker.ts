import { dayOf } from "../../calendar/civil-date.ts";
import {
  type Outbox,
  sendExercise,
  sendSheet,
  sendSheetSmile,
  sendSheetTerms,
} from "../../messages/outbox.ts";
import { UNITS_PER_DOLLAR } from "../../money/amount.ts";
import { createChainValue } from "../../pricing/chain/price-in-chain.ts";
import type { MarketView } from "../../view/market-view.ts";
import type { Svi } from "../../volatility/smile/svi.ts";
import type { ForecastError } from "../dealing/forecast-error.ts";
import type { ForecastSurface } from "../dealing/forecast-surface.ts";
import { type BandSettings, hedgeToBand } from "../dealing/hedge-to-band.ts";
import {
  createOptionBook,
  type OptionBook,
  readOptionBook,
  SHORT_DAYS,
} from "../dealing/option-book.ts";
import { inventoryShare } from "../dealing/vega-buckets.ts";
import { tradeSharesTo } from "../trade-shares-to.ts";
import { calendarFloor } from "./calendar-floor.ts";
import { quoteSize } from "./quote-size.ts";
import { quotesBy } from "./quoting/quotes-by.ts";
import type {
  ExpiryTerms,
  ModelSettings,
  QuotedExpiry,
  QuotingModel,
} from "./quoting/quoting-model.ts";
import { StaticHedge } from "./static-hedge.ts";

/**
 * When a maker trades shares; `step` and `close` by the clock, to none unhedged, like `trade`;
 * `static` each trade's delta once, and nothing until its contracts are gone.
 */
export const HEDGES = ["trade", "step", "close", "band", "static"] as const;

/** How one maker of a whole chain behaves; economics section 3 has the reasons. */
export interface ChainMakerSettings extends ModelSettings, BandSettings {
  /** Shares per dollar; a tenth of it for each expiry of the next five days. */
  readonly gammaLimit: number;
  /** Share of a limit up to which he quotes the full size. */
  readonly comfort: number;
  /** After a turn in which he traded, after each step of the stock, at its last, or to a band. */
  readonly hedge: (typeof HEDGES)[number];
  /** What he asks beyond his forecast, per year. */
  readonly premium: number;
}

const SHORT_GAMMA_SHARE = 0.1;
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
  readonly book: OptionBook = createOptionBook();
  /** Share of his capital that his risk used when he last looked. */
  capitalUsed: number = 0;
  readonly #outbox: Outbox;
  /** How far his own forecast is off; never without it. */
  readonly #error: ForecastError | undefined;
  readonly #model: QuotingModel;
  readonly #static: StaticHedge | undefined;
  readonly #expiry: QuotedExpiry = {
    ...{ days: Number.NaN, years: Number.NaN, sigma: Number.NaN, spot: Number.NaN },
    ...{ share: Number.NaN, vegas: this.book.vegas },
  };
  /** The smile that the exchange has of each expiry, by its day. */
  readonly #sent = new Map<number, Svi>();

  constructor(
    view: MarketView,
    outbox: Outbox,
    settings: ChainMakerSettings,
    error?: ForecastError,
    model: QuotingModel = quotesBy(settings),
  ) {
    this.view = view;
    this.settings = settings;
    this.#outbox = outbox;
    this.#error = error;
    this.#model = model;
    this.#static = settings.hedge === "static" ? new StaticHedge() : undefined;
  }

  startDay(today: number): void {
    this.#error?.startDay(today);
  }

  /** What he believes beyond the forecast: his error and what he asks for; per year. */
  get lean(): number {
    return (this.#error?.value ?? 0) + this.settings.premium;
  }

  /** What he holds, as a share of his limit for a month; long above 0. */
  get monthShare(): number {
    return inventoryShare(MONTH_DAYS, this.book.vegas, this.settings.vegaLimit);
  }

  /** Adds up what he holds, at his belief. */
  readBook(surface: ForecastSurface): void {
    const { lean, view } = this;
    const sigmaOf = (series: number): number => surface.sigmaOf(series) + lean;
    readOptionBook(this.book, view, sigmaOf);
    this.#static?.read(view, (series) => {
      const isAlive = view.priceSeries(VALUE, series, view.stockMark(), sigmaOf(series));
      return isAlive ? VALUE.delta : 0;
    });
  }

  /**
   * Looks at what his risk uses of his capital: once a step, and after each trade while it is much.
   * It is the dearest of all that he looks at.
   */
  readCapital(surface: ForecastSurface, isNewStep: boolean): void {
    if (!isNewStep && this.capitalUsed < CALM_SHARE) return;
    this.capitalUsed = this.view.capitalUsed(surface.month + this.lean);
  }

  /**
   * Sends a new sheet: his belief of each expiry, shifted for what he holds. A smile is sent only
   * where it is new: the exchange keeps the last one.
   *
   * @param hedgeYears time until he can hedge what is unhedged now.
   */
  quote(time: number, surface: ForecastSurface, hedgeYears: number): void {
    const { settings, book } = this;
    const today = dayOf(time);
    const gammaUsed = book.gamma / settings.gammaLimit;
    const shortLimit = settings.gammaLimit * SHORT_GAMMA_SHARE;
    const held = this.monthShare;
    // What adds to a long book is buying, to a short one selling.
    const byCapital = quoteSize(settings, this.capitalUsed);
    const mostBid = held >= 0 ? byCapital : settings.contracts;
    const mostAsk = held <= 0 ? byCapital : settings.contracts;
    let shift = 0;
    surface.expiries.forEach((expiryDay, i) => {
      const days = expiryDay - today;
      this.#sendSmile(time, expiryDay, surface.smiles[i]!);
      const share = inventoryShare(days, book.vegas, settings.vegaLimit);
      const gamma = days < SHORT_DAYS ? book.shortGammas[days]! / shortLimit : gammaUsed;
      const terms = this.#termsOf(surface, i, days, share);
      shift = this.#shiftOf(surface, i, terms.shift, shift);
      const bidOf = quoteSize(settings, Math.max(share, gamma));
      const askOf = quoteSize(settings, Math.max(-share, -gamma));
      const bidSize = Math.min(terms.bidSize, bidOf, mostBid);
      const askSize = Math.min(terms.askSize, askOf, mostAsk);
      sendSheetTerms(this.#outbox, time, expiryDay, shift, terms.halfSpread, bidSize, askSize);
    });
    sendSheet(this.#outbox, time, this.#spotShift(surface, hedgeYears));
  }

  #termsOf(surface: ForecastSurface, i: number, days: number, share: number): ExpiryTerms {
    const expiry = this.#expiry;
    expiry.days = days;
    expiry.years = surface.years[i]!;
    expiry.sigma = surface.levels[i]! + this.lean;
    expiry.spot = this.view.stockMark() / UNITS_PER_DOLLAR;
    expiry.share = share;
    return this.#model.terms(expiry);
  }

  /** What is added to an expiry's volatilities: his lean and the skew, free of calendars. */
  #shiftOf(surface: ForecastSurface, i: number, skew: number, before: number): number {
    const { smiles, years, levels } = surface;
    const wanted = Math.max(this.lean + skew, LEAST_SIGMA - levels[i]!);
    if (i === 0) return wanted;
    const floor = calendarFloor(smiles[i - 1]!, years[i - 1]!, before, smiles[i]!, years[i]!);
    return Math.max(wanted, floor);
  }

  /** Of the stock's mid, for delta that he could not hedge yet, $0.0001 per share. */
  #spotShift(surface: ForecastSurface, hedgeYears: number): number {
    const { settings, book, view } = this;
    const sigma = surface.month + this.lean;
    const spot = view.stockMark() / UNITS_PER_DOLLAR;
    const variance = sigma * sigma * spot * spot * hedgeYears;
    return -settings.riskAversion * variance * book.netDelta * UNITS_PER_DOLLAR;
  }

  #sendSmile(time: number, expiryDay: number, smile: Svi): void {
    const { a, b, rho, m, sigma } = smile;
    const sent = this.#sent.get(expiryDay);
    const isSame = sent !== undefined && sent.a === a && sent.b === b && sent.rho === rho;
    if (isSame && sent.m === m && sent.sigma === sigma) return;
    this.#sent.set(expiryDay, smile);
    sendSheetSmile(this.#outbox, time, expiryDay, a, b, rho, m, sigma);
  }

  /** Trades shares to the band round his book's delta, or to none unhedged. */
  hedge(time: number, rate: number): void {
    const { view, book, settings } = this;
    if (this.#static !== undefined) {
      tradeSharesTo(view, this.#outbox, time, this.#static.shares);
      return;
    }
    const band = settings.hedge === "band" ? settings : undefined;
    hedgeToBand(view, this.#outbox, book, time, rate, band);
  }

  /** Exercises what is worth no more alive: at or beyond the boundary of early exercise. */
  exercise(time: number, surface: ForecastSurface): void {
    const { view, lean } = this;
    view.forEachOwnSeries((series, contracts) => {
      if (contracts <= 0) return;
      const belief = surface.sigmaOf(series) + lean;
      if (!view.priceSeries(VALUE, series, view.stockMark(), belief)) return;
      const bid = view.bestPrice(series, "bid") ?? 0;
      // Beyond the boundary the value is what exercise brings, and has no vega.
      if (VALUE.vega > 0 || VALUE.price < LEAST_EXERCISE || bid > VALUE.price) return;
      sendExercise(this.#outbox, time, "exercise", series, contracts);
    });
  }
}
