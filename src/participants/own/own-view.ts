import { dayOf, isoFromDay, timeOfDay } from "../../calendar/civil-date.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import type { RandomStream } from "../../math/random-stream.ts";
import { UNITS_PER_DOLLAR } from "../../money/amount.ts";
import { CASH } from "../../money/cash.ts";
import { createChainValue } from "../../pricing/chain/price-in-chain.ts";
import type { MarketView } from "../../view/market-view.ts";
import type { ForecastError } from "../dealing/forecast-error.ts";
import type { ForecastSurface } from "../dealing/forecast-surface.ts";
import { createOptionBook, readOptionBook, totalVega } from "../dealing/option-book.ts";
import { type Guard, told } from "./guard.ts";
import type { Greeks, Occasion, Position, Series, TwoSided, Value, View } from "./own-api.ts";
import type { SeriesNames } from "./series-names.ts";
import { showView } from "./show-view.ts";

/** Volatilities that somebody may ask a value at, and prices that he may name, in dollars. */
export const LEAST_SIGMA = 0.01;
export const MOST_SIGMA = 5;
export const MOST_PRICE = 100_000;

const VALUE = createChainValue();
const BOOK = createOptionBook();

/** When a participant is woken, and what is expected then. */
export interface Moment {
  readonly time: number;
  readonly step: number;
  readonly steps: number;
  readonly surface: ForecastSurface;
}

/** The parts that a participant's view reads. */
export interface Seen {
  readonly market: MarketView;
  readonly names: SeriesNames;
  readonly guard: Guard;
  readonly error: ForecastError;
  readonly stream: RandomStream;
}

/** What a participant's own code may read: each look is counted, each name checked. */
export class OwnView implements View {
  /** What the participant's own code is handed. */
  readonly shown: View = showView(this);
  readonly #seen: Seen;
  protected moment!: Moment;
  #occasion: Occasion = "step";
  /** Wake-ups of today so far: each has random numbers of its own. */
  #wakes = 0;
  #today = Number.NaN;

  constructor(seen: Seen) {
    this.#seen = seen;
  }

  /** Begins a wake-up. */
  begin(moment: Moment, occasion: Occasion): void {
    const today = dayOf(moment.time);
    this.#wakes = today === this.#today ? this.#wakes + 1 : 0;
    this.#today = today;
    this.moment = moment;
    this.#occasion = occasion;
    this.#seen.stream.at(today, this.#wakes);
  }

  get date(): string {
    return isoFromDay(this.#today);
  }

  get time(): string {
    return timeOfDay(this.moment.time);
  }

  get step(): number {
    return this.moment.step;
  }

  get steps(): number {
    return this.moment.steps;
  }

  get occasion(): Occasion {
    return this.#occasion;
  }

  get spot(): number {
    return this.#read().stockMark() / UNITS_PER_DOLLAR;
  }

  get cash(): number {
    return this.#read().position(CASH) / UNITS_PER_DOLLAR;
  }

  get shares(): number {
    return this.#read().position(STOCK);
  }

  stock(): TwoSided {
    return twoSided(this.#read(), STOCK);
  }

  chain(): readonly Series[] {
    const { chain } = this.#seen.names;
    this.#read(chain.length);
    return chain;
  }

  quote(series: string): TwoSided {
    return twoSided(this.#read(), this.numberOf(series));
  }

  forecast(series: string): number {
    this.#read();
    return this.sigmaOf(this.numberOf(series));
  }

  value(series: string, volatility: number): Value | undefined {
    const market = this.#read();
    const number = this.numberOf(series);
    const { guard } = this.#seen;
    const sigma = guard.number(volatility, "the volatility of a value", LEAST_SIGMA, MOST_SIGMA);
    if (!market.priceSeries(VALUE, number, market.stockMark(), sigma)) return undefined;
    const { price, delta, vega } = VALUE;
    return { price: price / UNITS_PER_DOLLAR, delta, vega: vega / UNITS_PER_DOLLAR };
  }

  impliedVolatility(series: string, price: number): number {
    const market = this.#read();
    const number = this.numberOf(series);
    const dollars = this.#seen.guard.number(price, "the price of a volatility", 0, MOST_PRICE);
    return market.impliedVolatility(number, dollars * UNITS_PER_DOLLAR, this.sigmaOf(number));
  }

  position(series: string): number {
    return this.#read().position(this.numberOf(series));
  }

  positions(): readonly Position[] {
    const positions: Position[] = [];
    const { names } = this.#seen;
    this.#read().forEachOwnSeries((series, contracts) => {
      this.#read();
      positions.push({ id: names.nameOf(series), contracts });
    });
    return positions;
  }

  greeks(): Greeks {
    readOptionBook(BOOK, this.#read(), (series) => this.sigmaOf(series));
    return { delta: BOOK.netDelta, gamma: BOOK.gamma, vega: totalVega(BOOK) };
  }

  random(): number {
    this.#read();
    return this.#seen.stream.nextUniform();
  }

  /** What he expects of a series, per year. */
  protected sigmaOf(series: number): number {
    return this.moment.surface.sigmaOf(series) + this.#seen.error.value;
  }

  /** The number of a live series, or the participant is out. */
  protected numberOf(series: unknown): number {
    const { names, guard } = this.#seen;
    const number = typeof series === "string" ? names.numberOf(series) : undefined;
    return number ?? guard.refuse(`named a series that is not live: ${told(series)}`);
  }

  /** Counts what is about to be read. */
  #read(count = 1): MarketView {
    this.#seen.guard.read(count);
    return this.#seen.market;
  }
}

function twoSided(market: MarketView, instrument: number): TwoSided {
  const [bid, ask] = [market.bestPrice(instrument, "bid"), market.bestPrice(instrument, "ask")];
  return { bid: inDollars(bid), ask: inDollars(ask) };
}

function inDollars(price: number | undefined): number | undefined {
  return price === undefined ? undefined : price / UNITS_PER_DOLLAR;
}
