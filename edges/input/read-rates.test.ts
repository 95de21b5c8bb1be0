import { describe, expect, it } from "vitest";
import { InputError } from "./input-error.ts";
import { continuousFromDiscount, readRates } from "./read-rates.ts";
import { parseTable } from "./table.ts";

const read = (text: string) => readRates(parseTable(text, "r.csv"), "--rates");

describe("rates", () => {
  it("of one number are continuous", () => {
    expect(readRates(-0.002, "--rates")).toEqual({ kind: "constant", value: -0.002 });
    expect(() => readRates(4.5, "--rates")).toThrow(/^--rates 4.5 is refused: .* such as 0\.045/);
  });

  it.each([
    ["rate", "0.045", { unit: "continuous", column: "rate", values: Float64Array.of(0.045) }],
    [
      "Zero1Y_pct",
      "7.86",
      { unit: "percent", column: "Zero1Y_pct", values: Float64Array.of(0.0786) },
    ],
    ["note,zero1y_pct,rate", "x,4,0.01", { column: "zero1y_pct", values: Float64Array.of(0.04) }],
  ])("come from the first rate column of date,%s", (header, cells, expected) => {
    expect(read(`date,${header}\n2012-03-01,${cells}\n`)).toMatchObject(expected);
  });

  it("of a bill's discount follow the Treasury's formula, then the logarithm", () => {
    for (const percent of [-0.05, 0, 0.07, 5.27, 6.24]) {
      const d = percent / 100;
      const simple = ((d / (1 - (d * 91) / 360)) * 365) / 360;
      const expected = (Math.log(1 + (simple * 91) / 365) * 365) / 91;
      expect(continuousFromDiscount(d)).toBeCloseTo(expected, 15);
      const rates = read(`date,tbill3m_discount_pct\n2012-03-01,${percent}\n`);
      expect(rates.kind === "series" && rates.values[0]).toBeCloseTo(expected, 15);
    }
  });

  it("a bill of 100 at 5.27 discount costs 98.6679 and grows to 100 in 91 days", () => {
    const price = 98.667861;
    const rate = continuousFromDiscount(0.0527);
    expect(price * Math.exp((rate * 91) / 365)).toBeCloseTo(100, 5);
  });

  it.each([
    ["date,rate\n2012-03-01,4.5\n", /^r\.csv:2:rate: "4.5" is refused: .* column named rate_pct/],
    ["date,x_pct\n2012-03-01,101\n", /^r\.csv:2:x_pct: "101" is refused: .* at most 100 percent/],
    ["date,yield\n2012-03-01,1\n", /^r\.csv:1: no column named rate\. /],
  ])("%j are refused", (text, expected) => {
    expect(() => read(text)).toThrow(InputError);
    expect(() => read(text)).toThrow(expected);
  });
});
