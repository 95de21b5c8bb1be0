import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { NaiveCycle, NaiveReplayInput } from "./naive-replay.ts";
import { naiveNormalCdf, naiveOption, naiveReplay } from "./naive-replay.ts";

const DATA = new URL("../../../shared/data/", import.meta.url);
const hasData = existsSync(new URL("spx_daily.csv.gz", DATA));

function tiny(changes: Partial<NaiveReplayInput>): NaiveCycle {
  const [cycle] = naiveReplay({
    days: ["2001-01-01", "2002-01-01", "2003-01-01"],
    closes: [100, 110, 90],
    cycles: [{ entry: 0, expiry: 2 }],
    strategy: "covered-call",
    strikeOf: (spot) => spot,
    sigmaOf: () => 0.2,
    rateOf: () => 0,
    dividendPerShareOn: () => 0,
    yieldAt: () => 0,
    wholeShares: true,
    hedge: "close",
    ...changes,
  });
  return cycle!;
}

describe("naive replay by hand", () => {
  it("normal distribution equals tables and Black-Scholes equals published values", () => {
    expect(naiveNormalCdf(1)).toBeCloseTo(0.841344746068543, 14);
    expect(naiveNormalCdf(-2.5)).toBeCloseTo(0.006209665325776132, 14);
    const market = { spot: 100, strike: 100, years: 1, rate: 0.05, yield: 0, vol: 0.2 };
    expect(naiveOption("call", market).value).toBeCloseTo(10.450583572185565, 12);
    expect(naiveOption("put", market).value).toBeCloseTo(5.573526022256971, 12);
  });

  it("two hedges of whole shares: 56 short from 100 to 110, 72 short from 110 to 90", () => {
    // d1 = .2 sqrt(2) / 2 = .1414, N = .5562; then d1 = ln(1.1)/.2 + .1 = .5766, N = .7179.
    // Premium 100 (2 N(.141421) - 1) = 11.24629; the call expires worthless.
    const { buyer, seller } = tiny({});
    expect(buyer.hedge).toBe(-56 * 10 + 72 * 20);
    expect(buyer.option).toBeCloseTo(-1124.629, 3);
    expect(buyer.pnl).toBeCloseTo(-244.629, 3);
    expect(seller).toMatchObject({ stock: -1000, dividends: 0, interestOnPremium: 0 });
    expect(seller.pnl).toBeCloseTo(124.629, 3);
    // Seller and buyer together are long 44, then 28 shares.
    expect(seller.pnl + buyer.pnl).toBeCloseTo(44 * 10 - 28 * 20, 9);
  });

  it("interest and a dividend in one step of a year at 5 percent", () => {
    // Premium 10.4505836, delta .6368307 -> 64 shares short; 110 at the end, payoff 10.
    const { buyer, seller } = tiny({
      days: ["2001-01-01", "2002-01-01"],
      closes: [100, 110],
      cycles: [{ entry: 0, expiry: 1 }],
      rateOf: () => 0.05,
      dividendPerShareOn: () => 2,
    });
    expect(buyer.hedge).toBe(-640);
    expect(buyer.dividends).toBe(-128);
    expect(buyer.interest).toBeCloseTo((6400 - 1045.0584) * 0.0512711, 2);
    expect(buyer.pnl).toBeCloseTo(1000 - 1045.058 - 640 - 128 + 274.554, 2);
    expect(seller.pnl).toBeCloseTo(1045.058 - 1000 + 1000 + 200, 2);
    expect(seller.excess).toBeCloseTo(1245.058 + (1045.058 - 10000) * 0.0512711, 2);
    expect(seller.decomposition.equity).toBeCloseTo(0.5 * (1000 + 200 - 512.711), 2);
    expect(seller.decomposition.timing).toBeCloseTo((0.36 - 0.5) * 687.289, 2);
  });

  it("covered call less put is K(1 - e^-rT) + D - S(1 - e^-qT) on every path", () => {
    const carry = { rateOf: () => 0.04, yieldAt: () => 0.015, dividendPerShareOn: () => 1.5 };
    const strikeOf = (): number => 105;
    const call = tiny({ ...carry, strikeOf });
    const put = tiny({ ...carry, strikeOf, strategy: "cash-secured-put" });
    const gap = 105 * (1 - Math.exp(-0.08)) + 3 - 100 * (1 - Math.exp(-0.03));
    expect(call.seller.pnl - put.seller.pnl).toBeCloseTo(100 * gap, 8);
  });
});

type Row = Record<string, string>;
function rows(name: string): Row[] {
  const bytes = readFileSync(new URL(name, DATA));
  const text = (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const [header, ...lines] = text.trim().split("\n");
  const names = header!.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((v, i) => [names[i], v])));
}

/** The column's last value on or before a day. */
function lastOf(name: string, column: string): (day: string) => number {
  const found = rows(name).filter((row) => row[column] !== "");
  return (day) => Number(found.filter((row) => row.date! <= day).at(-1)![column]);
}

function thirdFridayRows(days: string[], from: number, to: number): number[] {
  const found: number[] = [];
  for (let month = from * 12; month < (to + 1) * 12; month++) {
    const first = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));
    const date = 15 + ((5 - first.getUTCDay() + 7) % 7);
    const friday = new Date(Date.UTC(Math.floor(month / 12), month % 12, date));
    const iso = friday.toISOString().slice(0, 10);
    found.push(days.filter((day) => day <= iso).length - 1);
  }
  return found;
}

function replayIndex(changes: Partial<NaiveReplayInput> = {}): NaiveCycle[] {
  const index = rows("spx_daily.csv.gz");
  const days = index.map((row) => row.date!);
  const closes = index.map((row) => Number(row.close));
  const monthly = rows("sp500_shiller_monthly.csv");
  const ttm = new Map(monthly.map((row) => [row.month, Number(row.dividend_ttm)]));
  const ttmOn = (i: number): number => ttm.get(days[i]!.slice(0, 7))!;
  const vix = lastOf("vix_daily.csv", "close");
  const bill = lastOf("tbill_3m_daily.csv", "tbill3m_discount_pct");
  const zero = lastOf("us_zero_yields_daily.csv", "zero1y_pct");
  const ends = thirdFridayRows(days, 1990, 2018);
  return naiveReplay({
    days,
    closes,
    cycles: ends.slice(1).map((expiry, i) => ({ entry: ends[i]!, expiry })),
    strategy: "covered-call",
    strikeOf: (spot) => spot,
    sigmaOf: (i) => vix(days[i]!) / 100,
    rateOf: (i) =>
      days[i]! < "2000-01-03"
        ? zero(days[i]!) / 100
        : (-Math.log(1 - (bill(days[i]!) / 100) * (91 / 360)) * 365) / 91,
    dividendPerShareOn: (i) => ttmOn(i) / 252,
    yieldAt: (i) => ttmOn(i) / closes[i]!,
    wholeShares: false,
    hedge: "close",
    ...changes,
  });
}

const mean = (x: number[]): number => x.reduce((a, b) => a + b, 0) / x.length;
const covariance = (x: number[], y: number[]): number =>
  x.reduce((sum, v, i) => sum + (v - mean(x)) * (y[i]! - mean(y)), 0) / (x.length - 1);
const deviation = (x: number[]): number => Math.sqrt(covariance(x, x));
const percentOf = (flags: boolean[]): number => (100 * flags.filter(Boolean).length) / flags.length;
/** Geometric, at 12 cycles a year. */
const perYear = (x: number[]): number => 100 * (Math.exp(12 * mean(x.map(Math.log1p))) - 1);
const volOf = (x: number[]): number => 100 * deviation(x) * Math.sqrt(12);
const near = (value: number, published: number, tolerance: number): void =>
  expect(Math.abs(value - published)).toBeLessThanOrEqual(tolerance);

const title = hasData ? "" : " (skipped: ../shared/data is not there)";
describe.skipIf(!hasData)(`naive replay of the S&P 500 1990-2018${title}`, () => {
  const calls = hasData ? replayIndex() : [];
  const puts = hasData ? replayIndex({ strategy: "cash-secured-put" }) : [];

  it("347 cycles: returns and volatilities of the index, the covered call and the put", () => {
    expect(calls.length).toBe(347);
    const index = calls.map((c) => (c.settle + c.seller.dividends / 100) / c.spot - 1);
    const call = calls.map(
      (c) => (c.settle + c.seller.dividends / 100 - c.payoff) / (c.spot - c.premium) - 1,
    );
    const put = puts.map(
      (c) =>
        (c.seller.option + c.seller.interestOnPremium + c.seller.interestOnOwnMoney) /
        (100 * c.strike),
    );
    near(perYear(index), 9.26, 0.15);
    near(volOf(index), 15.63, 0.1);
    near(perYear(call), 13.19, 0.15);
    near(volOf(call), 10.4, 0.1);
    near(100 * call.reduce((a, b) => Math.min(a, b)), -22.2, 0.05);
    near(perYear(put), 12.92, 0.15);
    near(volOf(put), 10.09, 0.1);
  });

  it("implied against realised volatility", () => {
    near(100 * mean(calls.map((c) => c.vol)), 18.92, 0.005);
    near(100 * mean(calls.map((c) => c.realizedVol)), 15.1, 0.005);
    near(percentOf(calls.map((c) => c.vol > c.realizedVol)), 85.0, 0.05);
  });

  it.each([{ wholeShares: false }, { wholeShares: true }])(
    "hedging buyer, outcomes and decomposition, whole shares $wholeShares",
    ({ wholeShares }) => {
      const cycles = wholeShares ? replayIndex({ wholeShares }) : calls;
      const buyer = cycles.map((c) => c.buyer.pnl / c.spot);
      const sorted = [...buyer].sort((a, b) => a - b);
      near(mean(buyer), -0.464, 0.01);
      near((mean(buyer) / deviation(buyer)) * Math.sqrt(347), -16.1, 0.1);
      near(sorted[173]!, -0.467, 0.01);
      near(deviation(buyer), 0.536, 0.01);
      near(sorted[346]!, 1.79, 0.01);
      near(sorted[0]!, -1.98, 0.01);
      near(percentOf(buyer.map((b) => b > 0)), 13.8, 1.5);
      const share = (seller: boolean, bought: boolean): number =>
        percentOf(cycles.map((c) => c.seller.pnl > 0 === seller && c.buyer.pnl > 0 === bought));
      near(share(true, true), 6.3, 1.5);
      near(share(true, false), 74.9, 1.5);
      near(share(false, true), 7.5, 1.5);
      near(share(false, false), 11.2, 1.5);
      const total = cycles.map((c) => c.seller.excess / (100 * c.spot));
      const published = { equity: [3.64, 67.8], shortVol: [5.57, 9.1], timing: [0.68, 23.1] };
      for (const name of ["equity", "shortVol", "timing"] as const) {
        const part = cycles.map((c) => c.seller.decomposition[name] / (100 * c.spot));
        near(1200 * mean(part), published[name][0]!, 0.1);
        near((100 * covariance(part, total)) / covariance(total, total), published[name][1]!, 0.5);
      }
    },
  );
});
