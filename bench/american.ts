import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { evaluateAmerican } from "../src/pricing/american/american.ts";
import type { Accuracy } from "../src/pricing/american/boundary-rule.ts";
import { createEuropeanGreeks } from "../src/pricing/black-scholes.ts";
import { evaluateOption } from "../src/pricing/option/evaluate-option.ts";
import { createOptionTerms } from "../src/pricing/option/option-terms.ts";
import { createOptionValue } from "../src/pricing/option/option-value.ts";
import { leisenReimer, type Put } from "./leisen-reimer.ts";

/** `npm run bench`: American puts a second and their errors, beside binomial trees. */
const PUTS = 600;
const STRIKE = 100;
const LEAST_SECONDS = 1;

interface Row {
  readonly engine: string;
  /** Options a second. */
  readonly speed: number;
  /** Against the full method, in $ at a strike of $100. */
  readonly rootMeanSquare: number;
  readonly worst: number;
  /** The sum of all prices: the same on every computer. */
  readonly checksum: number;
}

/** Spread evenly over the ranges of Andersen, Lake and Offengenden's test, and not at random. */
const puts: readonly Put[] = Array.from({ length: PUTS }, (_, index) => {
  const at = (prime: number, low: number, high: number): number =>
    low + (((index + 1) * Math.sqrt(prime)) % 1) * (high - low);
  return {
    spot: at(2, 25, 200),
    strike: STRIKE,
    years: Math.round(at(3, 30, 365)) / 365,
    rate: at(5, 0.02, 0.1),
    dividendYield: at(7, 0, 0.12),
    sigma: at(11, 0.1, 0.6),
  };
});

const greeks = createEuropeanGreeks();
function solved(put: Put, accuracy: Accuracy): number {
  const { spot, strike, years, rate, dividendYield, sigma } = put;
  evaluateAmerican(greeks, -1, spot, strike, years, rate, dividendYield, sigma, accuracy);
  return greeks.price;
}

const terms = Object.assign(createOptionTerms(), { american: true, right: -1, shareRatio: 1 });
const value = createOptionValue();
function inMarket(put: Put): number {
  const { spot, strike, years, rate, dividendYield, sigma } = put;
  Object.assign(terms, { spot, strike, years, life: years, rate, dividendYield });
  evaluateOption(value, terms, sigma);
  return value.price;
}

/** A contract of a market is valued again and again: here {@link AGAIN} times, at other spots. */
const AGAIN = 100;
function inMarketAgain(put: Put): number {
  for (let visit = 1; visit < AGAIN; visit++) {
    inMarket({ ...put, spot: put.spot * (0.95 + visit / 1000) });
  }
  return inMarket(put);
}

const exact = Float64Array.from(puts, (put) => solved(put, "full"));
const rows: Row[] = [
  measured("full, with all Greeks", 1, (put) => solved(put, "full")),
  measured("fast, with all Greeks", 1, (put) => solved(put, "fast")),
  measured("in the market, one value", 1, inMarket),
  measured(`in the market, ${AGAIN} values`, AGAIN, inMarketAgain),
  measured("tree of 101 steps, price only", 1, (put) => leisenReimer(put, 101)),
  measured("tree of 501 steps, price only", 1, (put) => leisenReimer(put, 501)),
];
const tree = rows.find(({ engine }) => engine.startsWith("tree of 501"))!;
console.log("American puts                   options/s   x tree 501    RMS error   worst error");
for (const { engine, speed, rootMeanSquare, worst } of rows) {
  const cells = [
    Math.round(speed).toLocaleString("en-US").padStart(12),
    (speed / tree.speed).toFixed(2).padStart(13),
    rootMeanSquare.toExponential(1).padStart(13),
    worst.toExponential(1).padStart(14),
  ];
  console.log(`${engine.padEnd(29)}${cells.join("")}`);
}
console.log(`Checksum ${rows.map(({ checksum }) => checksum.toFixed(6)).join(" ")}`);
const results = new URL("./american.json", import.meta.url);
writeFileSync(results, `${JSON.stringify({ node: process.version, puts: PUTS, rows }, null, 2)}\n`);
console.log("Wrote dist/bench/american.json");

function measured(engine: string, valuesEach: number, price: (put: Put) => number): Row {
  const prices = puts.map(price);
  const start = performance.now();
  let rounds = 0;
  while (performance.now() - start < LEAST_SECONDS * 1000) {
    rounds += 1;
    // Another volatility: nothing that is solved is known from the round before.
    for (const put of puts) price({ ...put, sigma: put.sigma + rounds * 1e-7 });
  }
  const seconds = (performance.now() - start) / 1000;
  const errors = prices.map((one, index) => Math.abs(one - exact[index]!));
  return {
    engine,
    speed: (rounds * PUTS * valuesEach) / seconds,
    rootMeanSquare: Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / PUTS),
    worst: Math.max(...errors),
    checksum: prices.reduce((sum, one) => sum + one, 0),
  };
}
