import fc from "fast-check";
import type { ReplayConfig } from "../../src/simulator/history/replay-config.ts";
import type { StrikeRule } from "../../src/simulator/history/strike-rule.ts";

/** What varies between two random replays, as small whole numbers that fast-check can shrink. */
export interface ReplaySeeds {
  strategy: "covered-call" | "cash-secured-put";
  contracts: number;
  /** In cents. */
  startPrice: number;
  /** One for each row: move in units of 0.01 %, calendar days since the row before, others. */
  rows: {
    move: number;
    days: number;
    volatility: number;
    hedgeVolatility: number;
    delta: number;
    dividend: number;
  }[];
  /** Rows of each cycle, and rows between it and the one before. */
  cycles: { length: number; gap: number }[];
  strike: StrikeRule;
  ticks: "listed" | "none";
  hedge: "close" | "none" | "given-deltas";
  ownHedgeVolatility: boolean;
  makerEdge: number;
  halfSpreadShare: number;
  rate: number;
  dividendYield: number;
  dividends: "none" | "trailing" | "announced";
  volClock: "calendar" | "trading";
  saleVolClock: "calendar" | "trading";
}

const FIRST_DAY = 10_959; // 2000-01-03
const MOST_ROWS = 60;

const row = fc.record({
  move: fc.integer({ min: -1200, max: 1200 }),
  days: fc.constantFrom(1, 1, 1, 1, 2, 3, 4),
  volatility: fc.integer({ min: 5, max: 90 }),
  hedgeVolatility: fc.integer({ min: 5, max: 90 }),
  delta: fc.integer({ min: 0, max: 100 }),
  dividend: fc.constantFrom(0, 0, 0, 0, 0, 0, 37, 5_000, 12_345),
});

const strike: fc.Arbitrary<StrikeRule> = fc.oneof(
  fc.constantFrom<StrikeRule>({ kind: "atm" }, { kind: "atm-above" }, { kind: "spot" }),
  fc
    .integer({ min: 10, max: 90 })
    .map((delta): StrikeRule => ({ kind: "delta", delta: delta / 100 })),
  fc
    .integer({ min: -10, max: 20 })
    .map((share): StrikeRule => ({ kind: "otm", share: share / 100 })),
);

/** Any replay that a user could ask for, on a short path of prices from $5 to $3,000. */
export const replaySeeds: fc.Arbitrary<ReplaySeeds> = fc.record({
  strategy: fc.constantFrom("covered-call", "cash-secured-put"),
  contracts: fc.integer({ min: 1, max: 20 }),
  startPrice: fc.integer({ min: 500, max: 300_000 }),
  rows: fc.array(row, { minLength: MOST_ROWS, maxLength: MOST_ROWS }),
  cycles: fc.array(
    fc.record({ length: fc.integer({ min: 8, max: 17 }), gap: fc.constantFrom(0, 0, 0, 2) }),
    { minLength: 2, maxLength: 3 },
  ),
  strike,
  ticks: fc.constantFrom("listed", "none"),
  hedge: fc.constantFrom("close", "close", "none", "given-deltas"),
  ownHedgeVolatility: fc.boolean(),
  makerEdge: fc.constantFrom(0, 0, 0.005, 0.02),
  halfSpreadShare: fc.constantFrom(0, 0, 0.0005, 0.01),
  rate: fc.constantFrom(0, 0, -0.01, 0.03, 0.12),
  dividendYield: fc.constantFrom(0, 0, 0.02, -0.01),
  dividends: fc.constantFrom("none", "trailing", "announced"),
  volClock: fc.constantFrom("calendar", "trading"),
  saleVolClock: fc.constantFrom("calendar", "trading"),
});

/** The replay that the seeds stand for. */
export function configOf(seeds: ReplaySeeds): ReplayConfig {
  const { rows } = seeds;
  const cycles = [];
  let next = 1;
  for (const { length, gap } of seeds.cycles) {
    const entry = next + gap;
    next = entry + length;
    cycles.push({ entry, expiry: next });
  }
  const [days, closes] = pathOf(seeds);
  const sign = seeds.strategy === "covered-call" ? 1 : -1;
  const column = (value: (index: number) => number) => Float64Array.from(rows, (_, i) => value(i));
  const config: ReplayConfig = {
    days,
    closes,
    cycles,
    strategy: seeds.strategy,
    contracts: seeds.contracts,
    strike: seeds.strike,
    ticks: seeds.ticks,
    style: "european",
    seed: 1,
    saleVolatility: column((i) => rows[i]!.volatility / 100),
    volatilityShift: 0,
    hedge:
      seeds.hedge === "given-deltas"
        ? { kind: "given-deltas", deltas: rows.map(({ delta }) => (sign * delta) / 100) }
        : { kind: seeds.hedge },
    makerEdge: seeds.makerEdge,
    halfSpreads: column((i) => Math.floor(closes[i]! * seeds.halfSpreadShare)),
    rates: column(() => seeds.rate),
    yields: column(() => seeds.dividendYield),
    dividends: column((i) => (seeds.dividends === "none" ? 0 : rows[i]!.dividend)),
    announced: seeds.dividends === "announced",
    volClock: seeds.volClock,
    saleVolClock: seeds.saleVolClock,
  };
  if (!seeds.ownHedgeVolatility) return config;
  return { ...config, hedgeVolatility: column((i) => rows[i]!.hedgeVolatility / 100) };
}

/** Days and closes: whole cents, so that no option ends in the money by less than a cent. */
function pathOf(seeds: ReplaySeeds): [Int32Array, Float64Array] {
  const { rows } = seeds;
  const days = new Int32Array(rows.length);
  const closes = new Float64Array(rows.length);
  let [day, cents] = [FIRST_DAY, seeds.startPrice];
  rows.forEach((one, i) => {
    day += one.days;
    cents = Math.max(Math.round(cents * (1 + one.move / 10_000)), 250);
    days[i] = day;
    closes[i] = cents * 100;
  });
  return [days, closes];
}
