import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ClaimReport, ClaimsReport } from "../../../src/claims/claims-report.ts";
import { told } from "../../../src/claims/words.ts";
import { guessSentences, parseGuess } from "./claim-guess.ts";

const { claims } = JSON.parse(readFileSync("docs/claims/claims.json", "utf8")) as ClaimsReport;

/** A claim of that verdict, the rest as it was measured. */
function ofVerdict(verdict: ClaimReport["verdict"]): ClaimReport {
  return { ...claims.find(({ conditions }) => conditions.length > 0)!, verdict };
}

describe("a guess", () => {
  it("is typed as its unit is written", () => {
    expect(parseGuess("points", "1.5 points")).toBe(0.015);
    expect(parseGuess("share", "-20 %")).toBe(-0.2);
    expect(parseGuess("dollars", "-$1,200.50")).toBe(-1_200.5);
    expect(parseGuess("number", ".9")).toBe(0.9);
    for (const typed of ["", "many", "1-2", "1.2.3", "--1", "9".repeat(400)]) {
      expect(parseGuess("number", typed)).toBeUndefined();
    }
  });

  it("is read back as what is told of a number", () => {
    for (const { conditions } of claims) {
      for (const { unit, mean } of conditions) {
        expect(told(unit, parseGuess(unit, told(unit, mean))!)).toBe(told(unit, mean));
      }
    }
  });

  it("is right or not, and an identity holds", () => {
    const holds = { verdict: "holds", number: undefined } as const;
    expect(guessSentences(holds, ofVerdict("holds"))).toEqual(["As you guessed: it holds."]);
    expect(guessSentences(holds, ofVerdict("exact"))[0]).toMatch(/^As you guessed/);
    expect(guessSentences(holds, ofVerdict("fails"))).toEqual([
      "You guessed that it holds. It came otherwise: it is not so.",
    ]);
    expect(guessSentences(holds, ofVerdict("undecided"))[0]).toContain("cannot tell");
  });

  it("says whether its number is inside the interval", () => {
    const claim = ofVerdict("holds");
    const [low, high] = claim.conditions[0]!.interval;
    const sentence = (number: number): string =>
      guessSentences({ verdict: "holds", number }, claim)[1]!;
    expect(sentence((low + high) / 2)).toContain("inside the interval");
    expect(sentence(low - 1)).toContain("outside the interval");
  });
});
