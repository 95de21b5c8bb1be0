import { describe, expect, it } from "vitest";
import { HISTORY_DEFAULTS } from "../../../scenarios/history-scenario.ts";
import { VEGA_BUCKETS, vegaBucket } from "../../dealing/vega-buckets.ts";
import { quotesBy } from "./quotes-by.ts";
import {
  MODEL_NAMES,
  type ModelName,
  type ModelSettings,
  type QuotedExpiry,
  type QuotingModel,
} from "./quoting-model.ts";

const [SPOT, SIGMA, LIMIT] = [100, 0.25, 10_000];
const SETTINGS: ModelSettings = HISTORY_DEFAULTS.makers;
/** Of a contract at the money so many years before its expiry, $ per point. */
const vegaOf = (years: number) => (100 * SPOT * Math.sqrt(years / (2 * Math.PI))) / 100;

/** An expiry, of which a maker holds so much vega ($ per point). */
function expiryOf(days: number, vega: number): QuotedExpiry {
  const vegas = new Float64Array(VEGA_BUCKETS);
  vegas[vegaBucket(days)] = vega;
  return { days, years: days / 365, sigma: SIGMA, spot: SPOT, share: vega / LIMIT, vegas };
}

/** Bid and ask in points of volatility below and above the middle, and both sizes. */
function quote(model: QuotingModel, days: number, vega: number) {
  const { shift, halfSpread, bidSize, askSize } = model.terms(expiryOf(days, vega));
  return { bid: 100 * (halfSpread - shift), ask: 100 * (halfSpread + shift), bidSize, askSize };
}

const modelOf = (model: ModelName, changes: Partial<ModelSettings> = {}): QuotingModel =>
  quotesBy({ ...SETTINGS, model, ...changes });
const MODELS = MODEL_NAMES.map((name) => [name, modelOf(name)] as const);

describe("every model", () => {
  it.each(MODELS)("%s: half of the spread on both sides of an empty book", (_, model) => {
    const { bid, ask, bidSize, askSize } = quote(model, 30, 0);
    expect([bidSize, askSize]).toEqual([20, 20]);
    expect(ask).toBeCloseTo(bid, 2);
    // The grid of the value and the size of an order add a hundredth or two.
    expect(bid).toBeGreaterThan(0.599);
    expect(bid).toBeLessThan(0.62);
  });

  it.each(MODELS)("%s: who is long quotes lower, who is short as much higher", (_, model) => {
    const [flat, long, short] = [0, 4_000, -4_000].map((vega) => quote(model, 30, vega));
    expect(long!.bid).toBeGreaterThan(flat!.bid + 0.05);
    expect(long!.ask).toBeLessThan(flat!.ask - 0.05);
    expect(short!.ask).toBeCloseTo(long!.bid, 3);
    expect(short!.bid).toBeCloseTo(long!.ask, 3);
  });
});

describe("Stoikov and Saglam", () => {
  const model = modelOf("stoikov-saglam");

  it.each([10, 30, 120])("lean by what is left of a contract's risk overnight: %s days", (days) => {
    const years = days / 365;
    const [vega, held] = [vegaOf(years), 3_000];
    // Of the hedged contract until the next close: half of (dollar gamma x variance)^2, and
    // vega^2 x (25 points a year)^2 x the night.
    const night = 1 / 252;
    const dollarGamma = (100 * vega) / (SIGMA * years);
    const variance =
      0.5 * (dollarGamma * SIGMA * SIGMA * night) ** 2 + (100 * vega * 0.25) ** 2 * night;
    const half = days > 90 ? 0.48 : 0.6;
    const lean = (1e-5 * variance * (held / vega)) / vega;
    const own = (1e-5 * variance * 0.5) / vega;
    const { bid, ask } = quote(model, days, held);
    expect(bid).toBeCloseTo(Math.min(half + lean + own, 2 * half), 6);
    expect(ask).toBeCloseTo(Math.max(half - lean + own, 0), 6);
  });

  it("lean by half of the spread at most", () => {
    const { bid, ask } = quote(model, 30, 1e6);
    expect(bid).toBeCloseTo(1.2, 9);
    expect(ask).toBeCloseTo(0, 9);
  });
});

describe("Baldacci, Bergault and Gueant", () => {
  const model = modelOf("baldacci-bergault-gueant");

  it("refuse what would take them past the limit, and still trade their way back", () => {
    for (const [vega, sides] of [
      [LIMIT, [0, 20]],
      [-LIMIT, [20, 0]],
      [1.5 * LIMIT, [0, 20]],
    ] as const) {
      const { bid, ask, bidSize, askSize } = quote(model, 30, vega);
      expect([bidSize, askSize]).toEqual(sides);
      expect(bid + ask).toBeCloseTo(1.2, 9);
    }
  });

  it("show no more contracts than fit below the limit", () => {
    for (const contracts of [5, 8, 12, 19]) {
      const vega = LIMIT - (contracts + 0.5) * vegaOf(30 / 365);
      expect(quote(model, 30, vega)).toMatchObject({ bidSize: contracts, askSize: 20 });
    }
  });

  it("lean less where more orders come, by whom it can be sold again", () => {
    const rare = modelOf("baldacci-bergault-gueant", { trades: SETTINGS.trades / 5 });
    expect(quote(rare, 30, 5_000).bid).toBeGreaterThan(quote(model, 30, 5_000).bid + 0.2);
  });

  it("count the vega of every expiry fully", () => {
    const near = model.terms(expiryOf(30, 5_000)).shift;
    const far = model.terms({ ...expiryOf(200, 0), vegas: expiryOf(30, 5_000).vegas });
    expect(far.shift).toBeCloseTo(near, 2);
  });

  it("quote a spread of nothing and a limit below one order without a number that is none", () => {
    const none = modelOf("baldacci-bergault-gueant", { spread: 0, vegaLimit: 1 });
    const { bid, ask, bidSize } = quote(none, 30, 0);
    expect([Number.isFinite(bid), Number.isFinite(ask), bidSize]).toEqual([true, true, 0]);
  });
});
