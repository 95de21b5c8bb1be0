/**
 * What a file of your own may export, and what it is handed: the words of `--participant`
 * (docs/makers.md). Prices are dollars per share, volatilities decimals per year (0.25), sizes
 * contracts; a series is named by its symbol, as in "ABC 250321C00100000".
 */

/** The default export of a participant's file. */
export type Participant = Maker | Trader;

/** Quotes all expiries; the exchange works out every strike from what he says of its expiry. */
export interface Maker {
  readonly kind: "maker";
  /** Where to quote an expiry now; nothing returned: no quotes in it. */
  quote(expiry: Expiry, view: View): ExpiryQuote | undefined;
  /** "band" without it. */
  readonly hedge?: Hedge;
}

/** Looks at the market once a step, and after an order of his that rested was filled. */
export interface Trader {
  readonly kind: "trader";
  trade(view: TraderView): void;
  /** "band" without it. */
  readonly hedge?: Hedge;
}

/**
 * When shares are traded: to the Whalley-Wilmott band at each step, to no delta after a turn in
 * which he traded, at each step, or at the close, or never; or a function, asked on each of these
 * occasions, that says how many shares to buy (below 0: to sell).
 */
export type Hedge = HedgeName | ((view: View) => number);
export type HedgeName = "band" | "trade" | "step" | "close" | "none";

/** Why somebody was woken. */
export type Occasion = "step" | "trade" | "close";

/** An expiry that a maker is asked to quote. */
export interface Expiry {
  /** 2025-03-21. */
  readonly date: string;
  /** Of the calendar. */
  readonly days: number;
  /** Of the clock of the volatilities: trading days and weekends count differently. */
  readonly years: number;
  /** The volatility that you expect at the money: the same research that the other makers have. */
  readonly forecast: number;
  /** What you hold, weighed for this expiry, as a share of your vega limit: long above 0. */
  readonly share: number;
  /** How much this expiry's volatility moves beside that of a month: 1 at 30 days. */
  readonly weight: number;
}

/** What a maker quotes in an expiry. */
export interface ExpiryQuote {
  /** In the middle of both quotes, at the money; other strikes keep their distance to it. */
  readonly volatility: number;
  /** Half of the spread at the money, in volatility; the wings are wider by the market's rule. */
  readonly halfSpread: number;
  /** Contracts of each strike; your firm's limits may cut them. */
  readonly bidSize: number;
  readonly askSize: number;
}

/** What may be read, at the instant of the wake-up. */
export interface View {
  /** 2025-03-04, and 10:30:00. */
  readonly date: string;
  readonly time: string;
  /** Of the session, from 0; and how many it has. */
  readonly step: number;
  readonly steps: number;
  readonly occasion: Occasion;
  /** The stock's mark. */
  readonly spot: number;
  /** Own money in dollars and shares; below 0: owed. */
  readonly cash: number;
  readonly shares: number;
  /** Best bid and ask of the stock. */
  stock(): TwoSided;
  /** Every live series; a read for each. */
  chain(): readonly Series[];
  /** Best bid and ask of a series, over all makers and orders. */
  quote(series: string): TwoSided;
  /** The volatility that you expect of a strike and expiry. */
  forecast(series: string): number;
  /** Worth of a series at a volatility; undefined on its last day. */
  value(series: string, volatility: number): Value | undefined;
  /** Volatility at which a series is worth a price; NaN where there is none. */
  impliedVolatility(series: string, price: number): number;
  /** Own contracts, below 0 when short. */
  position(series: string): number;
  positions(): readonly Position[];
  /** Risk of all that you hold, at your forecast. */
  greeks(): Greeks;
  /** The next number between 0 and 1 of your own random stream. */
  random(): number;
}

export interface TwoSided {
  readonly bid: number | undefined;
  readonly ask: number | undefined;
}

export interface Series {
  readonly id: string;
  readonly right: "call" | "put";
  readonly strike: number;
  readonly expiry: string;
  /** Of the calendar. */
  readonly days: number;
}

/** Per share; vega per 1.00 of volatility. */
export interface Value {
  readonly price: number;
  readonly delta: number;
  readonly vega: number;
}

export interface Position {
  readonly id: string;
  readonly contracts: number;
}

export interface Greeks {
  /** Shares that the options and the shares stand for together: what is not hedged. */
  readonly delta: number;
  /** Shares per dollar. */
  readonly gamma: number;
  /** $ per volatility point. */
  readonly vega: number;
}

/** An order that rests. */
export interface OwnOrder {
  readonly number: number;
  readonly id: string;
  readonly side: "buy" | "sell";
  readonly price: number;
  readonly contracts: number;
}

/**
 * A view that takes orders. They go to the exchange when the wake-up is over; what became of them
 * shows in the next one. Each says how much of it was sent: your firm's limits may cut it. "stock"
 * names the stock, traded in shares.
 */
export interface TraderView extends View {
  /** At this price or better at once, the rest is dropped; without a price: at the market. */
  buy(series: string, contracts: number, price?: number): number;
  sell(series: string, contracts: number, price?: number): number;
  /** Rests until it is filled or cancelled, or the day ends. */
  bid(series: string, contracts: number, price: number): number;
  offer(series: string, contracts: number, price: number): number;
  orders(): readonly OwnOrder[];
  /** Takes back an order by its number. */
  cancel(number: number): void;
  cancelAll(): void;
}
