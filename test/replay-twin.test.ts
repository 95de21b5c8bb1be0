import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OPTION_ROWS, type ResultRow, ROW } from "../src/attribution/result-rows.ts";
import { decompose } from "../src/attribution/seller-decomposition.ts";
import { isoFromDay } from "../src/calendar/civil-date.ts";
import { varianceYears } from "../src/calendar/clocks.ts";
import { MULTIPLIER } from "../src/contracts/instrument-table.ts";
import type { CycleResult } from "../src/simulator/history/play-cycle.ts";
import { replay } from "../src/simulator/history/replay.ts";
import type { ReplayConfig } from "../src/simulator/history/replay-config.ts";
import { type NaiveCycle, naiveReplay } from "./oracle/naive-replay.ts";
import { configOf, type PlainSeeds, plainSeeds } from "./support/random-replay.ts";

/** What both replays can play: one contract struck at the spot, no ticks, no spreads, carry. */
function comparable(seeds: PlainSeeds): ReplayConfig {
  return configOf({
    ...seeds,
    contracts: 1,
    strike: { kind: "spot" },
    ticks: "none",
    hedge:
      seeds.hedge === "given-deltas" || seeds.hedge.kind !== "none"
        ? { kind: "close" }
        : { kind: "none" },
    ownHedgeVolatility: false,
    makerEdge: 0,
    halfSpreadShare: 0,
    dividends: seeds.dividends === "announced" ? "trailing" : seeds.dividends,
    saleVolClock: seeds.volClock,
  });
}

function twinOf(config: ReplayConfig, seeds: PlainSeeds, wholeShares: boolean): NaiveCycle[] {
  return naiveReplay({
    days: [...config.days].map(isoFromDay),
    closes: [...config.closes].map((close) => close / 10_000),
    cycles: [...config.cycles],
    strategy: seeds.strategy,
    strikeOf: (spot) => spot,
    sigmaOf: (row) => config.saleVolatility[row]!,
    ...(config.volClock === "trading"
      ? { volYears: (from, to) => varianceYears(config.days[from]!, config.days[to]!) }
      : {}),
    rateOf: (row) => config.rates[row]!,
    dividendPerShareOn: (row) => config.dividends[row]! / 10_000,
    yieldAt: (row) => config.yields[row]!,
    wholeShares,
    hedge: config.hedge.kind === "none" ? "none" : "close",
  });
}

/** Dollars in some rows of a result. */
function dollars(rows: readonly number[], ...names: ResultRow[]): number {
  return names.reduce((sum, name) => sum + rows[ROW[name]]!, 0) / 10_000;
}

/** The premium is rounded down to $0.0001 a share: less than a cent for 100 shares. */
const PREMIUM_ROUNDING = 0.01;
/** Interest is rounded to $0.0001 once a step; sums of doubles add less. */
const STEP_ROUNDING = 0.00005;

describe("the replay and its naive twin", () => {
  it("whole shares: every part of both results is the same, within rounding", () => {
    let cycles = 0;
    fc.assert(
      fc.property(plainSeeds, (seeds) => {
        const config = comparable(seeds);
        const twins = twinOf(config, seeds, true);
        replay(config).cycles.forEach((cycle, i) => {
          if (cycle.premium === 0) return;
          cycles++;
          compareResults(cycle, twins[i]!);
        });
      }),
      { seed: 2, numRuns: 400 },
    );
    expect(cycles).toBeGreaterThan(900);
  });

  it("seller decomposition: equity, short volatility and timing are the same", () => {
    fc.assert(
      fc.property(plainSeeds, (seeds) => {
        const config = comparable({ ...seeds, hedge: { kind: "close" } });
        // The decomposition takes the delta itself, not the maker's whole shares.
        const twins = twinOf(config, seeds, false);
        replay(config).cycles.forEach((cycle, i) => {
          if (cycle.premium > 0) compareDecompositions(config, cycle, twins[i]!);
        });
      }),
      { seed: 3, numRuns: 400 },
    );
  });
});

function compareResults(cycle: CycleResult, twin: NaiveCycle): void {
  const steps = cycle.cycle.expiry - cycle.cycle.entry;
  // The premium's rounding bears interest in the buyer's account.
  const grown = PREMIUM_ROUNDING * Math.max(1, Math.exp(twin.rate * twin.years));
  const near = (value: number, other: number, bound: number) =>
    expect(Math.abs(value - other)).toBeLessThanOrEqual(bound + 1e-7);

  near(cycle.premium / 10_000, twin.premium, PREMIUM_ROUNDING / MULTIPLIER);
  near(cycle.ending.paid / 10_000, MULTIPLIER * twin.payoff, 0);
  const { seller, buyer } = cycle;
  near(dollars(seller, ...OPTION_ROWS), twin.seller.option, PREMIUM_ROUNDING);
  near(dollars(seller, "stock"), twin.seller.stock, 0);
  near(dollars(seller, "dividends"), twin.seller.dividends, 0);
  near(dollars(buyer, ...OPTION_ROWS), twin.buyer.option, PREMIUM_ROUNDING);
  near(dollars(buyer, "stock"), twin.buyer.hedge, 0);
  near(dollars(buyer, "dividends"), twin.buyer.dividends, 0);
  near(dollars(buyer, "interest"), twin.buyer.interest, grown + steps * STEP_ROUNDING);
  for (const rows of [seller, buyer]) expect(dollars(rows, "stockSpread")).toBe(0);
  expect(dollars(seller, "interest")).toBe(0);
  const pnl = dollars(buyer, ...OPTION_ROWS, "stock", "dividends", "interest");
  near(pnl, twin.buyer.pnl, grown + steps * STEP_ROUNDING);
}

function compareDecompositions(config: ReplayConfig, cycle: CycleResult, twin: NaiveCycle): void {
  const { terms, meanExposure } = cycle.sale;
  const growth = Math.exp(terms.rate * terms.years) - 1;
  // The seller's cash earns nothing in the replay; a call seller's own money is in the shares.
  const ownMoney = config.strategy === "covered-call" ? terms.spot : 0;
  const pnl = cycle.seller.reduce((a, b) => a + b, 0);
  const excess = pnl + Math.round(MULTIPLIER * (cycle.premium - ownMoney) * growth);
  const parts = decompose(cycle.sums, meanExposure, MULTIPLIER, excess);
  expect(parts.equity + parts.shortVol + parts.timing).toBe(excess);

  const { equity, shortVol, timing } = twin.seller.decomposition;
  // Mark volatility and sale volatility differ by the premium's rounding, at most $0.0001 / vega;
  // delta then by d2/sigma x density, less than 0.25/sigma in all, and that for each move.
  const vega = 0.35 * twin.spot * Math.sqrt(twin.years) * Math.exp(-0.13 * twin.vol ** 2);
  const deltaOff = (0.0001 / vega) * (0.25 / twin.vol + 1);
  const moved = sumOfMoves(config, cycle);
  const near = (value: number, other: number, bound: number) =>
    expect(Math.abs(value / 10_000 - other)).toBeLessThanOrEqual(bound);
  near(parts.equity, equity, 0.0002);
  near(parts.timing, timing, 0.0002 + MULTIPLIER * deltaOff * moved);
  near(excess, twin.seller.excess, 0.0002 + PREMIUM_ROUNDING * (1 + Math.abs(growth)));
  near(parts.shortVol, shortVol, 0.0006 + 2 * PREMIUM_ROUNDING + MULTIPLIER * deltaOff * moved);
}

/** Sum of the sizes of the stock's moves and dividends in dollars. */
function sumOfMoves({ closes, dividends }: ReplayConfig, { cycle }: CycleResult): number {
  let sum = 0;
  for (let row = cycle.entry + 1; row <= cycle.expiry; row++) {
    sum += Math.abs(closes[row]! - closes[row - 1]!) + dividends[row]!;
  }
  return sum / 10_000;
}
