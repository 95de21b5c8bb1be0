import { expect, it } from "vitest";
import { createStream } from "../../../math/random-stream.ts";
import { fillProbability } from "./baldacci-bergault-gueant.ts";
import { solveVegaValue, vegaQuotes } from "./vega-value.ts";

const FLOW = { shyness: 0.7, steepness: 150 };
const RISK = { riskAversion: 1e-3, volOfVol: 0.2, drift: 0.12, limit: 1e7, horizon: 0.0012 };
/** As many orders as of the paper's twenty calls, in a small, a middling and a large size. */
const ORDERS = 30_000;
const OPTIONS = [3e5, 1e6, 2.5e6].map((vega) => ({ vega, orders: ORDERS }));
const PATHS = 600;
/** The quotes change with the time left: a part of the horizon is quoted from its middle. */
const PARTS = 8;

/** What the quotes earn on one path, and the volatility's drift, less the price of the risk. */
function resultOf(quoting: readonly ReturnType<typeof solveVegaValue>[], next: () => number) {
  let [time, vega, result] = [0, 0, 0];
  while (true) {
    const wait = -Math.log(next()) / (2 * ORDERS * OPTIONS.length);
    const held = Math.min(wait, RISK.horizon - time);
    result += held * (RISK.drift * vega - ((1e-3 * 0.04) / 8) * vega * vega);
    time += wait;
    if (time >= RISK.horizon) return result;
    const option = OPTIONS[Math.floor(next() * OPTIONS.length)]!;
    const value = quoting[Math.floor((time / RISK.horizon) * PARTS)]!;
    const quotes = vegaQuotes(value, FLOW, option.vega, vega);
    const [distance, side] = next() < 0.5 ? [quotes.bid, 1] : [quotes.ask, -1];
    if (next() >= fillProbability(FLOW, distance)) continue;
    result += distance * option.vega;
    vega += side * option.vega;
    expect(Math.abs(vega)).toBeLessThanOrEqual(RISK.limit);
  }
}

it("a total vega is worth what a maker who quotes by it earns from simulated orders", () => {
  const stream = createStream(5, "vega-value");
  const quoting = Array.from({ length: PARTS }, (_, part) => {
    const left = RISK.horizon * (1 - (part + 0.5) / PARTS);
    return solveVegaValue(OPTIONS, FLOW, { ...RISK, horizon: left }, 101);
  });
  let [sum, squares] = [0, 0];
  for (let path = 0; path < PATHS; path++) {
    const result = resultOf(quoting, () => stream.nextUniform());
    sum += result;
    squares += result * result;
  }
  const mean = sum / PATHS;
  const error = Math.sqrt((squares / PATHS - mean * mean) / PATHS);
  const { values } = solveVegaValue(OPTIONS, FLOW, RISK);
  expect(error / mean).toBeLessThan(0.02);
  expect(Math.abs(mean - values[100]!)).toBeLessThan(3 * error);
});
