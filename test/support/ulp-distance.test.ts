import { describe, expect, it } from "vitest";
import { ulpDistance } from "./ulp-distance.ts";

describe("ulpDistance", () => {
  it("counts the doubles between two numbers", () => {
    expect(ulpDistance(1, 1)).toBe(0);
    expect(ulpDistance(1, 1 + Number.EPSILON)).toBe(1);
    expect(ulpDistance(1, 1 - Number.EPSILON / 2)).toBe(1);
    expect(ulpDistance(-2, -2 - 4 * Number.EPSILON)).toBe(2);
  });

  it("counts across zero", () => {
    expect(ulpDistance(Number.MIN_VALUE, -Number.MIN_VALUE)).toBe(2);
  });
});
