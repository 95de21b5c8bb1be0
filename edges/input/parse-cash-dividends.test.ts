import { describe, expect, it } from "vitest";
import { parseCashDividends } from "./parse-cash-dividends.ts";

describe("cash dividends", () => {
  it("are times and amounts, or none", () => {
    const found = parseCashDividends(" 0.1:0.5; 3.5e-1 : 1 ");
    expect([...found!.times]).toEqual([0.1, 0.35]);
    expect([...found!.amounts]).toEqual([0.5, 1]);
    expect(parseCashDividends(" ")?.times.length).toBe(0);
  });

  it.each(["0.1", "0.1:", "0.1:1;", "0.1:1:2", "0:1", "-1:1", "1:0", "1:-1", "a:1", "0.1,0.5"])(
    "%j cannot be read",
    (text) => {
      expect(parseCashDividends(text)).toBeUndefined();
    },
  );
});
