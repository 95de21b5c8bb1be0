import { setFlagsFromString } from "node:v8";
import { expect, it } from "vitest";
import { appleRequest } from "../../../test/support/apple-request.ts";
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

/** Whether a part has the same class in both; parts that are no objects have. */
function isAlike(one: object, other: object, name: string): boolean {
  const [a, b] = [one, other].map((whole) => (whole as Record<string, unknown>)[name]);
  return !(a instanceof Object && b instanceof Object) || hasSameClass(a, b);
}
