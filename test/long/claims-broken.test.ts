import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/claims/claim.ts";
import type { ClaimsReport } from "../../src/claims/claims-report.ts";
import { CLAIMS } from "../../src/claims/registry.ts";
import { seedsToBreak } from "../../src/claims/seeds-to-break.ts";
import { judgeClaim } from "../support/claims/judge-claim.ts";
import { IS_NIGHT } from "../support/is-night.ts";

/** All of them take ten minutes; those that are played by default take a quarter of one. */
const MOST_SECONDS = 5;

/** The dearest takes a minute and a half alone. */
const PATIENCE_MS = 600_000;

/** About how long a breakage takes to play. */
function secondsOf(claim: Claim): number {
  return (claim.experiment.cost / 10) * claim.arms.length * seedsToBreak(claim);
}

/** The sound mechanisms, on all seeds. */
const REPORT = JSON.parse(readFileSync("docs/claims/claims.json", "utf8")) as ClaimsReport;

const BROKEN = CLAIMS.flatMap((claim) =>
  claim.broken.map(({ name }) => ({ id: claim.id, name, claim })),
);

describe("a mechanism that is broken on purpose", () => {
  it.each(CLAIMS)("is one of those that $id names", ({ broken }) => {
    expect(broken.length).toBeGreaterThan(0);
  });

  const [played, left] = [true, false].map((isPlayed) =>
    BROKEN.filter(({ claim }) => (IS_NIGHT || secondsOf(claim) <= MOST_SECONDS) === isPlayed),
  );

  it.skip.each(left!)("(npm run night) changes the verdict of $id: $name", () => {});

  it.each(played!)(
    "changes the verdict of $id: $name",
    ({ id, claim, name }) => {
      const sound = REPORT.claims.find((one) => one.id === id)!;
      const broken = judgeClaim(claim, seedsToBreak(claim), name);
      expect([broken.verdict, broken.on]).not.toEqual([sound.verdict, sound.on]);
      if (claim.rule.kind === "exact") return;
      // That too few seeds cannot tell is no change: something has to be decided otherwise.
      const changed = broken.judged.filter(({ decision }, i) => {
        return decision !== "undecided" && decision !== sound.conditions[i]!.decision;
      });
      expect(changed.length).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});
