import { expect, it } from "vitest";
import { plainNumbers } from "./plain-numbers.ts";

it("makes null of what JSON cannot say, and has no other 0 than 0", () => {
  const odd = { gone: Number.NaN, far: Number.POSITIVE_INFINITY, none: null, down: -0, as: -1.5 };
  expect(plainNumbers(odd)).toEqual({ gone: null, far: null, none: null, down: 0, as: -1.5 });
});
