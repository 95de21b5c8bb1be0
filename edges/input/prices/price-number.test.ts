import { describe, expect, it } from "vitest";
import { hasDecimalComma, isEmptyPrice, parsePrice } from "./price-number.ts";

describe("price number", () => {
  it.each([
    ["1234.56", 1234.56],
    ["$582.13", 582.13],
    ["$1,234.56", 1234.56],
    ["-$5", -5],
    ["$-5", -5],
    ["1,234", 1234],
    ["1,234,567.8", 1_234_567.8],
    ["1'234.5", 1234.5],
    ["1\u202f234.5", 1234.5],
    [" 1e3 ", 1000],
  ])("%j has a decimal point", (text, value) => {
    expect(parsePrice(text, false)).toBe(value);
  });

  it.each([
    ["572,98", 572.98],
    ["1.234,56", 1234.56],
    ["1.234", 1234],
    ["1.234.567", 1_234_567],
    ["1 234,5", 1234.5],
    ["-0,5", -0.5],
    [",5", 0.5],
    ["572", 572],
  ])("%j has a decimal comma", (text, value) => {
    expect(parsePrice(text, true)).toBe(value);
  });

  it.each([
    ["1,23", false],
    ["12,34,567", false],
    ["1,234,56", false],
    ["5$", false],
    ["5%", false],
    ["1.2M", false],
    ["", false],
    ["572.98", true],
    ["1.234.56", true],
    ["1,234,567", true],
    ["", true],
  ])("%j is none (decimal comma: %j)", (text, isDecimalComma) => {
    expect(parsePrice(text, isDecimalComma)).toBeUndefined();
  });

  it.each([
    [["1", "572,98"], ",", true],
    [["1,234", "1.234,5"], ",", true],
    [["1,234", "987.65"], ",", false],
    [["1,234", "1,234.56"], ";", false],
    [["1,234,567"], ";", false],
    [["1,234", "2,345"], ";", true],
    [["1,234", "2,345"], ",", false],
    [["572.98"], ";", false],
  ])("of %j after %j show whether the comma is decimal", (cells, separator, expected) => {
    expect(hasDecimalComma(cells, separator)).toBe(expected);
  });

  it("is empty where a file says so in words", () => {
    for (const text of [
      "",
      "  ",
      "null",
      "NaN",
      "N/A",
      "#N/A",
      "-",
      "--",
      ".",
      "n.a.",
      "#N/A N/A",
      "#VALUE!",
    ]) {
      expect(isEmptyPrice(text)).toBe(true);
    }
    for (const text of ["0", "-5", "nil", "1", "closed"]) expect(isEmptyPrice(text)).toBe(false);
  });
});
