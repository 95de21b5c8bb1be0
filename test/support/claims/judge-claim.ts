import type { Claim, Finding } from "../../../src/claims/claim.ts";
import { jobsOf, playJob, tableOf } from "../../../src/claims/jobs.ts";
import { type Judgement, judgeAlone } from "../../../src/claims/verdict.ts";

/** Plays a claim on the first seeds, sound or broken, and judges it by itself. */
export function judgeClaim(
  claim: Claim,
  seeds: number,
  breakage?: string,
): Judgement & { readonly finding: Finding } {
  const experiment = { ...claim.experiment, seeds: { quick: seeds, full: seeds } };
  const few = { ...claim, experiment };
  const jobs = jobsOf([few], true, 1);
  const results = jobs.map((job) => playJob(job, breakage));
  const finding = few.judge(tableOf(experiment, jobs, results));
  return { ...judgeAlone(few, finding), finding };
}

/** What was measured of something that decides nothing. */
export function alsoOf({ also }: Finding, what: string): number {
  const found = also.find((one) => one.what === what);
  if (found === undefined) throw new RangeError(`nothing is told of ${what}`);
  return found.measured.mean;
}
