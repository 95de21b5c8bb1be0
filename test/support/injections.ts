import type {
  ExpiryQuote,
  Participant,
  TraderView,
  View,
} from "../../src/participants/own/own-api.ts";

/** Something that a participant may not do, and what is said of it. */
export interface Injection {
  readonly name: string;
  readonly reason: RegExp;
  /** @param isDue whether now is the time for it. */
  readonly make: (isDue: (view: View) => boolean) => Participant;
}

const GOOD: ExpiryQuote = { volatility: 0.25, halfSpread: 0.01, bidSize: 0, askSize: 0 };
const ANY = Number.NaN;

function trading(name: string, reason: RegExp, act: (view: TraderView) => void): Injection {
  return {
    ...{ name, reason },
    make: (isDue) => ({ kind: "trader", trade: (view) => (isDue(view) ? act(view) : undefined) }),
  };
}

/** @param bad what is quoted instead of something good. */
function quoting(name: string, reason: RegExp, bad: () => unknown): Injection {
  return {
    ...{ name, reason },
    make: (isDue) => ({
      kind: "maker",
      quote: (_, view) => (isDue(view) ? (bad() as ExpiryQuote) : GOOD),
    }),
  };
}

const firstOf = (view: TraderView): string => view.chain()[0]!.id;

/** Throws, floods, reads too much, garbage: each in several ways. */
export const INJECTIONS: readonly Injection[] = [
  trading("throws", /^threw Error: boom/, () => {
    throw new Error("boom");
  }),
  trading("throws no error", /^threw 42/, () => {
    throw 42;
  }),
  trading("goes round in itself", /^threw RangeError: Maximum call stack/, function deep(view) {
    deep(view);
  }),
  trading("floods", /^sent more than 50 commands/, (view) => {
    for (let i = 0; i < 500; i++) view.buy("stock", 1, 0.01);
  }),
  trading("cancels without end", /^sent more than 50 commands/, (view) => {
    for (let i = 0; i < 500; i++) view.cancelAll();
  }),
  trading("reads too much", /^read more than 20000 things/, (view) => {
    for (let i = 0; i < 1_000; i++) view.chain();
  }),
  trading("draws too much", /^read more than 20000 things/, (view) => {
    for (let i = 0; i < 30_000; i++) view.random();
  }),
  trading("catches what it is told", /^the size of an order to buy is NaN/, (view) => {
    for (let i = 0; i < 5; i++) {
      try {
        view.buy("stock", ANY);
      } catch {
        // Goes on as if nothing had happened.
      }
    }
  }),
  trading("sells a negative number", /^the size of an order to sell is -3/, (view) => {
    view.sell(firstOf(view), -3, 1);
  }),
  trading("buys a part", /^the size of an order to buy is 1.5, not a whole/, (view) => {
    view.buy(firstOf(view), 1.5, 1);
  }),
  trading("bids without a price", /^the price of an order to buy is NaN/, (view) => {
    view.bid(firstOf(view), 1, ANY);
  }),
  trading("bids below nothing", /^the price of an order to buy is -1/, (view) => {
    view.bid(firstOf(view), 1, -1);
  }),
  trading("names what there is not", /^named a series that is not live: "XYZ"/, (view) => {
    view.quote("XYZ");
  }),
  trading("names no text", /^named a series that is not live: an object/, (view) => {
    view.position({ toString: () => "ABC" } as unknown as string);
  }),
  trading("asks for nonsense", /^the volatility of a value is NaN/, (view) => {
    view.value(firstOf(view), ANY);
  }),
  quoting("quotes nothing", /^the volatility that was quoted for .* is NaN/, () => {
    return { ...GOOD, volatility: ANY };
  }),
  quoting("quotes a text", /^the half-spread that was quoted for .* is "1"/, () => {
    return { ...GOOD, halfSpread: "1" };
  }),
  quoting("quotes a negative size", /^the size of bids that was quoted .* is -1/, () => {
    return { ...GOOD, bidSize: -1 };
  }),
  quoting("quotes half a contract", /^the size of asks .* is 0.5, not a whole/, () => {
    return { ...GOOD, askSize: 0.5 };
  }),
  quoting("answers a number", /^the answer that was quoted for .* is 3/, () => 3),
  quoting("promises", /^the volatility that was quoted for .* is undefined/, async () => GOOD),
  quoting("bites when read", /^threw Error: not me/, () => ({
    get volatility() {
      throw new Error("not me");
    },
  })),
  {
    ...{ name: "hedges nonsense", reason: /^the hedge is NaN/ },
    make: (isDue) => ({
      ...{ kind: "trader", trade: () => {} },
      hedge: (view) => (isDue(view) ? ANY : 0),
    }),
  },
];
