import { describe, expect, it } from "vitest";
import type { ClaimReport } from "../../../src/claims/claims-report.ts";
import { claimOf } from "../../../src/claims/registry.ts";
import { measure } from "../../../src/sweeps/measurement.ts";
import { judgeClaim } from "../../../test/support/claims/judge-claim.ts";
import { runCli } from "../../../test/support/run-cli.ts";
import type { PlayTold } from "../claims-api.ts";
import { ClaimsLab } from "./claims-lab.ts";

const lab = new ClaimsLab();
const unheard = (): void => {};

/** Claims of both kinds of rule that take next to no time. */
const CHEAP = ["M5", "X2", "X4"];

/** What `claims ID --seed S --quick` keeps of each run, with `play` called as its worker does. */
function played(id: string, seed: number): object[] {
  const { experiment, arms } = claimOf(id)!;
  const inOrder = experiment.arms.filter((arm) => arms.includes(arm));
  return inOrder.map((arm) => ({ arm, measured: experiment.play(arm, seed) }));
}

describe("the claims of the lab", () => {
  it.each([...CHEAP, "M7"])(
    "%s: a seed is what the experiment's play function gives",
    async (id) => {
      const { seed, arms } = await lab.playSeed(id, 103, unheard);
      expect(seed).toBe(103);
      expect(arms).toEqual(played(id, 103));
    },
  );

  it.each(CHEAP)("%s: a number of the rule is that of the seed by itself", async (id) => {
    const claim = claimOf(id)!;
    const three = await Promise.all([1, 2, 3].map((seed) => lab.playSeed(id, seed, unheard)));
    const { finding } = judgeClaim(claim, 3);
    for (const [i, { mean, interval }] of finding.numbers.entries()) {
      const alone = measure(three.map(({ numbers }) => numbers[i]!));
      expect(alone.mean).toBeCloseTo(mean, 9);
      expect(alone.interval[1]).toBeCloseTo(interval[1], 9);
    }
  });

  it("plays the seeds of the command line", async () => {
    const { status, stdout } = runCli(["claims", "X2", "--seed", "5", "--quick", "--json"]);
    expect(status).toBe(0);
    const [printed] = (JSON.parse(stdout) as { claims: ClaimReport[] }).claims;
    const seeds = Array.from({ length: printed!.seeds }, (_, i) => 5 + i);
    const plays = await Promise.all(seeds.map((seed) => lab.playSeed("X2", seed, unheard)));
    for (const [i, { mean, interval }] of printed!.conditions.entries()) {
      const ours = measure(plays.map(({ numbers }) => numbers[i]!));
      expect(ours.mean).toBeCloseTo(mean, 12);
      expect(ours.interval[0]).toBeCloseTo(interval[0], 12);
    }
  });

  it.each(CHEAP)("%s: what is broken is judged as its test does", async (id) => {
    const claim = claimOf(id)!;
    for (const [which, { name }] of claim.broken.entries()) {
      const report = await lab.playBroken(id, which, unheard);
      const twin = judgeClaim(claim, report.seeds, name);
      expect([report.verdict, report.on]).toEqual([twin.verdict, twin.on]);
      expect(report.conditions.map(({ mean, decision }) => [mean, decision])).toEqual(
        twin.judged.map(({ measured, decision }) => [measured.mean, decision]),
      );
      expect(report.verdict).not.toBe(judgeClaim(claim, report.seeds).verdict);
    }
  });

  it("tells how far it is, from nothing to all of it", async () => {
    const heard: PlayTold[] = [];
    await lab.playSeed("M7", 1, (told) => heard.push(told));
    const arms = claimOf("M7")!.arms.length;
    expect(heard.map(({ done }) => done)).toEqual([...Array(arms + 1).keys()]);
    expect(heard.every(({ total }) => total === arms)).toBe(true);
    expect(heard[0]!.expectedSeconds).toBeGreaterThan(0);
  });

  it("says where numbers have to be", async () => {
    const { rule } = claimOf("X2")!;
    if (rule.kind !== "intervals") throw new Error("X2 rests on intervals");
    const report = await lab.playBroken("X2", 0, unheard);
    for (const [i, { bounds }] of rule.conditions.entries()) {
      const { holds, fails } = report.conditions[i]!.range;
      expect(holds).toEqual(bounds.holds.map((end) => (Number.isFinite(end) ? end : null)));
      expect(fails).toEqual(bounds.fails.map((end) => (Number.isFinite(end) ? end : null)));
    }
  });

  it("refuses claims and breakages that there are not", async () => {
    await expect(lab.playSeed("M99", 1, unheard)).rejects.toThrow("no claim M99");
    await expect(lab.playBroken("M5", 9, unheard)).rejects.toThrow("no breakage 9");
  });
});
