import type { Claim, Measured } from "../../../src/claims/claim.ts";
import { type ClaimsRequest, reportClaims } from "../../../src/claims/claims-report.ts";
import { claimsStatement } from "../../../src/claims/claims-statement.ts";
import { type Job, jobsOf } from "../../../src/claims/jobs.ts";
import { CLAIMS, claimOf } from "../../../src/claims/registry.ts";
import { InputError, quoted } from "../../input/input-error.ts";
import { didYouMean } from "../../input/scenario/nearest.ts";
import { claimsFiles } from "../../output/claims/claims-files.ts";
import { ResultsFile } from "../../output/claims/results-file.ts";
import { replaceFiles } from "../../output/write-folder.ts";
import { playClaims } from "../../workers/play-claims.ts";
import { progressBar } from "../run/progress-bar.ts";

export interface ClaimsOptions {
  readonly quick: boolean;
  readonly seed: number;
  readonly workers: number;
  readonly json: boolean;
  readonly out?: string;
  /** Of the program: results of another version are not continued. */
  readonly version: string;
}

/** `bothsides claims`: plays the experiments, prints the statement or one JSON object. */
export async function runClaims(ids: readonly string[], options: ClaimsOptions): Promise<void> {
  const { quick, seed, json, out } = options;
  const request = { claims: claimsOf(ids), quick, seed };
  const jobs = jobsOf(request.claims, quick, seed);
  const results = await playKept(request, jobs, options);
  const report = reportClaims(request, jobs, results);
  if (out !== undefined) replaceFiles(out, claimsFiles(report, jobs, results));
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : claimsStatement(report));
}

/** In the article's order, each once. */
function claimsOf(ids: readonly string[]): readonly Claim[] {
  const wanted = ids.map((id) => {
    const found = claimOf(id);
    if (found !== undefined) return found;
    const known = CLAIMS.map((claim) => claim.id);
    throw new InputError({
      what: `claim ${quoted(id)}`,
      why: "there is no such claim",
      mend: didYouMean(id.toUpperCase(), known),
    });
  });
  return wanted.length === 0 ? CLAIMS : CLAIMS.filter((claim) => wanted.includes(claim));
}

/** Plays what has not been played yet, and keeps what comes in the folder, if there is one. */
async function playKept(
  { claims, seed, quick }: ClaimsRequest,
  jobs: readonly Job[],
  { out, json, version, workers }: ClaimsOptions,
): Promise<Measured[]> {
  const ids = claims.map(({ id }) => id);
  const header = { schema: "bothsides.claim-runs/1", version, claims: ids, seed, quick } as const;
  const file = out === undefined ? undefined : new ResultsFile(out, header, jobs);
  const done = file?.done ?? [];
  const left = jobs.slice(done.length);
  const costOf = (some: readonly Job[]): number =>
    some.reduce((sum, { experiment }) => sum + experiment.cost, 0);
  const bar = left.length === 0 ? undefined : progressBar(json, "work", costOf(left));
  try {
    const played = await playClaims(left, workers, (place, result) => {
      file?.add(done.length + place, result);
      bar?.increment(left[place]!.experiment.cost);
    });
    return [...done, ...played];
  } finally {
    bar?.stop();
    file?.close();
  }
}
