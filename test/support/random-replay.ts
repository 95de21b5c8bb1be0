import fc from "fast-check";
import { BORROW_RATE, feeRows } from "../../edges/request/history/fee-rows.ts";
import type { HedgePolicy } from "../../src/participants/hedge-book.ts";
import type { ExitRule } from "../../src/simulator/history/exit-rule.ts";
import type { RowSplit } from "../../src/simulator/history/price-history.ts";
import type { ReplayConfig, Strategy } from "../../src/simulator/history/replay-config.ts";
import type { StrikeRule } from "../../src/simulator/history/strike-rule.ts";

/** What varies between two random replays, as small whole numbers that fast-check can shrink. */
export interface ReplaySeeds {
  strategy: Strategy;
  style: ReplayConfig["style"];
  exit: ExitRule | undefined;
  splits: RowSplit[];
  retailFees: boolean;
  neglect: number;
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
  hedge: Exclude<HedgePolicy, { kind: "given-deltas" }> | "given-deltas";
  ownHedgeVolatility: boolean;
  makerEdge: number;
  halfSpreadShare: number;
  rate: number;
  dividendYield: number;
  dividends: "none" | "trailing" | "announced";
  volClock: "calendar" | "trading";
  saleVolClock: "calendar" | "trading";
}

/** Of a European option that is held to its expiry. */
export interface PlainSeeds extends ReplaySeeds {
  strategy: "covered-call" | "cash-secured-put";
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

/** Whole contracts (2:1, 3:1), other deliverables (3:2), and fewer shares (1:2, 1:10). */
const splits = fc
  .uniqueArray(
    fc.record({
      row: fc.integer({ min: 1, max: MOST_ROWS - 1 }),
      ratio: fc.constantFrom([2, 1], [3, 1], [3, 2], [1, 2], [1, 10]),
    }),
    { maxLength: 2, selector: ({ row }) => row },
  )
  .map((drawn): RowSplit[] =>
    drawn
      .map(({ row, ratio }) => ({ row, newShares: ratio[0]!, oldShares: ratio[1]! }))
      .sort((a, b) => a.row - b.row),
  );

const exit = fc.constantFrom<ExitRule | undefined>(
  undefined,
  undefined,
  { kind: "profit", askShare: 0.5 },
  { kind: "days", days: 9 },
  { kind: "roll" },
);

/** Any replay that a user could ask for, on a short path of prices from $5 to $3,000. */
export const replaySeeds: fc.Arbitrary<ReplaySeeds> = fc.record({
  strategy: fc.constantFrom("covered-call", "cash-secured-put", "wheel"),
  // American replays take fifty times as long.
  style: fc.oneof(
    { arbitrary: fc.constant("european" as const), weight: 11 },
    fc.constant("american" as const),
  ),
  exit,
  splits: fc.oneof({ arbitrary: fc.constant<RowSplit[]>([]), weight: 2 }, splits),
  retailFees: fc.boolean(),
  neglect: fc.constantFrom(0, 0, 0.5),
  contracts: fc.integer({ min: 1, max: 20 }),
  startPrice: fc.integer({ min: 500, max: 300_000 }),
  rows: fc.array(row, { minLength: MOST_ROWS, maxLength: MOST_ROWS }),
  cycles: fc.array(
    fc.record({ length: fc.integer({ min: 8, max: 17 }), gap: fc.constantFrom(0, 0, 0, 2) }),
    { minLength: 2, maxLength: 3 },
  ),
  strike,
  ticks: fc.constantFrom("listed", "none"),
  hedge: fc.constantFrom<ReplaySeeds["hedge"]>(
    { kind: "close" },
    { kind: "close" },
    { kind: "none" },
    { kind: "band", halfWidth: 0.05 },
    { kind: "whalley-wilmott" },
    { kind: "zakamouline" },
    "given-deltas",
  ),
  ownHedgeVolatility: fc.boolean(),
  makerEdge: fc.constantFrom(0, 0, 0.005, 0.02),
  halfSpreadShare: fc.constantFrom(0, 0, 0.0005, 0.01),
  rate: fc.constantFrom(0, 0, -0.01, 0.03, 0.12),
  dividendYield: fc.constantFrom(0, 0, 0.02, -0.01),
  dividends: fc.constantFrom("none", "trailing", "announced"),
  volClock: fc.constantFrom("calendar", "trading"),
  saleVolClock: fc.constantFrom("calendar", "trading"),
});

/** Of those, European options held to their expiry; no split, no fees, no wheel. */
export const plainSeeds: fc.Arbitrary<PlainSeeds> = replaySeeds.map((seeds) => ({
  ...seeds,
  strategy: seeds.strategy === "wheel" ? "covered-call" : seeds.strategy,
  style: "european",
  exit: undefined,
  splits: [],
  retailFees: false,
  neglect: 0,
}));

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
  const sign = seeds.strategy === "cash-secured-put" ? -1 : 1;
  const column = (value: (index: number) => number) => Float64Array.from(rows, (_, i) => value(i));
  const config: ReplayConfig = {
    days,
    closes,
    cycles,
    strategy: seeds.strategy,
    contracts: seeds.contracts,
    strike: seeds.strike,
    ticks: seeds.ticks,
    style: seeds.style,
    seed: 1,
    saleVolatility: column((i) => rows[i]!.volatility / 100),
    volatilityShift: 0,
    hedge:
      seeds.hedge === "given-deltas"
        ? { kind: "given-deltas", deltas: rows.map(({ delta }) => (sign * delta) / 100) }
        : seeds.hedge,
    makerEdge: seeds.makerEdge,
    halfSpreads: column((i) => Math.floor(closes[i]! * seeds.halfSpreadShare)),
    rates: column(() => seeds.rate),
    yields: column(() => seeds.dividendYield),
    dividends: column((i) => (seeds.dividends === "none" ? 0 : rows[i]!.dividend)),
    announced: seeds.dividends === "announced",
    splits: seeds.splits,
    neglect: seeds.neglect,
    ...(seeds.exit === undefined ? {} : { exit: seeds.exit }),
    ...(seeds.retailFees ? { feeChanges: feeRows(days), borrowRate: BORROW_RATE } : {}),
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
    const split = seeds.splits.find((found) => found.row === i);
    if (split !== undefined) cents *= split.oldShares / split.newShares;
    cents = Math.max(Math.round(cents * (1 + one.move / 10_000)), 250);
    days[i] = day;
    closes[i] = cents * 100;
  });
  return [days, closes];
}
