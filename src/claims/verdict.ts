import {
  type Decision,
  decide,
  moreSeeds,
  probabilityOf,
  smallestEffect,
} from "../sweeps/decision.ts";
import { holm } from "../sweeps/holm.ts";
import type { Measurement } from "../sweeps/measurement.ts";
import type { Claim, Condition, Finding } from "./claim.ts";
import { told } from "./words.ts";

export type Verdict = "holds" | "exact" | "depends" | "fails" | "undecided";

/** A condition of a rule, and what was measured. */
export interface Judged {
  readonly condition: Condition;
  readonly measured: Measurement;
  readonly decision: Decision;
  /** See `probabilityOf`. */
  readonly p: number;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Of `depends` on what; else empty. */
  readonly on: string;
  readonly judged: readonly Judged[];
  /** Of the verdict, corrected for the family of claims; 0 of an exact one. */
  readonly p: number;
  /** What so many seeds can see, and how many more it takes. */
  readonly power: Power;
}

export interface Power {
  readonly seeds: number;
  /** Of each condition, the smallest effect that is seen with 80 %. */
  readonly smallestEffects: readonly number[];
  /** So many more seeds decide, with 80 %; 0 if it is decided. */
  readonly moreSeeds: number;
  readonly words: string;
}

/** What counts as one in twenty. */
const LEVEL = 0.05;

/**
 * Verdicts of the claims of one run. Those that rest on intervals are a family: one that does not
 * survive Holm's correction is undecided.
 */
export function judgeAll(
  claims: readonly Claim[],
  findings: readonly Finding[],
): readonly Judgement[] {
  const alone = claims.map((claim, i) => judgeAlone(claim, findings[i]!));
  const family = [...claims.keys()].filter((i) => claims[i]!.rule.kind === "intervals");
  const corrected = holm(family.map((i) => alone[i]!.p));
  return alone.map((judgement, i) => {
    const place = family.indexOf(i);
    if (place < 0) return judgement;
    const p = corrected[place]!;
    if (p <= LEVEL || judgement.verdict === "undecided") return { ...judgement, p };
    const words = `clear by itself, but not as one of ${family.length} claims`;
    const power = { ...judgement.power, words };
    return { ...judgement, p, verdict: "undecided", on: "", power };
  });
}

/** The verdict of a claim by itself. */
export function judgeAlone({ rule }: Claim, { numbers }: Finding): Judgement {
  if (rule.kind === "exact") return judgeExact(numbers[0]!);
  const judged = rule.conditions.map((condition, i): Judged => {
    const measured = numbers[i]!;
    const { bounds } = condition;
    return {
      ...{ condition, measured },
      decision: decide(measured, bounds),
      p: probabilityOf(measured, bounds),
    };
  });
  const verdict = verdictOf(judged);
  const power = powerOf(judged);
  const on = verdict === "depends" ? dependsOn(judged) : "";
  return { verdict, on, judged, p: Math.max(...judged.map(({ p }) => p)), power };
}

function judgeExact({ mean, sd, seeds }: Measurement): Judgement {
  const isExact = mean === 0 && sd === 0;
  const words = `an identity: checked in each of ${seeds} runs`;
  return {
    ...{ verdict: isExact ? "exact" : "fails", on: "", judged: [], p: 0 },
    power: { seeds, smallestEffects: [0], moreSeeds: 0, words },
  };
}

function verdictOf(judged: readonly Judged[]): Verdict {
  const isAll = (wanted: Decision): boolean => judged.every((one) => one.decision === wanted);
  if (isAll("holds")) return "holds";
  if (isAll("fails")) return "fails";
  return judged.some(({ decision }) => decision === "undecided") ? "undecided" : "depends";
}

/** `yes: the buyer at +1 point; no: the seller at +4 points`. */
function dependsOn(judged: readonly Judged[]): string {
  const named = (decision: Decision, words: string): string[] => {
    const names = judged.filter((one) => one.decision === decision);
    if (names.length === 0) return [];
    return [`${words}: ${names.map(({ condition }) => condition.name).join(", ")}`];
  };
  return [
    ...named("holds", "yes"),
    ...named("small", "too little to matter"),
    ...named("fails", "no"),
  ].join("; ");
}

function powerOf(judged: readonly Judged[]): Power {
  const seeds = Math.min(...judged.map(({ measured }) => measured.seeds));
  const more = judged.map(({ measured, condition }) => moreSeeds(measured, condition.bounds));
  const most = Math.max(...more);
  const effects = judged.map(({ measured }) => smallestEffect(measured));
  const [first] = judged;
  const sees = `${seeds} seeds see ${told(first!.condition.unit, effects[0]!)} with 80 %`;
  const words = most === 0 ? sees : `${sees}; about ${most} more seeds would decide`;
  return { seeds, smallestEffects: effects, moreSeeds: most, words };
}
