import { describe, expect, it } from "vitest";
import { compareCuts, hashesAtEnd } from "../support/cuts/compare-cuts.ts";
import { recordRun } from "../support/cuts/recorded-run.ts";
import { IS_NIGHT } from "../support/is-night.ts";
import { SCENARIOS, tinyRun } from "../support/scenario-run.ts";

/** `npm run night` looks at 1,000 cuts of each scenario, and at 20 to the end. */
const CUTS = IS_NIGHT ? 1_000 : 10;
const CUTS_TO_THE_END = IS_NIGHT ? 20 : 2;
/** A tape sends so few commands that a stretch of 1,000 takes more sessions. */
const daysOf = (name: string): number => (name === "history" ? 12 : 2);

describe("commands of a scenario, applied again from snapshots", () => {
  it.each(SCENARIOS)("go on alike: %s", async (name) => {
    const run = recordRun(await tinyRun(name, daysOf(name), 1), 5);
    expect(compareCuts(run, CUTS)).toEqual([]);
    const hashes = hashesAtEnd(run, CUTS_TO_THE_END);
    expect(hashes).toHaveLength(1 + CUTS_TO_THE_END);
    expect(new Set(hashes).size).toBe(1);
  });
});
