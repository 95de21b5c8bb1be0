import { expect, it } from "vitest";
import { gainEnd } from "./gain-end.ts";

it("lies between a gain and the next result that is none, where that first happens", () => {
  expect(gainEnd([0, 1, 2, 3, 5], [30, 10, -30, 5, -5])).toBe(1.25);
  expect(gainEnd([1, 2, 5], [-1, 10, -20])).toBe(3);
  expect(gainEnd([0, 1, 2], [-1, 10, 0])).toBe(2);
});

it("is none where there is no gain, or a gain to the end", () => {
  expect(gainEnd([0, 1, 2], [-1, -2, 3])).toBeNull();
  expect(gainEnd([0, 1, 2], [0, 0, 0])).toBeNull();
  expect(gainEnd([], [])).toBeNull();
  expect(gainEnd([0, 1], [Number.NaN, Number.NaN])).toBeNull();
});
