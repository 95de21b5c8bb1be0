import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/claims/claim.ts";
import type { ClaimsReport } from "../../src/claims/claims-report.ts";
import { CLAIMS } from "../../src/claims/registry.ts";
import { judgeClaim } from "../support/claims/judge-claim.ts";
import { IS_NIGHT } from "../support/is-night.ts";

/** Enough seeds to see what is broken in most claims; the dear ones have to do with fewer. */
const SEEDS = 6;
const OTHER_SEEDS: Readonly<Record<string, number>> = {
  ...{ M1: 2, M2: 4, M3: 3, M4: 2, M9: 3, M10: 3, M12: 3, M13: 2, M14: 2, M15: 3, M17: 3, X1: 3 },
};

/** All of them take ten minutes; those that are played by default take a quarter of one. */
const MOST_SECONDS = 5;

/** About how long a breakage takes to play. */
function secondsOf({ id, experiment, arms }: Claim): number {
  return (experiment.cost / 10) * arms.length * (OTHER_SEEDS[id] ?? SEEDS);
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

  it.each(played!)("changes the verdict of $id: $name", ({ id, claim, name }) => {
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
