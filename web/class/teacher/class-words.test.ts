import { describe, expect, it } from "vitest";
import { LIVE_DEFAULTS } from "../../question/path-settings.ts";
import { withoutSeed } from "../class-settings.ts";
import { type ClassSummary, summariseClass } from "../collect/class-summary.ts";
import type { HandedIn } from "../result-code.ts";
import { answerWords, differenceWords, playedAgainWords, rangeWords } from "./class-words.ts";

const classOf = (...cents: number[]): ClassSummary =>
  summariseClass(
    cents.map(
      (buyerCents, index): HandedIn => ({
        student: index + 1,
        guess: index === 0 ? "both" : "neither",
        guessDollars: 0,
        buyerCents,
        sellerCents: 100,
        came: "both",
      }),
    ),
  );

describe("what a class found, in words", () => {
  it("says no more than the range allows", () => {
    expect(answerWords(classOf(5_000, 6_000, 7_000))).toBe(
      "The 3 buyers made $60 on average: more than chance, such buyers gain on average. " +
        "1 of 3 students guessed right who would gain (33 %).",
    );
    expect(answerWords(classOf(-5_000, -6_000, -7_000))).toMatch(
      /^The 3 buyers lost \$60 on average: more than chance, such buyers lose/,
    );
    expect(answerWords(classOf(-5_000, 9_000))).toMatch(/this class can't tell yet\. 1 of 2/);
    expect(answerWords(classOf(-5_000, 5_010))).toMatch(/^The 2 buyers came out even on average/);
  });

  it("says what is missing for one student and for none", () => {
    expect(answerWords(classOf())).toBe(
      "Give out the link and a number each; paste their codes here.",
    );
    expect(answerWords(classOf(100))).toMatch(/^One student so far/);
  });

  it("says what the same students have with other settings, and no guess", () => {
    expect(playedAgainWords(classOf(5_000, 6_000, 7_000))).toBe(
      "With these settings the same 3 buyers made $60 on average: more than chance, such buyers " +
        "gain on average.",
    );
    expect(playedAgainWords(classOf())).toBe("With these settings the lab plays your class again.");
  });

  it("names the settings that are not as others", () => {
    const ours = withoutSeed(LIVE_DEFAULTS);
    const moved = { ...ours, paid: 22, spread: 5, hedge: "none" } as const;
    expect(differenceWords(moved, ours)).toBe(
      "swings paid for 22 % a year; cost of a share trade (half the spread) 0.05 %; " +
        "your buyer hedges never",
    );
    expect(differenceWords({ ...ours, strike: "otm:0.05" }, ours)).toBe("strike 5 % away");
    expect(differenceWords(ours, ours)).toBe("");
  });

  it("writes a range with both signs", () => {
    expect(rangeWords({ estimate: 1, low: -3.4, high: 12.6 })).toBe("-$3 to +$13");
  });
});
