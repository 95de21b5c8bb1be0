import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ClaimsReport } from "../../src/claims/claims-report.ts";
import { claimsStatement } from "../../src/claims/claims-statement.ts";
import { countLine, pageOf, turnSentences, withoutLinks } from "./claim-words.ts";

const REPORT = JSON.parse(readFileSync("docs/claims/claims.json", "utf8")) as ClaimsReport;

describe("the words of the screen of claims", () => {
  it("count as the command line does, but for one of a kind", () => {
    const several = countLine([...REPORT.claims, ...REPORT.claims]);
    const twice = { ...REPORT, claims: [...REPORT.claims, ...REPORT.claims] };
    expect(claimsStatement(twice)).toContain(several);
    const [holds] = REPORT.claims.filter(({ verdict }) => verdict === "holds");
    expect(countLine([holds!])).toBe("1 holds.");
  });

  it("name a page that there is", () => {
    for (const { id } of REPORT.claims) expect(existsSync(pageOf(id))).toBe(true);
  });

  it("cut what would turn a verdict into the sentences of its conditions", () => {
    for (const claim of REPORT.claims) {
      const sentences = turnSentences(claim);
      expect(sentences.join(" ")).toBe(claim.turns);
      for (const [i, { name }] of claim.conditions.entries()) {
        expect(sentences[i]!.startsWith(`${name}: measured`)).toBe(true);
      }
    }
  });

  it("have no links of a page left", () => {
    expect(withoutLinks("see [who paid whom](../x.md), and [M2](m02.md).")).toBe(
      "see who paid whom, and M2.",
    );
    for (const claim of REPORT.claims) expect(withoutLinks(claim.limits)).not.toContain("](");
  });
});
