import { describe, expect, it } from "vitest";
import { EXPIRY_BUCKETS, MONEYNESS } from "../../../measures/chain/chain-buckets.ts";
import type { QuotedCell } from "../../../measures/chain/quoted-liquidity.ts";
import { mostlyBecause } from "../mostly-because.ts";
import type { ClassReport } from "../run-report.ts";
import { doorsSection } from "./doors-section.ts";
import { quotedSection } from "./quoted-section.ts";
import { volatilitySection } from "./volatility-section.ts";

describe("where the makers' risk went", () => {
  const doors = {
    ...{ before: 100, bought: 900, sold: -50, listed: -460, blocks: -310, expiry: -20 },
    ...{ decay: -30, held: 130 },
  };

  it("is told in amounts, and in shares of what came in", () => {
    const text = doorsSection(doors).join("\n");
    for (const words of [
      "+100  held at first",
      "+900  bought from the public",
      "-50  sold to the public 5 %",
      "-460  resold on the exchange 46 %",
      "-310  to desks, in blocks 31 %",
      "-20  expired or exercised 2 %",
      "-30  decay of what is held 3 %",
      "+130  held at the end 13 %",
    ]) {
      expect(text).toContain(words);
    }
  });

  it("has shares of what went out where makers owe some at the end, and may have nothing", () => {
    const text = doorsSection({ ...doors, listed: -1_000, held: -410 }).join("\n");
    expect(text).toMatch(/-410 {2}owed at the end$/);
    expect(text).toContain("resold on the exchange 71 %");
    expect(text).toContain("to desks, in blocks 22 %");
    const none = Object.fromEntries(Object.keys(doors).map((name) => [name, 0]));
    expect(doorsSection(none as typeof doors)).toEqual([]);
  });
});

describe("what is quoted", () => {
  const quotes = EXPIRY_BUCKETS.flatMap((days) =>
    MONEYNESS.map((moneyness): QuotedCell => {
      const nothing = { spread: null, spreadVolatility: null, bidSize: null, askSize: null };
      if (days !== "11-45") return { days, moneyness, series: 0, twoSided: null, ...nothing };
      if (moneyness === "10-delta") return { days, moneyness, series: 4, twoSided: 0, ...nothing };
      const told = { spread: 0.164, spreadVolatility: 0.0142, bidSize: 30, askSize: 41 };
      return { days, moneyness, series: 6, twoSided: 1, ...told };
    }),
  );

  it("is a row for each expiry that is quoted: cents, points, the mean of the two sizes", () => {
    const [, heads, month, both, ...more] = quotedSection(quotes);
    expect(heads).toMatch(/in the money +at the money +25 delta +10 delta$/);
    expect(month).toMatch(/^ {2}11-45( +16\.4 +1\.4 +36){3} +-$/);
    expect(both).toMatch(/^ {2}both sides( +100\.0 %){3} +0\.0 %$/);
    expect(more).toEqual([]);
  });

  it("is told above the forecast in points, beside what makers hold", () => {
    const quoted = [
      { days: "11-45", delta: "25-delta put", quotes: 3, implied: 0.262, distortion: 0.0123 },
      { days: "11-45", delta: "at the money", quotes: 2, implied: 0.245, distortion: -0.005 },
      { days: "11-45", delta: "25-delta call", quotes: 0, implied: null, distortion: null },
    ] as const;
    const byMoneyness = { "in-the-money": 0, "at-the-money": 12.4, "25-delta": 0, "10-delta": 0 };
    const makers = [
      { days: "0-10", vega: 0, vegaByMoneyness: byMoneyness, dollarGamma: 0 },
      { days: "11-45", vega: 12.4, vegaByMoneyness: byMoneyness, dollarGamma: -1_234.5 },
    ] as const;
    const lines = volatilitySection(quoted, makers);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(/^ {2}11-45 +\+1\.23 +-0\.50 +- +\+12 +-1,235$/);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe("what a result is mostly because of", () => {
  const nothing = {
    ...{ optionSpread: 0, options: 0, stockSpread: 0, stock: 0, shares: 0, dividends: 0 },
    ...{ interest: 0, borrow: 0, fees: 0, default: 0 },
  };
  const told = (name: string, parts: Partial<ClassReport["parts"]>): string[] =>
    mostlyBecause({ class: name, parts: { ...nothing, ...parts } } as ClassReport, 30);

  it("is the two largest parts with their amounts", () => {
    const parts = { shares: 44_400.4, options: -7_890.2, fees: -12 };
    expect(told("covered-call-seller", parts)).toEqual(["shares +44,400; calls -7,890"]);
  });

  it("is one where the second is small, and two lines where there is no room", () => {
    expect(told("put-seller", { options: 6_644, optionSpread: -180 })).toEqual(["puts +6,644"]);
    const parts = { optionSpread: 402_118, options: -96_402 };
    expect(told("market-maker", parts)).toEqual(["spread +402,118;", "options -96,402"]);
  });

  it("has share trades with their spread, and says where nobody traded", () => {
    expect(told("tape", { stock: 100, stockSpread: -60, options: 50 })).toEqual([
      "options +50; share trades +40",
    ]);
    expect(told("otc-desk", {})).toEqual(["no trades"]);
  });
});
