import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import type { Measured } from "../../../src/claims/claim.ts";
import type { Job } from "../../../src/claims/jobs.ts";
import { InputError } from "../../input/input-error.ts";
import { requireEmptyFolder } from "../write-folder.ts";

export const RESULTS = "runs.jsonl";

/** What the first line says: results of another request are not continued. */
export interface ResultsHeader {
  readonly schema: "bothsides.claim-runs/1";
  readonly version: string;
  readonly claims: readonly string[];
  readonly seed: number;
  readonly quick: boolean;
}

/**
 * The results of the jobs, a line each, in the order of the jobs and whatever the order in which
 * they end: after a kill the file is the beginning of what it would have become.
 */
export class ResultsFile {
  readonly #jobs: readonly Job[];
  readonly #waiting: Map<number, Measured> = new Map();
  readonly #file: number;
  #next: number;
  /** Of the jobs that have been played already. */
  readonly done: readonly Measured[];

  /** Opens or begins it. @throws InputError for a folder with something else in it. */
  constructor(folder: string, header: ResultsHeader, jobs: readonly Job[]) {
    this.#jobs = jobs;
    const path = join(folder, RESULTS);
    const first = `${JSON.stringify(header)}\n`;
    if (!existsSync(path)) {
      requireEmptyFolder(folder);
      makeFolder(folder);
    }
    this.#file = openSync(path, "a+");
    const text = readFileSync(this.#file, "utf8");
    const { done, length } = readResults(text, first, jobs, folder);
    // The last line may have been cut in the middle.
    if (length < text.length) ftruncateSync(this.#file, length);
    if (length === 0) writeSync(this.#file, first);
    this.done = done;
    this.#next = this.done.length;
  }

  /** @param place of the job among all jobs. */
  add(place: number, result: Measured): void {
    this.#waiting.set(place, result);
    for (let next = this.#take(); next !== undefined; next = this.#take()) {
      writeSync(this.#file, lineOf(this.#jobs[this.#next]!, next));
      this.#next++;
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #take(): Measured | undefined {
    const result = this.#waiting.get(this.#next);
    this.#waiting.delete(this.#next);
    return result;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what = `the folder cannot be made (${code ?? "unknown cause"})`;
    throw new InputError({ file: folder, what, mend: "Give --out a folder where you may write" });
  }
}

function lineOf({ experiment, arm, seed }: Job, values: Measured): string {
  return `${JSON.stringify({ experiment: experiment.name, arm, seed, values })}\n`;
}

/** The longest beginning that is whole lines of these jobs. */
function readResults(
  text: string,
  first: string,
  jobs: readonly Job[],
  folder: string,
): { readonly done: Measured[]; readonly length: number } {
  if (!first.startsWith(text.slice(0, first.length))) {
    throw new InputError({
      file: folder,
      what: "its results are of other claims, another seed or another version",
      mend: "Give the command that began it, or --out a new folder",
    });
  }
  const done: Measured[] = [];
  if (text.length < first.length) return { done, length: 0 };
  let length = 0;
  for (const line of text.slice(first.length).split("\n").slice(0, -1)) {
    const values = valuesOf(line, jobs[done.length]);
    if (values === undefined) break;
    done.push(values);
    length += line.length + 1;
  }
  return { done, length: first.length + length };
}

function valuesOf(line: string, job: Job | undefined): Measured | undefined {
  if (job === undefined) return undefined;
  try {
    const { values } = JSON.parse(line) as { readonly values: Measured };
    return lineOf(job, values) === `${line}\n` ? values : undefined;
  } catch {
    return undefined;
  }
}
