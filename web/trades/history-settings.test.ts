import { describe, expect, it } from "vitest";
import {
  differenceWords,
  formatCompared,
  formatHistory,
  HISTORY_DEFAULTS,
  historyOptions,
  linkedHistory,
  parseCompared,
  parseHistory,
  tradesOptions,
} from "./history-settings.ts";

const SETTINGS = {
  ...HISTORY_DEFAULTS,
  data: "sp500",
  strike: "delta:0.30",
  exit: "50%",
  shares: "100",
  vol: "0.2",
} as const;

describe("settings of a history", () => {
  it("come back from the link that they are written to", () => {
    expect(parseHistory(formatHistory(SETTINGS))).toMatchObject({ strike: "delta:0.30" });
    const link = Object.entries(formatHistory(SETTINGS)).filter(([, value]) => value !== "");
    expect(Object.fromEntries(link)).toEqual({
      data: "sp500",
      strike: "delta:0.30",
      exit: "50%",
      shares: "100",
      vol: "0.2",
    });
    expect(parseHistory(Object.fromEntries(link))).toEqual(SETTINGS);
    expect(parseHistory({ data: "../etc" })).toEqual(HISTORY_DEFAULTS);
  });

  it("are all in a link that is shared, and those kept beside them", () => {
    const link = linkedHistory({ strike: "spot", compare: "defaults=1|exit=50%25" });
    const { compare = "", ...settings } = link;
    expect(settings).toEqual({ ...HISTORY_DEFAULTS, strike: "spot" });
    const kept = compare.split("|").map((one) => Object.fromEntries(new URLSearchParams(one)));
    expect(kept).toEqual([HISTORY_DEFAULTS, { ...HISTORY_DEFAULTS, exit: "50%" }]);
    expect(parseCompared(compare)).toEqual(kept);
    expect(linkedHistory({})).toEqual({ ...HISTORY_DEFAULTS, compare: "" });
  });

  it("are flags of the command line", () => {
    expect(historyOptions(HISTORY_DEFAULTS, "AAPL.csv")).toEqual({
      prices: "AAPL.csv",
      shares: 300,
    });
    expect(historyOptions(SETTINGS, "SP500.csv")).toEqual({
      prices: "SP500.csv",
      strike: "delta:0.30",
      exit: "50%",
      vol: "0.2",
      shares: 100,
    });
    expect(tradesOptions({ ...SETTINGS, hedge: "none" }, "p.csv", ["t.csv"])).toEqual({
      prices: "p.csv",
      trades: ["t.csv"],
      hedge: "none",
    });
  });

  it("are compared by what differs, up to three beside the present ones", () => {
    const all = [HISTORY_DEFAULTS, SETTINGS];
    expect(differenceWords(SETTINGS, all)).toBe(
      "strike: by shares per option (delta), 30 of 100; buy back before the last day: when half " +
        "is kept; price of swings: 20 % a year; shares: 100",
    );
    expect(differenceWords(HISTORY_DEFAULTS, all)).toBe(
      "strike: nearest to the price; buy back before the last day: never; price of swings: from " +
        "past swings; shares: 300",
    );
    expect(differenceWords(SETTINGS, [SETTINGS, SETTINGS])).toBe("the same");
    const odd = { ...SETTINGS, strike: "otm:0.05", exit: "30%", from: "2010-01-01", vol: "" };
    expect(differenceWords(odd, [odd, SETTINGS])).toBe(
      "strike: by distance from the price, 5 %; buy back before the last day: 30%; " +
        "price of swings: from past swings; first sale not before: 2010-01-01",
    );
    expect(parseCompared(formatCompared(all))).toEqual(all);
    expect(parseCompared(formatCompared([...all, ...all, ...all]))).toHaveLength(3);
    expect(parseCompared("")).toEqual([]);
  });
});
