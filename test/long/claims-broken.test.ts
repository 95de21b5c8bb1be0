import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ClaimsReport } from "../../src/claims/claims-report.ts";
import { CLAIMS } from "../../src/claims/registry.ts";
import { judgeClaim } from "../support/claims/judge-claim.ts";

/** Enough seeds to see what is broken in most claims; the dear ones have to do with fewer. */
const SEEDS = 6;
const OTHER_SEEDS: Readonly<Record<string, number>> = {
  M1: 2,
  M2: 4,
  M3: 4,
  M4: 2,
  M7: 6,
  M14: 2,
};

/** The sound mechanisms, on all seeds. */
const REPORT = JSON.parse(readFileSync("docs/claims/claims.json", "utf8")) as ClaimsReport;

const BROKEN = CLAIMS.flatMap((claim) =>
  claim.broken.map(({ name }) => ({ id: claim.id, name, claim })),
);

describe("a mechanism that is broken on purpose", () => {
  it.each(CLAIMS)("is one of those that $id names", ({ broken }) => {
    expect(broken.length).toBeGreaterThan(0);
  });

  it.each(BROKEN)("changes the verdict of $id: $name", ({ id, claim, name }) => {
    const sound = REPORT.claims.find((one) => one.id === id)!;
    const broken = judgeClaim(claim, OTHER_SEEDS[id] ?? SEEDS, name);
    expect([broken.verdict, broken.on]).not.toEqual([sound.verdict, sound.on]);
    if (claim.rule.kind === "exact") return;
    // That too few seeds cannot tell is no change: something has to be decided otherwise.
    const changed = broken.judged.filter(({ decision }, i) => {
      return decision !== "undecided" && decision !== sound.conditions[i]!.decision;
    });
    expect(changed.length).toBeGreaterThan(0);
  });
});
