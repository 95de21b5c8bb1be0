import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvariantError } from "../../base/assert.ts";
import { amountFromDollars } from "../../money/amount.ts";
import { europeanPrice } from "../../pricing/black-scholes.ts";
import { makerStress } from "./maker-stress.ts";
import { EQUITY_RANGE, type PriceSeries, scanMargin, spotAtPoint } from "./scan-margin.ts";
import {
  addToPosition,
  createStockPosition,
  resetStockPosition,
  type StockPosition,
} from "./stock-position.ts";

const units = amountFromDollars;
const SPOT = units(100);
const VOLATILITY = 0.3;

interface Series {
  right: 1 | -1;
  strike: number;
  expiry: number;
}

const NO_SERIES: readonly Series[] = [];

function worth({ right, strike, expiry }: Series, spot: number, shift: number): number {
  const sigma = Math.max(VOLATILITY + shift, 0);
  return europeanPrice(right, spot, strike, expiry / 365, 0.03, 0, sigma);
}

function pricesOf(list: readonly Series[]): PriceSeries {
  return (index, spot, shift) => worth(list[index]!, spot, shift);
}

/** Holdings of shares and of each series of the list, at the model's own marks. */
function holding(list: readonly Series[], shares: number, contracts: number[]): StockPosition {
  const position = createStockPosition(list.length);
  resetStockPosition(position, SPOT, shares, 0);
  list.forEach((series, i) => {
    const mark = Math.round(worth(series, SPOT, 0) * 100);
    addToPosition(position, series.right, series.strike, series.expiry, contracts[i]!, mark, 100);
  });
  return position;
}

/** What a holding loses where the stock is at `spot`, told contract by contract. */
function naiveLoss(
  list: readonly Series[],
  { shares, contracts, markUnits }: StockPosition,
  spot: number,
  shift: number,
): number {
  let wealth = shares * (spot - SPOT);
  list.forEach((series, i) => {
    const change = Math.round(worth(series, spot, shift) * 100) - markUnits[i]!;
    for (let n = 0; n < Math.abs(contracts[i]!); n++) wealth += Math.sign(contracts[i]!) * change;
  });
  return -wealth;
}

const LIST: fc.Arbitrary<Series[]> = fc.array(
  fc.record({
    right: fc.constantFrom(1, -1) as fc.Arbitrary<1 | -1>,
    strike: fc.integer({ min: 14, max: 26 }).map((step) => step * units(5)),
    expiry: fc.integer({ min: 1, max: 400 }),
  }),
  { minLength: 1, maxLength: 4 },
);
const SHARES = fc.integer({ min: -500, max: 500 });
const CONTRACTS = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 4, maxLength: 4 });
/** -15, -11 2/3, -8 1/3 ... 15 %. */
const SPOTS = Array.from({ length: 10 }, (_, i) =>
  Math.round(SPOT * (1 + (-15 + (i * 10) / 3) / 100)),
);

describe("the scan", () => {
  it("looks at ten equally spaced prices from 15 % below to 15 % above", () => {
    const spots = SPOTS.map((_, point) => spotAtPoint(SPOT, EQUITY_RANGE, point));
    expect(spots).toEqual(SPOTS);
    expect([spots[0], spots[9]]).toEqual([units(85), units(115)]);
  });

  it("is the worst of its scenarios, re-priced naively, for 100,000 random accounts (P10)", () => {
    const worstAt = new Map<number, number>();
    fc.assert(
      fc.property(LIST, SHARES, CONTRACTS, (list, shares, contracts) => {
        const position = holding(list, shares, contracts);
        const losses = SPOTS.map((spot) => naiveLoss(list, position, spot, 0));
        const short = list.reduce((sum, _, i) => sum + Math.max(-contracts[i]!, 0), 0);
        const expected = Math.max(0, ...losses, short * units(37.5));
        expect(scanMargin(position, pricesOf(list))).toBe(expected);
        const point = losses.indexOf(expected);
        worstAt.set(point, (worstAt.get(point) ?? 0) + 1);
      }),
      { seed: 1, numRuns: 100_000 },
    );
    // Inner moves, both ends and the minimum (-1) all were the worst for somebody.
    for (const point of [-1, 0, 4, 5, 9]) expect(worstAt.get(point)).toBeGreaterThan(50);
  });

  it("of two positions together is at most the sum of both (P10)", () => {
    const range = fc.constantFrom(
      EQUITY_RANGE,
      { low: -0.08, high: 0.06, count: 10 },
      { low: -0.3, high: 0.3, count: 7 },
    );
    const one = fc.tuple(SHARES, CONTRACTS);
    fc.assert(
      fc.property(LIST, one, one, range, (list, a, b, moves) => {
        const margin = (shares: number, contracts: number[]): number =>
          scanMargin(holding(list, shares, contracts), pricesOf(list), moves);
        const sums = a[1].map((contracts, i) => contracts + b[1][i]!);
        const apart = margin(...a) + margin(...b);
        expect(margin(a[0] + b[0], sums)).toBeLessThanOrEqual(apart);
      }),
      { seed: 1, numRuns: 100_000 },
    );
  });

  it("of shares alone is 15 %, on either side", () => {
    const price = pricesOf(NO_SERIES);
    expect(scanMargin(holding([], 100, []), price)).toBe(units(1_500));
    expect(scanMargin(holding([], -100, []), price)).toBe(units(1_500));
    expect(scanMargin(holding([], 0, []), price)).toBe(0);
  });

  it("of a hedged far short is $37.50 a contract; a long option loses its mark at most", () => {
    const far: Series = { right: 1, strike: units(200), expiry: 5 };
    expect(scanMargin(holding([far], 0, [-4]), pricesOf([far]))).toBe(units(150));
    const near: Series = { right: 1, strike: units(105), expiry: 5 };
    const long = holding([near], 0, [4]);
    const margin = scanMargin(long, pricesOf([near]));
    expect(margin).toBeGreaterThan(0);
    expect(margin).toBeLessThanOrEqual(4 * long.markUnits[0]!);
  });

  it("asks no price for a series that is not held, and stops at a value that is no number", () => {
    const list: Series[] = [{ right: 1, strike: SPOT, expiry: 30 }];
    const nothing: PriceSeries = () => Number.NaN;
    expect(scanMargin(holding(list, 0, [0]), nothing)).toBe(0);
    expect(() => scanMargin(holding(list, 0, [1]), nothing)).toThrow(InvariantError);
  });
});

describe("the maker's stress", () => {
  it("is the worst of three prices and three volatilities, re-priced naively", () => {
    fc.assert(
      fc.property(LIST, SHARES, CONTRACTS, (list, shares, contracts) => {
        const position = holding(list, shares, contracts);
        let worst = 0;
        for (const spot of [units(85), SPOT, units(115)]) {
          for (const shift of [-0.1, 0, 0.1]) {
            worst = Math.max(worst, naiveLoss(list, position, spot, shift));
          }
        }
        expect(makerStress(position, pricesOf(list))).toBe(worst);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it("of two short calls K 105 is $2,018.66, their scan $1,857.16 (docs/market/margin.md)", () => {
    const call: Series = { right: 1, strike: units(105), expiry: 30 };
    const short = holding([call], 0, [-2]);
    expect(short.markUnits[0]).toBe(units(163.7706));
    expect(scanMargin(short, pricesOf([call]))).toBe(units(1_857.1648));
    expect(makerStress(short, pricesOf([call]))).toBe(units(2_018.6612));
  });

  it("sees what the scan does not: a hedged long straddle that loses when volatility falls", () => {
    const straddle: Series[] = [
      { right: 1, strike: SPOT, expiry: 365 },
      { right: -1, strike: SPOT, expiry: 365 },
    ];
    const position = holding(straddle, -20, [1, 1]);
    const stress = makerStress(position, pricesOf(straddle));
    expect(scanMargin(position, pricesOf(straddle))).toBe(0);
    expect(stress).toBe(units(773.981));
    // 15 % and 10 points are defaults.
    const small = { low: -0.01, high: 0.01, count: 3 };
    expect(makerStress(position, pricesOf(straddle), small, 0.01)).toBeLessThan(stress);
  });
});
