import { describe, expect, it } from "vitest";
import { formatDollars, groupThousands } from "./format-dollars.ts";

describe("dollars in print", () => {
  it("have as many decimals as asked for, the last one rounded half away from zero", () => {
    expect(formatDollars(-1_234_567, { decimals: 2 })).toBe("-123.46");
    expect(formatDollars(-1_234_567, { decimals: 0, symbol: true })).toBe("-$123");
    expect(formatDollars(12_345, { decimals: 4 })).toBe("1.2345");
    expect(formatDollars(10_050, { decimals: 2 })).toBe("1.01");
    expect(formatDollars(-10_050, { decimals: 2 })).toBe("-1.01");
    expect(formatDollars(600, { decimals: 2 })).toBe("0.06");
  });

  it("have a sign where asked for, and none when they round to zero", () => {
    expect(formatDollars(10_000, { decimals: 2, plus: true, symbol: true })).toBe("+$1.00");
    expect(formatDollars(49, { decimals: 2, plus: true })).toBe("0.00");
    expect(formatDollars(-49, { decimals: 2, symbol: true })).toBe("$0.00");
  });

  it("have a comma before each three digits", () => {
    expect([0, 999, 1_000, 1_234_567].map(groupThousands)).toEqual([
      ...["0", "999", "1,000", "1,234,567"],
    ]);
    expect(formatDollars(12_345_678_900, { decimals: 2 })).toBe("1,234,567.89");
  });
});
