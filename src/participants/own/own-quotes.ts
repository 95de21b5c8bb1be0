import { isoFromDay } from "../../calendar/civil-date.ts";
import { tenorWeight } from "../dealing/vega-buckets.ts";
import { type Guard, told } from "./guard.ts";
import type { ExpiryQuote, Maker } from "./own-api.ts";
import { LEAST_SIGMA, MOST_SIGMA, type OwnView } from "./own-view.ts";

const MOST_HALF_SPREAD = 1;
const MOST_SIZE = 1_000_000;

/** An expiry as the maker's desk sees it; `sigma` is its own forecast at the money. */
interface AskedExpiry {
  readonly days: number;
  readonly years: number;
  readonly sigma: number;
  readonly share: number;
}

/** What the desk makes of a quote; valid until the next one. */
interface QuotedTerms {
  shift: number;
  halfSpread: number;
  bidSize: number;
  askSize: number;
}

/** Asks a maker's own code where to quote, expiry by expiry, and checks what it says. */
export class OwnQuotes {
  readonly #maker: Maker;
  readonly #guard: Guard;
  readonly #view: OwnView;
  readonly #terms: QuotedTerms = { shift: 0, halfSpread: 0, bidSize: 0, askSize: 0 };
  today: number = Number.NaN;

  constructor(maker: Maker, guard: Guard, view: OwnView) {
    this.#maker = maker;
    this.#guard = guard;
    this.#view = view;
  }

  terms({ days, years, sigma, share }: AskedExpiry): QuotedTerms {
    const date = isoFromDay(this.today + days);
    const weight = tenorWeight(days);
    const asked = Object.freeze({ date, days, years, forecast: sigma, share, weight });
    this.#guard.read();
    const quote: unknown = this.#maker.quote(asked, this.#view.shown);
    const terms = this.#terms;
    terms.shift = 0;
    terms.halfSpread = 0;
    terms.bidSize = 0;
    terms.askSize = 0;
    if (quote !== undefined && quote !== null) this.#read(quote, date, sigma);
    return terms;
  }

  #read(quote: unknown, date: string, sigma: number): void {
    const guard = this.#guard;
    const what = (word: string): string => `the ${word} that was quoted for ${date}`;
    if (typeof quote !== "object") guard.refuse(`${what("answer")} is ${told(quote)}`);
    const { volatility, halfSpread, bidSize, askSize } = quote as ExpiryQuote;
    const terms = this.#terms;
    terms.shift = guard.number(volatility, what("volatility"), LEAST_SIGMA, MOST_SIGMA) - sigma;
    terms.halfSpread = guard.number(halfSpread, what("half-spread"), 0, MOST_HALF_SPREAD);
    terms.bidSize = guard.whole(bidSize, what("size of bids"), 0, MOST_SIZE);
    terms.askSize = guard.whole(askSize, what("size of asks"), 0, MOST_SIZE);
  }
}
