import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ClaimsReport } from "../../src/claims/claims-report.ts";
import { claimsPages } from "../../src/claims/pages/claims-pages.ts";
import { CLAIMS } from "../../src/claims/registry.ts";

const read = (name: string): string => readFileSync(`docs/${name}`, "utf8");
const report = JSON.parse(read("claims/claims.json")) as ClaimsReport;

describe("docs/claims.md", () => {
  it("is of a whole run, of all claims as they are in the code", () => {
    expect(report.quick).toBe(false);
    expect(report.claims.map(({ id }) => id)).toEqual(CLAIMS.map(({ id }) => id));
    report.claims.forEach(({ says, title, rule, limits }, i) => {
      const claim = CLAIMS[i]!;
      const told = { says: claim.says, title: claim.title, limits: claim.limits };
      expect({ says, title, limits, rule }).toEqual({ ...told, rule: claim.rule.sentence });
    });
  });

  it("and its pages are what that run says", () => {
    for (const [name, text] of Object.entries(claimsPages(report))) expect(read(name)).toBe(text);
  });

  it("names for each claim the number that would turn its verdict", () => {
    for (const { id, turns } of report.claims) {
      expect(turns).toMatch(/\d/);
      expect(read("claims.md")).toContain(`- **${id}** ${turns}`);
    }
  });
});
