import { describe, expect, it } from "vitest";
import { fromPercent, parseNumber } from "./parse-number.ts";

describe("number", () => {
  it.each([
    ["0", 0],
    ["-0.5", -0.5],
    ["+.5", 0.5],
    ["5.", 5],
    ["1e-3", 0.001],
    ["1E+3", 1000],
    [" 2 ", 2],
    ["11.529999999999999", 11.529999999999999],
  ])("%j is read", (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each([
    "",
    " ",
    "12abc",
    "1,000",
    "$5",
    "5%",
    "0x10",
    "1_000",
    "Infinity",
    "NaN",
    "1e999",
    ".",
  ])("%j is refused", (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });

  it("in percent becomes the decimal that would have been written", () => {
    for (let hundredths = 1; hundredths < 9000; hundredths++) {
      const percent = Number(`${hundredths}e-2`);
      expect(fromPercent(percent)).toBe(Number(`${hundredths}e-4`));
    }
  });
});
