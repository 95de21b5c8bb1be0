import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { realizedVolatility } from "./realized.ts";

const SPX = new URL("../../../shared/data/spx_daily.csv.gz", import.meta.url);

describe("realised volatility", () => {
  it("of a constant daily move is that move times the root of their number per year", () => {
    const closes = [100, 101, 100, 101, 100];
    expect(realizedVolatility(closes, 0, 4, 4 / 252)).toBeCloseTo(
      Math.log(1.01) * Math.sqrt(252),
      14,
    );
    // A trend is volatility too: the mean is not subtracted.
    const trend = [100, 101, 102.01, 103.0301];
    expect(realizedVolatility(trend, 0, 3, 3 / 252)).toBeCloseTo(
      Math.log(1.01) * Math.sqrt(252),
      14,
    );
    expect(realizedVolatility([50, 50, 50], 0, 2, 0.1)).toBe(0);
  });

  it("uses the closes of its range and no others", () => {
    const closes = [1, 100, 110, 99, 1];
    const expected = Math.sqrt((252 / 2) * (Math.log(1.1) ** 2 + Math.log(0.9) ** 2));
    expect(realizedVolatility(closes, 1, 3, 2 / 252)).toBeCloseTo(expected, 14);
  });

  it("is refused for fewer than two closes or a range outside the closes", () => {
    expect(() => realizedVolatility([100, 101], 1, 1, 1)).toThrow(/needs two or more/);
    expect(() => realizedVolatility([100, 101], 0, 2, 1)).toThrow(RangeError);
    expect(() => realizedVolatility([100, 101], -1, 1, 1)).toThrow(RangeError);
    expect(() => realizedVolatility([100, 101], 0, Number.NaN, 1)).toThrow(RangeError);
  });

  it.skipIf(!existsSync(SPX))(
    "of the S&P 500 was 67 % in late 2008 and 7 % in 2017 (skipped without ../shared)",
    () => {
      const rows = gunzipSync(readFileSync(SPX)).toString("utf8").trim().split("\n").slice(1);
      const dates = rows.map((row) => row.slice(0, 10));
      const closes = rows.map((row) => Number(row.split(",")[4]));
      const between = (from: string, to: string) => {
        const [first, last] = [dates.indexOf(from), dates.indexOf(to)];
        return realizedVolatility(closes, first, last, (last - first) / 252);
      };
      expect(between("2008-09-30", "2008-12-31")).toBeCloseTo(0.671, 3);
      expect(between("2016-12-30", "2017-12-29")).toBeCloseTo(0.068, 3);
    },
  );
});
