import { log } from "../../math/log.ts";
import type { RandomStream } from "../../math/random-stream.ts";
import { type Outbox, sendImmediateOrder } from "../../messages/outbox.ts";
import { createChainValue } from "../../pricing/chain/price-in-chain.ts";
import type { MarketView } from "../../view/market-view.ts";
import { type ForecastError, shrunkForecast } from "../dealing/forecast-error.ts";
import type { ForecastSurface } from "../dealing/forecast-surface.ts";
import { type BandSettings, hedgeToBand } from "../dealing/hedge-to-band.ts";
import {
  createOptionBook,
  type OptionBook,
  readOptionBook,
  totalVega,
  vegaOfContract,
} from "../dealing/option-book.ts";
import { decideTrade } from "./decide-trade.ts";
import { expectedHedgeCost } from "./hedge-cost.ts";

/** How a trader of a whole chain behaves; economics 1.7 and section 3 have the reasons. */
export interface ChainTraderSettings extends BandSettings {
  /** $ per volatility point that he holds at most, long or short: his capacity. */
  readonly vegaLimit: number;
  /** What must be left of an edge after spread and hedging, per year. */
  readonly requiredEdge: number;
  /** Deviation of what the market is off by, as he believes; 0: he takes his forecast as it is. */
  readonly mispricing: number;
  /** Deviation of the error of his forecast, as he knows it. */
  readonly noise: number;
  /** Series that he looks at each time, and contracts of one trade at most. */
  readonly looks: number;
  readonly contracts: number;
}

/** He trades what has volatility to trade: from a week to five months, near the money. */
const [LEAST_DAYS, MOST_DAYS] = [7, 150];
/** Of the distance from the money, in deviations until the expiry. */
const MOST_DEVIATIONS = 0.7;

const VALUE = createChainValue();

/** Buys options of a chain where they cost less than he forecasts, sells where more, and hedges. */
export class ChainTrader {
  readonly view: MarketView;
  readonly settings: ChainTraderSettings;
  readonly error: ForecastError;
  readonly book: OptionBook = createOptionBook();
  readonly #outbox: Outbox;
  readonly #stream: RandomStream;
  readonly #near: number[] = [];

  constructor(
    view: MarketView,
    outbox: Outbox,
    stream: RandomStream,
    error: ForecastError,
    settings: ChainTraderSettings,
  ) {
    this.view = view;
    this.#outbox = outbox;
    this.#stream = stream;
    this.error = error;
    this.settings = settings;
  }

  /**
   * Looks at some series near the money, drawn anew, and trades the one with the best edge; then
   * closes what he would rather have sold.
   *
   * @param surface what a perfect forecaster expects: he errs by his error of today.
   */
  act(time: number, today: number, step: number, surface: ForecastSurface): void {
    readOptionBook(this.book, this.view, (series) => surface.sigmaOf(series));
    this.#stream.at(today, step + 1);
    this.#findNear(surface);
    let [best, bestEdge, side] = [0, 0, 0];
    for (let look = 0; look < this.settings.looks && this.#near.length > 0; look++) {
      const series = this.#near[this.#stream.nextInteger(this.#near.length)]!;
      const edge = this.#edgeIn(series, surface.sigmaOf(series));
      if (Math.abs(edge) <= bestEdge) continue;
      [best, bestEdge, side] = [series, Math.abs(edge), Math.sign(edge)];
    }
    if (best > 0) this.#trade(time, best, side, surface.sigmaOf(best));
    this.#closeWrong(time, surface);
  }

  /** Hedges what he holds now. */
  hedge(time: number, rate: number, surface: ForecastSurface): void {
    readOptionBook(this.book, this.view, (series) => surface.sigmaOf(series));
    hedgeToBand(this.view, this.#outbox, this.book, time, rate, this.settings);
  }

  #findNear(surface: ForecastSurface): void {
    const { view } = this;
    const near = this.#near;
    near.length = 0;
    const spot = view.stockMark();
    view.forEachLiveSeries((series, _right, strike) => {
      const days = view.daysToExpiry(series);
      if (days < LEAST_DAYS || days > MOST_DAYS) return;
      const deviation = surface.sigmaOf(series) * Math.sqrt(days / 365);
      if (Math.abs(log(strike / spot)) <= MOST_DEVIATIONS * deviation) near.push(series);
    });
  }

  /** Edge beyond costs of a series at its quote: above 0 to buy, below 0 to sell, 0 for none. */
  #edgeIn(series: number, truth: number): number {
    const { view, settings } = this;
    const [bid, ask] = [view.bestPrice(series, "bid"), view.bestPrice(series, "ask")];
    if (bid === undefined || ask === undefined) return 0;
    const bidVolatility = view.impliedVolatility(series, bid, truth);
    const askVolatility = view.impliedVolatility(series, ask, truth);
    if (Number.isNaN(bidVolatility + askVolatility)) return 0;
    const forecast = this.#forecast(truth, (bidVolatility + askVolatility) / 2);
    if (!view.priceSeries(VALUE, series, view.stockMark(), truth)) return 0;
    const spot = view.stockMark();
    const hedgeCost = expectedHedgeCost(settings.hedgeCost, {
      ...{ spot, delta: VALUE.delta, vega: VALUE.vega },
    });
    const terms = { bidVolatility, askVolatility, hedgeCost, minEdge: settings.requiredEdge };
    const side = decideTrade({ ...terms, forecast });
    if (side === "none") return 0;
    return side === "buy" ? forecast - askVolatility : forecast - bidVolatility;
  }

  /** His forecast, and what he makes of it beside the market's. */
  #forecast(truth: number, market: number): number {
    const { mispricing, noise } = this.settings;
    const forecast = truth + this.error.value;
    return mispricing > 0 ? shrunkForecast(forecast, market, mispricing, noise) : forecast;
  }

  #trade(time: number, series: number, side: number, truth: number): void {
    const { view, settings } = this;
    const vega = vegaOfContract(view, series, truth);
    if (vega <= 0) return;
    const room = Math.floor((settings.vegaLimit - side * totalVega(this.book)) / vega);
    const contracts = Math.min(settings.contracts, room);
    const price = view.bestPrice(series, side > 0 ? "ask" : "bid");
    if (contracts <= 0 || price === undefined) return;
    sendImmediateOrder(this.#outbox, time, series, side > 0 ? "buy" : "sell", price, contracts);
  }

  /** What he holds and could sell above his forecast, or owes and could buy below it. */
  #closeWrong(time: number, surface: ForecastSurface): void {
    const { view } = this;
    view.forEachOwnSeries((series, contracts) => {
      if (view.daysToExpiry(series) < LEAST_DAYS) return;
      const side = contracts > 0 ? "bid" : "ask";
      const price = view.bestPrice(series, side);
      if (price === undefined) return;
      const forecast = surface.sigmaOf(series) + this.error.value;
      const sigma = view.impliedVolatility(series, price, forecast);
      const regrets = contracts > 0 ? sigma > forecast : sigma < forecast;
      if (!regrets) return;
      const order = contracts > 0 ? "sell" : "buy";
      sendImmediateOrder(this.#outbox, time, series, order, price, Math.abs(contracts));
    });
  }
}
