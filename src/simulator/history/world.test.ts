import { setFlagsFromString } from "node:v8";
import { expect, it } from "vitest";
import { appleRequest } from "../../../test/support/apple-request.ts";
import { configOf, historyOf, tradesOf } from "../../../test/support/trades-run.ts";
import { openTrades } from "../trades/trades-world.ts";
import { openTraderWorld } from "./trader/trader-world.ts";
import { openWorld, type World } from "./world.ts";

setFlagsFromString("--allow-natives-syntax");
const hasSameClass = new Function("a", "b", "return %HaveSameMap(a, b)") as (
  a: object,
  b: object,
) => boolean;

/** Worlds that are opened before: V8 gives up on sharing what a spread makes after about ten. */
const OPENED = 30;

it("gives every replay's objects the hidden classes that compiled code has seen", () => {
  const open = (): World => openWorld({ ...appleRequest().config, isCoarse: true });
  for (let i = 0; i < OPENED; i++) open();
  const [one, other] = [open(), open()];
  const different = Object.keys(one).filter((name) => !isAlike(one, other, name));
  const ofMarket = Object.keys(one.market).filter(
    (name) => !isAlike(one.market, other.market, name),
  );
  expect(hasSameClass(one, other)).toBe(true);
  expect([...different, ...ofMarket]).toEqual([]);
});

const { strategy: _strategy, ...sale } = appleRequest().config;
const trader = { ...sale, forecast: new Float64Array(sale.days.length), minEdge: 0 };
const sold = tradesOf(["2025-01-06,open,ACME  250117P00100000,-1,1.20,0"]);
const trades = configOf(historyOf("2025-01-06", [100, 101]), sold);

it.each([
  ["a trader's replay", () => openTraderWorld(trader)],
  ["a replay of trades", () => openTrades(trades)],
])("gives the parts of %s one hidden class", (_name, open: () => object) => {
  for (let i = 0; i < OPENED; i++) open();
  const [one, other] = [open(), open()];
  expect(hasSameClass(one, other)).toBe(true);
  expect(Object.keys(one).filter((name) => !isAlike(one, other, name))).toEqual([]);
});

/** Whether a part has the same class in both; parts that are no objects have. */
function isAlike(one: object, other: object, name: string): boolean {
  const [a, b] = [one, other].map((whole) => (whole as Record<string, unknown>)[name]);
  return !(a instanceof Object && b instanceof Object) || hasSameClass(a, b);
}
