import { describe, expect, it } from "vitest";
import {
  money,
  percent,
  plainCents,
  plainMoney,
  signedCount,
  sumDollars,
  tableRow,
  wholeMoney,
  wrap,
} from "./layout.ts";

describe("statement layout", () => {
  it("money has a sign, thousands and cents; zero has no sign", () => {
    expect(money(1234567.891)).toBe("+1,234,567.89");
    expect(money(-0.005)).toBe("-0.01");
    expect(money(0)).toBe("0.00");
    expect(money(-0.0001)).toBe("0.00");
    expect(wholeMoney(-1999.5)).toBe("-2,000");
    expect(plainMoney(-76092)).toBe("$76,092");
    expect(plainCents(1234.005)).toBe("1,234.01");
    expect([1234, -5, 0].map(signedCount)).toEqual(["+1,234", "-5", "0"]);
  });

  it("percent rounds half away from zero", () => {
    expect(percent(0.34567)).toBe("34.6 %");
    expect(percent(-0.0005)).toBe("-0.1 %");
    expect(percent(0.005, 0)).toBe("1 %");
    expect(percent(0)).toBe("0.0 %");
  });

  it("sums of dollars are exact, also where doubles are not", () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(sumDollars([0.1, 0.2])).toBe(0.3);
    expect(sumDollars([1e11, 0.0001, -1e11])).toBe(0.0001);
    expect(sumDollars([])).toBe(0);
  });

  it("cells are right-aligned behind the label", () => {
    expect(tableRow("a", ["1", "22"], 3, 4)).toBe("a     1  22");
  });

  it("wrap breaks at blanks, keeps margins and never loses a word", () => {
    expect(wrap("one two three", 7, "  ")).toEqual(["one two", "  three"]);
    expect(wrap("   +1  one two", 10, "      ")).toEqual(["   +1  one", "      two"]);
    expect(wrap("unbreakable word", 4)).toEqual(["unbreakable", "word"]);
    expect(wrap("fits", 4)).toEqual(["fits"]);
  });
});
