import type { Interval } from "../sweeps/seed-estimates.ts";
import type { AlsoMeasured, Claim, Finding, Measured } from "./claim.ts";
import { type Job, seedsOf, tableOf } from "./jobs.ts";
import type { Picture } from "./pages/picture.ts";
import { turningPoint } from "./turning-point.ts";
import type { Unit } from "./unit.ts";
import { type Judgement, judgeAll, type Power, type Verdict } from "./verdict.ts";
import { toldBounds } from "./words.ts";

/** Ends of a range; null where it has none. */
export type OpenRange = readonly [low: number | null, high: number | null];

/** A statement that was written before the run, and what was measured. */
export interface ConditionReport {
  readonly name: string;
  readonly what: string;
  readonly unit: Unit;
  /** Where it has to be, in words. */
  readonly bounds: string;
  /** Where it holds and outside of what it is wrong; null: without an end. */
  readonly range: { readonly holds: OpenRange; readonly fails: OpenRange };
  readonly mean: number;
  readonly interval: Interval;
  /** Of the arms over seeds, where two are compared. */
  readonly correlation: number | null;
  readonly decision: string;
}

/** A claim, measured: plain data, ready to print or draw. */
export interface ClaimReport {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** The experiment's means, by what they are. */
  readonly measured: Readonly<Record<string, number>>;
  /** Of the first number of the rule. */
  readonly interval: Interval;
  readonly verdict: Verdict;
  readonly on: string;
  readonly power: Power;
  readonly command: string;
  /** Of the verdict, corrected for all claims of the run. */
  readonly p: number;
  readonly rule: string;
  readonly conditions: readonly ConditionReport[];
  readonly also: readonly AlsoMeasured[];
  /** What was played in the whole market, and what came of it; not with `--quick`. */
  readonly confirmation: { readonly words: string; readonly rows: readonly AlsoMeasured[] } | null;
  readonly told: readonly string[];
  /** The number that would turn the verdict. */
  readonly turns: string;
  readonly limits: string;
  readonly experiment: string;
  readonly arms: readonly string[];
  readonly seeds: number;
  readonly broken: readonly string[];
  readonly picture: Picture;
}

/** What `claims --json` prints. */
export interface ClaimsReport {
  readonly schema: "bothsides.claims/1";
  readonly seed: number;
  readonly quick: boolean;
  readonly claims: readonly ClaimReport[];
}

/** Which claims were played, and how. */
export interface ClaimsRequest {
  readonly claims: readonly Claim[];
  readonly seed: number;
  readonly quick: boolean;
}

/** @param results in the order of the jobs. */
export function reportClaims(
  { claims, seed, quick }: ClaimsRequest,
  jobs: readonly Job[],
  results: readonly Measured[],
): ClaimsReport {
  const findings = claims.map((claim) => claim.judge(tableOf(claim.experiment, jobs, results)));
  const judgements = judgeAll(claims, findings);
  return {
    schema: "bothsides.claims/1",
    ...{ seed, quick },
    claims: claims.map((claim, i) => {
      const command = `bothsides claims ${claim.id} --seed ${seed}${quick ? " --quick" : ""}`;
      return {
        ...reportClaim(claim, findings[i]!, judgements[i]!, command),
        seeds: seedsOf(claim.experiment, quick),
        confirmation: quick ? null : confirm(claim, jobs, results),
      };
    }),
  };
}

function confirm(
  { confirmation }: Claim,
  jobs: readonly Job[],
  results: readonly Measured[],
): ClaimReport["confirmation"] {
  if (confirmation === undefined) return null;
  const { experiment, read } = confirmation;
  return { words: experiment.words, rows: read(tableOf(experiment, jobs, results)) };
}

function reportClaim(
  claim: Claim,
  { numbers, also, told, picture }: Finding,
  judgement: Judgement,
  command: string,
): Omit<ClaimReport, "seeds" | "confirmation"> {
  const { id, title, says, rule, experiment, arms, limits, broken } = claim;
  const { verdict, on, power, p, judged } = judgement;
  const [first] = numbers;
  const conditions = judged.map(({ condition, measured, decision }) => ({
    ...{ name: condition.name, what: condition.what, unit: condition.unit },
    bounds: toldBounds(condition.unit, condition.bounds),
    range: { holds: openRange(condition.bounds.holds), fails: openRange(condition.bounds.fails) },
    ...{ mean: measured.mean, interval: measured.interval, decision },
    correlation: measured.correlation ?? null,
  }));
  const whats = rule.kind === "exact" ? [rule.what] : rule.conditions.map(({ what }) => what);
  const means = [
    ...whats.map((what, i) => [what, numbers[i]!.mean] as const),
    ...also.map(({ what, measured }) => [what, measured.mean] as const),
  ];
  return {
    ...{ id, title, says, measured: Object.fromEntries(means), interval: first!.interval },
    ...{ verdict, on, power, command, p, rule: rule.sentence, conditions, also, told },
    ...{ turns: turningPoint(claim, judgement), limits, experiment: experiment.words, arms },
    ...{ broken: broken.map(({ words }) => words), picture },
  };
}

function openRange([low, high]: Interval): OpenRange {
  return [Number.isFinite(low) ? low : null, Number.isFinite(high) ? high : null];
}
