import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { evaluateAmerican } from "../src/pricing/american/american.ts";
import { createEuropeanGreeks } from "../src/pricing/black-scholes.ts";
import { createEarlyExerciseGrid } from "../src/pricing/chain/early-exercise-grid.ts";
import { fillEarlyExercise } from "../src/pricing/chain/fill-early-exercise.ts";
import { createChainValue, priceInChain } from "../src/pricing/chain/price-in-chain.ts";
import { evaluateOption } from "../src/pricing/option/evaluate-option.ts";
import { createOptionTerms } from "../src/pricing/option/option-terms.ts";
import { createOptionValue } from "../src/pricing/option/option-value.ts";

/** A chain of 16 expiries priced at stock tick after stock tick: by the grid and one by one. */
const DAYS = [1, 2, 7, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365, 540, 720, 1080];
const STRIKES = 20;
const TICKS = 100;
const SPOT = 100;
const RATE = 0.045;
const YIELD = 0.012;
const LEAST_SECONDS = 1;

interface Series {
  readonly slot: number;
  readonly years: number;
  readonly right: 1 | -1;
  readonly strike: number;
  readonly sigma: number;
}

interface Row {
  readonly engine: string;
  /** Fills or options a second. */
  readonly speed: number;
  /** Against the full method, in $ at a spot of $100; none for a fill. */
  readonly rootMeanSquare: number;
  readonly worst: number;
  /** The sum of all prices at the first tick: the same on every computer. */
  readonly checksum: number;
}

/** Calls and puts within two and a half deviations, on a smile. */
const chain: readonly (readonly Series[])[] = DAYS.map((days, slot) => {
  const years = days / 365;
  return Array.from({ length: 2 * STRIKES }, (_, index) => {
    const deviations = ((index >> 1) / (STRIKES - 1) - 0.5) * 5;
    const sigma = 0.24 - 0.012 * deviations + 0.006 * deviations * deviations;
    const strike = SPOT * (1 + 0.22 * deviations * Math.sqrt(years) * (1 + 0.1 * deviations));
    return { slot, years, right: index % 2 === 0 ? 1 : -1, strike, sigma } as const;
  });
});
const all = chain.flat();
const spots = Float64Array.from({ length: TICKS }, (_, tick) => SPOT * (1 + 2e-4 * (tick % 17)));

const grid = createEarlyExerciseGrid(DAYS.length);
function fill(slot: number): void {
  fillEarlyExercise(grid, slot, DAYS[slot]! / 365, RATE, YIELD);
}

const inChain = createChainValue();
function byGrid(spot: number, { slot, right, strike, sigma }: Series): number {
  priceInChain(inChain, grid, slot, right, spot / grid.spotPerForward[slot]!, strike, sigma);
  return inChain.price;
}

const market = { american: true, shareRatio: 1, rate: RATE, dividendYield: YIELD };
const terms = Object.assign(createOptionTerms(), market);
const value = createOptionValue();
function oneByOne(spot: number, { years, right, strike, sigma }: Series): number {
  terms.spot = spot;
  terms.right = right;
  terms.strike = strike;
  terms.years = years;
  terms.life = years;
  evaluateOption(value, terms, sigma);
  return value.price;
}

const greeks = createEuropeanGreeks();
const exact = all.map(({ years, right, strike, sigma }) => {
  evaluateAmerican(greeks, right, SPOT, strike, years, RATE, YIELD, sigma, "full");
  return greeks.price;
});

DAYS.forEach((_, slot) => {
  fill(slot);
});
const fills = perSecond(DAYS.length, () => {
  DAYS.forEach((_, slot) => {
    fill(slot);
  });
});
const none = { rootMeanSquare: Number.NaN, worst: Number.NaN, checksum: Number.NaN };
const rows: Row[] = [
  { engine: "fills of an expiry", speed: fills, ...none },
  measured("options by the grid", byGrid),
  measured("options one by one, boundaries kept", oneByOne),
];
console.log("American options of a chain             per second    RMS error   worst error");
for (const { engine, speed, rootMeanSquare, worst } of rows) {
  const cells = [
    Math.round(speed).toLocaleString("en-US").padStart(12),
    (Number.isNaN(worst) ? "" : rootMeanSquare.toExponential(1)).padStart(13),
    (Number.isNaN(worst) ? "" : worst.toExponential(1)).padStart(14),
  ];
  console.log(`${engine.padEnd(38)}${cells.join("")}`);
}
const [, gridded, single] = rows as [Row, Row, Row];
console.log(`${DAYS.length} expiries filled in ${((1000 * DAYS.length) / fills).toFixed(1)} ms`);
console.log(`By the grid / one by one: ${(gridded.speed / single.speed).toFixed(1)}`);
console.log(`Checksum ${gridded.checksum.toFixed(6)} ${single.checksum.toFixed(6)}`);
const results = new URL("./chain.json", import.meta.url);
const report = { node: process.version, series: all.length, ticks: TICKS, rows };
writeFileSync(results, `${JSON.stringify(report, null, 2)}\n`);
console.log("Wrote dist/bench/chain.json");

/** Rounds of `count` things until a second is over. */
function perSecond(count: number, round: () => void): number {
  round();
  const start = performance.now();
  let rounds = 0;
  while (performance.now() - start < LEAST_SECONDS * 1000) {
    rounds += 1;
    round();
  }
  return (1000 * rounds * count) / (performance.now() - start);
}

function measured(engine: string, price: (spot: number, series: Series) => number): Row {
  const prices = all.map((series) => price(SPOT, series));
  const speed = perSecond(all.length * TICKS, () => {
    // One expiry at all ticks, then the next: the boundaries of one by one stay in its memo.
    for (const expiry of chain) {
      for (const spot of spots) for (const series of expiry) price(spot, series);
    }
  });
  const errors = prices.map((one, index) => Math.abs(one - exact[index]!));
  return {
    engine,
    speed,
    rootMeanSquare: Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / all.length),
    worst: Math.max(...errors),
    checksum: prices.reduce((sum, one) => sum + one, 0),
  };
}
