import { exchangePass } from "./market/exchange-pass.ts";
import { marketPass } from "./market/market-pass.ts";
import { COMMANDS, type Flow, type Mix, makeFlow } from "./market/order-flow.ts";
import type { Pass } from "./market/timing.ts";

/**
 * Bytes that a command leaves for the garbage collector, once code is compiled. Nothing may be
 * collected while a pass runs, so young objects need a gigabyte:
 *
 *   node --expose-gc --min-semi-space-size=1024 --max-semi-space-size=1024 dist/bench/garbage.js
 */
const NEAR: Mix = { cancel: 0.15, immediate: 0.05, replace: 0 };
const REPLACING: Mix = { cancel: 0.06, immediate: 0.03, replace: 0.82 };
/** Code is compiled in the first ones. */
const PASSES = 4;

const near = makeFlow(NEAR, 1, 1_000);
const replacing = makeFlow(REPLACING, 1, 1_000);
const bytes = {
  "exchange, 1 book": bytesOf(exchangePass, near),
  "exchange, 1 book, mostly replacements": bytesOf(exchangePass, replacing),
  "market, 1 book": bytesOf(marketPass, near),
};
console.log(JSON.stringify(bytes));

/** Of the last pass. */
function bytesOf(open: (flow: Flow) => Pass, flow: Flow): number {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error("no garbage collector to call: start with --expose-gc");
  let left = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const { run } = open(flow);
    gc();
    const before = process.memoryUsage().heapUsed;
    run();
    left = process.memoryUsage().heapUsed - before;
  }
  return Math.round((100 * left) / COMMANDS) / 100;
}
