import { describe, expect, it } from "vitest";
import {
  count,
  percent,
  plainDollars,
  signedCount,
  signedDollars,
  signedWholeDollars,
  wholeDollars,
} from "./format.ts";

describe("numbers in words", () => {
  it("dollars have sign and cents in tables, and are rounded in sentences", () => {
    expect([1234.56, -1234.56, 0].map(signedDollars)).toEqual([
      "+$1,234.56",
      "-$1,234.56",
      "$0.00",
    ]);
    expect([1234.56, -1234.5, 0.2, -0.2].map(signedWholeDollars)).toEqual([
      "+$1,235",
      "-$1,235",
      "$0",
      "$0",
    ]);
    expect([1234.56, -12].map(wholeDollars)).toEqual(["$1,235", "-$12"]);
    expect(plainDollars(-100.5)).toBe("$100.50");
  });

  it("volatilities are percent, shares are whole", () => {
    expect(percent(0.2468)).toBe("24.7 %");
    expect(percent(0.24, 0)).toBe("24 %");
    expect([1242, -1242].map(count)).toEqual(["1,242", "-1,242"]);
    expect([12, 0, -3].map(signedCount)).toEqual(["+12", "0", "-3"]);
  });
});
