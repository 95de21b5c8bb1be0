import { describe, expect, it } from "vitest";
import type { Claim, Finding } from "../../src/claims/claim.ts";
import { reportClaims } from "../../src/claims/claims-report.ts";
import { claimsStatement } from "../../src/claims/claims-statement.ts";
import { jobsOf, playJob } from "../../src/claims/jobs.ts";
import { claimsPages } from "../../src/claims/pages/claims-pages.ts";
import { judgeAll, judgeAlone } from "../../src/claims/verdict.ts";
import { atLeast } from "../../src/sweeps/decision.ts";
import { type Measurement, measure } from "../../src/sweeps/measurement.ts";
import { fakeClaim } from "../support/claims/fake-claim.ts";

const HOLDS = fakeClaim("M1", 2);
const SMALL = fakeClaim("M2", 0.1);
const WRONG = fakeClaim("M3", -2);
const ALL = [HOLDS, SMALL, WRONG];

function play(claims: readonly Claim[], breakage?: string) {
  const jobs = jobsOf(claims, false, 1);
  const results = jobs.map((job) => playJob(job, breakage));
  return reportClaims({ claims, seed: 1, quick: false }, jobs, results);
}

function measured(mean: number, half: number): Measurement {
  return { mean, sd: half, seeds: 9, interval: [mean - half, mean + half] };
}

/** A claim with conditions of these measured effects, all of which have to be 1 at least. */
function judged(...numbers: readonly Measurement[]) {
  const condition = HOLDS.rule.kind === "intervals" ? HOLDS.rule.conditions[0]! : undefined;
  const conditions = numbers.map((_, i) => ({
    ...condition!,
    name: `number ${i}`,
    bounds: atLeast(1),
  }));
  const claim = { ...HOLDS, rule: { ...HOLDS.rule, kind: "intervals", conditions } } as Claim;
  const finding = { numbers, also: [], told: [] } as unknown as Finding;
  return judgeAlone(claim, finding);
}

describe("a verdict", () => {
  const [yes, small, no, open] = [
    measured(3, 0.5),
    measured(0.3, 0.5),
    measured(-2, 0.5),
    measured(1, 0.5),
  ];

  it("holds if all conditions do, and fails if all do", () => {
    expect(judged(yes, yes).verdict).toBe("holds");
    expect(judged(no, no).verdict).toBe("fails");
  });

  it("depends on which of the conditions hold, by their names", () => {
    expect(judged(yes, no, small)).toMatchObject({
      verdict: "depends",
      on: "yes: number 0; too little to matter: number 2; no: number 1",
    });
    expect(judged(small).verdict).toBe("depends");
  });

  it("is undecided if one condition is, and says how many more seeds", () => {
    const { verdict, power, p } = judged(yes, open, no);
    expect(verdict).toBe("undecided");
    expect(p).toBe(1);
    expect(power.moreSeeds).toBeGreaterThan(0);
    expect(power.words).toContain("more seeds would decide");
  });

  it("that is one of many has to be clearer than one alone", () => {
    // p is 0.03 for each: clear alone, not one of three.
    const t = 2.6338;
    const edge = measured(1 + t / 3, 2.306 / 3);
    const near = { ...edge, sd: 1 };
    const claims = ALL.map((claim) => ({
      ...claim,
      rule: {
        ...claim.rule,
        conditions: [
          {
            ...(claim.rule as { conditions: readonly object[] }).conditions[0]!,
            bounds: atLeast(1),
          },
        ],
      },
    })) as unknown as Claim[];
    const finding = { numbers: [near], also: [], told: [] } as unknown as Finding;
    const [alone] = judgeAll(claims.slice(0, 1), [finding]);
    expect(alone!.verdict).toBe("holds");
    expect(alone!.p).toBeCloseTo(0.03, 3);
    for (const { verdict, p } of judgeAll(claims, [finding, finding, finding])) {
      expect(verdict).toBe("undecided");
      expect(p).toBeCloseTo(0.09, 2);
    }
  });

  it("of an identity is exact only if no run is off", () => {
    const claim = { ...HOLDS, rule: { kind: "exact", what: "off", sentence: "" } } as Claim;
    const of = (one: Measurement) =>
      judgeAlone(claim, { numbers: [one], also: [], told: [] } as unknown as Finding).verdict;
    expect(of({ mean: 0, sd: 0, seeds: 5, interval: [0, 0] })).toBe("exact");
    expect(of({ mean: 0.0001, sd: 0, seeds: 5, interval: [0.0001, 0.0001] })).toBe("fails");
    // Off to both sides as often.
    expect(of({ mean: 0, sd: 1, seeds: 5, interval: [-1, 1] })).toBe("fails");
  });
});

describe("the claims of a run", () => {
  const report = play(ALL);

  it("are judged by what was put into them", () => {
    expect(report.claims.map(({ verdict }) => verdict)).toEqual(["holds", "depends", "fails"]);
    expect(play([HOLDS], "not-treated").claims[0]!.verdict).toBe("depends");
  });

  it("say what the arms have in common", () => {
    const { conditions, seeds, interval, measured: means } = report.claims[0]!;
    expect(conditions[0]!.correlation).toBeGreaterThan(0.9);
    expect(seeds).toBe(6);
    expect(interval[0]).toBeLessThan(means["treated less control"]!);
  });

  it("are played once where they share an experiment, arms of a seed together", () => {
    const twin = { ...HOLDS, id: "M4", arms: ["control"] };
    const jobs = jobsOf([twin, HOLDS], true, 7);
    expect(jobs.map(({ arm, seed }) => `${seed} ${arm}`)).toEqual(
      [7, 8, 9].flatMap((seed) => [`${seed} control`, `${seed} treated`]),
    );
    expect(jobsOf([twin], true, 7).every(({ arm }) => arm === "control")).toBe(true);
  });

  it("have what the whole market says beside them, but not in a quick look", () => {
    const confirmed: Claim = {
      ...HOLDS,
      confirmation: {
        experiment: SMALL.experiment,
        arms: ["treated"],
        read: (table) => [
          { what: "treated", unit: "number", measured: measure(table.of("treated", "size")) },
        ],
      },
    };
    const jobs = jobsOf([confirmed], false, 1);
    expect(jobs.filter(({ experiment }) => experiment === SMALL.experiment).length).toBe(6);
    expect(play([confirmed]).claims[0]!.confirmation!.rows[0]!.measured.seeds).toBe(6);
    expect(jobsOf([confirmed], true, 1)).toEqual(jobsOf([HOLDS], true, 1));
    const quick = jobsOf([confirmed], true, 1);
    const results = quick.map((job) => playJob(job));
    const told = reportClaims({ claims: [confirmed], seed: 1, quick: true }, quick, results);
    expect(told.claims[0]!.confirmation).toBeNull();
  });

  it("are told in 80 columns", () => {
    const statement = claimsStatement(report);
    for (const line of statement.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect(statement).toMatchSnapshot();
  });

  it("have pages with the rule, the numbers and what would turn the verdict", () => {
    const pages = claimsPages(report);
    expect(Object.keys(pages)).toEqual([
      "claims.md",
      ...["m01", "m02", "m03"].flatMap((name) => [`claims/${name}.md`, `claims/${name}.svg`]),
    ]);
    expect(pages["claims/m01.md"]).toMatchSnapshot();
    expect(pages["claims.md"]).toContain("- **M3** the treated: measured -2");
    expect(pages["claims/m01.svg"]).toMatchSnapshot();
  });
});
