import { describe, expect, it } from "vitest";
import { yearMarks } from "./bars.tsx";

const bars = ["2008-11", "2008-12", "2009-01", "2009-02", "2010-01", "2010-02", "2010-03"].map(
  (label) => ({ label, value: 1 }),
);

describe("years under a strip", () => {
  it("stand where each begins", () => {
    expect(yearMarks(bars, 30)).toEqual([
      { index: 0, words: "2008" },
      { index: 2, words: "2009" },
      { index: 4, words: "2010" },
    ]);
  });

  it("are left out where the one before or the end is too near", () => {
    expect(yearMarks(bars, 20)).toEqual([
      { index: 0, words: "2008" },
      { index: 4, words: "2010" },
    ]);
    expect(yearMarks(bars, 12)).toEqual([{ index: 0, words: "2008" }]);
  });
});
