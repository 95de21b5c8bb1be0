import type { Claim, Measured } from "../../../src/claims/claim.ts";
import { type ClaimReport, reportClaims } from "../../../src/claims/claims-report.ts";
import { type Job, jobsOf, playJob } from "../../../src/claims/jobs.ts";
import { claimOf } from "../../../src/claims/registry.ts";
import { seedsToBreak } from "../../../src/claims/seeds-to-break.ts";
import type { ClaimsApi, OnTold, SeedPlay } from "../claims-api.ts";

/** The first seed of the whole run, and of a test that breaks something. */
const FIRST_SEED = 1;

/** The experiments without their worker. */
export class ClaimsLab implements ClaimsApi {
  async playSeed(id: string, seed: number, onTold: OnTold): Promise<SeedPlay> {
    const claim = onSeeds(knownClaim(id), 1);
    const jobs = jobsOf([claim], true, seed);
    const results = playAll(jobs, onTold);
    return {
      seed,
      arms: jobs.map(({ arm }, i) => ({ arm, measured: results[i]! })),
      numbers: numbersOf(claim, jobs, results),
    };
  }

  async playBroken(id: string, broken: number, onTold: OnTold): Promise<ClaimReport> {
    const claim = knownClaim(id);
    const breakage = claim.broken[broken];
    if (breakage === undefined) throw new RangeError(`${id} names no breakage ${broken}`);
    const few = onSeeds(claim, seedsToBreak(claim));
    const jobs = jobsOf([few], true, FIRST_SEED);
    const results = playAll(jobs, onTold, breakage.name);
    const report = reportClaims({ claims: [few], seed: FIRST_SEED, quick: true }, jobs, results);
    return report.claims[0]!;
  }
}

function knownClaim(id: string): Claim {
  const claim = claimOf(id);
  if (claim === undefined) throw new RangeError(`there is no claim ${id}`);
  return claim;
}

function onSeeds(claim: Claim, seeds: number): Claim {
  return { ...claim, experiment: { ...claim.experiment, seeds: { quick: seeds, full: seeds } } };
}

function playAll(jobs: readonly Job[], onTold: OnTold, breakage?: string): Measured[] {
  const tenths = jobs.reduce((sum, { experiment }) => sum + experiment.cost, 0);
  const tell = (done: number): void => {
    onTold({ done, total: jobs.length, expectedSeconds: tenths / 10 });
  };
  tell(0);
  return jobs.map((job, i) => {
    const measured = playJob(job, breakage);
    tell(i + 1);
    return measured;
  });
}

/**
 * What the claim's judge reads from one seed: it is given the seed twice, as an interval needs two,
 * and the mean of a number with itself is the number.
 */
function numbersOf(
  claim: Claim,
  jobs: readonly Job[],
  results: readonly Measured[],
): readonly (number | null)[] {
  const own = results.map(withoutNull);
  const request = { claims: [claim], seed: jobs[0]!.seed, quick: true };
  const report = reportClaims(request, [...jobs, ...jobs], [...own, ...own]);
  const { conditions, measured } = report.claims[0]!;
  const isExact = conditions.length === 0;
  const numbers = isExact
    ? Object.values(measured).slice(0, 1)
    : conditions.map(({ mean }) => mean);
  return numbers.map((number) => (Number.isFinite(number) ? number : null));
}

/** A number that is missing is left out where there are others: here there is no other. */
function withoutNull(measured: Measured): Measured {
  const entries = Object.entries(measured);
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? Number.NaN]));
}
