import { expect, it } from "vitest";
import { readAgainst } from "./against.ts";

it.each([
  [["makers.skew=0"], undefined, ["makers.skew=0"]],
  [["no-skew"], "no-skew", []],
  [["rate=0", "no-skew", "stock.prices=a.yaml"], "no-skew", ["rate=0", "stock.prices=a.yaml"]],
  [["mine.yaml"], "mine.yaml", []],
  [["./a=b.yaml"], "./a=b.yaml", []],
  // A setting without its value: applying it says so.
  [["makers.skew"], undefined, ["makers.skew"]],
])("--against %j", (against, scenario, set) => {
  expect(readAgainst(against)).toEqual([scenario, set]);
});

it("names one scenario at most", () => {
  const message = '--against "crash" is refused. the second arm is "no-skew" already.';
  expect(() => readAgainst(["no-skew", "crash"])).toThrow(message);
});
