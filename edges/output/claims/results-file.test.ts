import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { jobsOf } from "../../../src/claims/jobs.ts";
import { fakeClaim } from "../../../test/support/claims/fake-claim.ts";
import { ResultsFile, type ResultsHeader } from "./results-file.ts";

const JOBS = jobsOf([fakeClaim("M1", 1), fakeClaim("M2", 0)], true, 3);
const PLAYED = JOBS.map(({ experiment, arm, seed }) => experiment.play(arm, seed));
const HEADER: ResultsHeader = {
  ...{ schema: "bothsides.claim-runs/1", version: "0.0.1" },
  ...{ claims: ["M1", "M2"], seed: 3, quick: true },
};

const folder = mkdtempSync(join(tmpdir(), "results-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;
const newFolder = (): string => join(folder, `${made++}`);

/** Plays what is not there yet, in an order that `shuffle` says. */
function playInto(
  out: string,
  shuffle: (places: number[]) => number[] = (places) => places,
): string {
  const file = new ResultsFile(out, HEADER, JOBS);
  expect(file.done).toEqual(PLAYED.slice(0, file.done.length));
  const left = [...JOBS.keys()].slice(file.done.length);
  for (const place of shuffle(left)) file.add(place, PLAYED[place]!);
  file.close();
  return readFileSync(join(out, "runs.jsonl"), "utf8");
}

describe("the file of results", () => {
  const whole = playInto(newFolder());

  it("has a line for what was asked and one for each job", () => {
    const lines = whole
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines[0]).toEqual(HEADER);
    expect(lines.slice(1).map(({ values }) => values)).toEqual(PLAYED);
    expect(lines[1]).toMatchObject({ experiment: "fake-m1", arm: "control", seed: 3 });
  });

  it("is the same bytes in whatever order the jobs end", () => {
    expect(playInto(newFolder(), (places) => [...places].reverse())).toBe(whole);
    const oddFirst = (places: number[]): number[] => [
      ...places.filter((place) => place % 2 === 1),
      ...places.filter((place) => place % 2 === 0),
    ];
    expect(playInto(newFolder(), oddFirst)).toBe(whole);
  });

  it("has only the jobs before the first that has not ended", () => {
    const out = newFolder();
    const file = new ResultsFile(out, HEADER, JOBS);
    for (const place of [0, 2, 3]) file.add(place, PLAYED[place]!);
    file.close();
    expect(readFileSync(join(out, "runs.jsonl"), "utf8").split("\n").length).toBe(3);
  });

  it("becomes the same bytes from any cut", () => {
    for (let length = 0; length < whole.length; length += 3) {
      const out = newFolder();
      new ResultsFile(out, HEADER, JOBS).close();
      writeFileSync(join(out, "runs.jsonl"), whole.slice(0, length));
      expect(playInto(out)).toBe(whole);
      rmSync(out, { recursive: true });
    }
  });

  it("forgets lines from the first that is none of these jobs", () => {
    const lines = whole.split("\n");
    const out = newFolder();
    new ResultsFile(out, HEADER, JOBS).close();
    const spoilt = [...lines.slice(0, 3), lines[3]!.replace("seed", "seeds"), ...lines.slice(4)];
    writeFileSync(join(out, "runs.jsonl"), spoilt.join("\n"));
    const file = new ResultsFile(out, HEADER, JOBS);
    expect(file.done.length).toBe(2);
    file.close();
  });

  it("refuses a folder with something else, and results of another request", () => {
    const out = newFolder();
    playInto(out);
    const other = { ...HEADER, seed: 4 };
    expect(() => new ResultsFile(out, other, JOBS)).toThrow("another seed");
    expect(readFileSync(join(out, "runs.jsonl"), "utf8")).toBe(whole);
    const full = newFolder();
    playInto(full);
    rmSync(join(full, "runs.jsonl"));
    writeFileSync(join(full, "notes.txt"), "mine");
    expect(() => new ResultsFile(full, HEADER, JOBS)).toThrow("not empty");
    expect(existsSync(join(full, "runs.jsonl"))).toBe(false);
  });
});
