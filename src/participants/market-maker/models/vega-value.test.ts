import { describe, expect, it } from "vitest";
import { createEuropeanGreeks, evaluateEuropean } from "../../../pricing/black-scholes.ts";
import { bestDistance } from "./baldacci-bergault-gueant.ts";
import { solveVegaValue, type VegaOption, vegaQuotes } from "./vega-value.ts";

const FLOW = { shyness: 0.7, steepness: 150 };
const LIMIT = 1e7;
/** kappa (theta - variance) / (2 volatility): 2, 0.04 as it comes, less 3, 0.0225 as priced. */
const DRIFT = (2 * (0.04 - 0.0225) - 3 * (0.0225 - 0.0225)) / (2 * 0.15);
const RISK = { riskAversion: 1e-3, volOfVol: 0.2, drift: DRIFT, limit: LIMIT, horizon: 0.0012 };

/**
 * The paper's twenty calls, orders of 500,000 in premium. Values and vegas are Black and Scholes'
 * at 15 %, each vega times (1 - e^(-3T)) / (3T): the variance reverts while the option lives.
 */
function calls(): VegaOption[] {
  const greeks = createEuropeanGreeks();
  return [1, 1.5, 2, 3].flatMap((years) =>
    [8, 9, 10, 11, 12].map((strike) => {
      evaluateEuropean(greeks, 1, 10, strike, years, 0, 0, 0.15);
      const reverting = (1 - Math.exp(-3 * years)) / (3 * years);
      const vega = (5e5 / greeks.price) * greeks.vega * reverting;
      return { vega, orders: 7_560 / (1 + 0.7 * Math.abs(10 - strike)) };
    }),
  );
}

const CALLS = calls();
const VALUE = solveVegaValue(CALLS, FLOW, RISK);
const quotesOf = (option: VegaOption, totalVega: number) =>
  vegaQuotes(VALUE, FLOW, option.vega, totalVega);

describe("the value of a total vega", () => {
  it("without orders is what the volatility brings less what it risks", () => {
    const { values } = solveVegaValue([], FLOW, RISK, 21);
    values.forEach((value, i) => {
      const x = (i / 10 - 1) * LIMIT;
      const exact = RISK.horizon * (DRIFT * x - ((1e-3 * 0.04) / 8) * x * x);
      expect(Math.abs(value - exact)).toBeLessThan(1e-6);
    });
  });

  it("is largest near no vega, and concave", () => {
    const { values } = VALUE;
    expect(values.indexOf(Math.max(...values))).toBeCloseTo(100, -1);
    for (let i = 1; i < values.length - 1; i++) {
      expect(values[i]! - values[i - 1]!).toBeGreaterThan(values[i + 1]! - values[i]!);
    }
  });

  it("does not hang on the grid, the time step or the horizon", () => {
    const coarse = solveVegaValue(CALLS, FLOW, RISK, 51);
    // An order of next to no vega changes nothing but the sum of all lambda: twice the steps.
    const idle = { vega: 1, orders: CALLS.reduce((sum, { orders }) => sum + orders, 0) };
    const slower = solveVegaValue([...CALLS, idle], FLOW, RISK, 51);
    const longer = solveVegaValue(CALLS, FLOW, { ...RISK, horizon: 2 * RISK.horizon }, 51);
    for (const { vega } of [CALLS[2]!, CALLS[4]!, CALLS[17]!]) {
      const quotes = vegaQuotes(coarse, FLOW, vega, 0.4 * LIMIT);
      for (const [value, tolerance] of [
        [VALUE, 1e-4],
        [slower, 1e-6],
        [longer, 3e-6],
      ] as const) {
        const other = vegaQuotes(value, FLOW, vega, 0.4 * LIMIT);
        expect(Math.abs(quotes.bid - other.bid)).toBeLessThan(tolerance);
        expect(Math.abs(quotes.ask - other.ask)).toBeLessThan(tolerance);
      }
    }
  });
});

describe("the quotes of a maker who minds his vega", () => {
  it("are the same for two books of one total vega", () => {
    const [short, long] = [CALLS[1]!, CALLS[14]!];
    const sumOf = (held: readonly (readonly [VegaOption, number])[]): number =>
      held.reduce((sum, [option, orders]) => sum + orders * option.vega, 0);
    const first = sumOf([[short, 4]]);
    const second = sumOf([
      [long, 2],
      [short, 4 - (2 * long.vega) / short.vega],
    ]);
    for (const option of CALLS) {
      const [a, b] = [quotesOf(option, first), quotesOf(option, second)];
      expect(a.bid).toBeCloseTo(b.bid, 12);
      expect(a.ask).toBeCloseTo(b.ask, 12);
    }
  });

  it("are lower on both sides of every option the more vega he holds", () => {
    for (const option of CALLS) {
      let before = quotesOf(option, -LIMIT);
      for (let x = -0.95 * LIMIT; x <= LIMIT; x += 0.05 * LIMIT) {
        const now = quotesOf(option, x);
        // A bid further below the middle, an ask less far above it; Infinity is no quote.
        if (before.bid < Number.POSITIVE_INFINITY) expect(now.bid).toBeGreaterThan(before.bid);
        if (now.ask < Number.POSITIVE_INFINITY) expect(now.ask).toBeLessThan(before.ask);
        before = now;
      }
    }
  });

  it("shift every option by 0.95 to 1.02 points at half of the limit", () => {
    for (const option of CALLS) {
      const [flat, long] = [quotesOf(option, 0), quotesOf(option, 0.5 * LIMIT)];
      const shift = (long.ask - long.bid - (flat.ask - flat.bid)) / 2;
      expect(shift).toBeGreaterThan(-0.0102);
      expect(shift).toBeLessThan(-0.0095);
    }
  });

  it("have 0.873 and 0.877 points for the one-year call at the money of an empty book", () => {
    const { bid, ask } = quotesOf(CALLS[2]!, 0);
    expect(bid).toBeCloseTo(0.00873, 5);
    expect(ask).toBeCloseTo(0.00877, 5);
  });

  it("are refused on the side that would break the limit, and only there", () => {
    for (const { vega } of CALLS) {
      for (const share of [0.5, 0.9, 1]) {
        const x = share * LIMIT;
        const [long, short] = [x, -x].map((total) => vegaQuotes(VALUE, FLOW, vega, total));
        expect(long!.bid === Number.POSITIVE_INFINITY).toBe(x + vega > LIMIT);
        expect(short!.ask === Number.POSITIVE_INFINITY).toBe(x + vega > LIMIT);
        expect(long!.ask).toBeLessThan(1);
        expect(short!.bid).toBeLessThan(1);
      }
    }
  });

  it("lead a book back that has outgrown the limit", () => {
    const { bid, ask } = quotesOf(CALLS[2]!, 1.1 * LIMIT);
    expect(bid).toBe(Number.POSITIVE_INFINITY);
    expect(ask).toBeLessThan(quotesOf(CALLS[2]!, LIMIT).ask + 0.001);
  });

  it("are myopic where he has no time left, and mirror images without a drift", () => {
    const ending = solveVegaValue(CALLS, FLOW, { ...RISK, horizon: 0 });
    const even = solveVegaValue(CALLS, FLOW, { ...RISK, drift: 0 }, 51);
    for (const { vega } of CALLS) {
      expect(vegaQuotes(ending, FLOW, vega, 0).bid).toBe(bestDistance(FLOW, 0));
      const [long, short] = [3e6, -3e6].map((total) => vegaQuotes(even, FLOW, vega, total));
      expect(long!.bid).toBeCloseTo(short!.ask, 10);
      expect(long!.ask).toBeCloseTo(short!.bid, 10);
    }
  });
});
