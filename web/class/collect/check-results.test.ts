import { describe, expect, it } from "vitest";
import { Engine } from "../../engine/worker/engine.ts";
import { LIVE_DEFAULTS } from "../../question/path-settings.ts";
import { ofStudent, withoutSeed } from "../class-settings.ts";
import type { SentResult } from "../result-code.ts";
import { checkResults, type Disagreement, labCents } from "./check-results.ts";

const SETTINGS = withoutSeed({ ...LIVE_DEFAULTS, fees: "retail" });
const engine = new Engine();

async function classOf(count: number): Promise<SentResult[]> {
  const results: SentResult[] = [];
  for (let student = 1; student <= count; student++) {
    const cents = await labCents(engine, ofStudent(SETTINGS, student));
    results.push({ student, guess: "both", guessDollars: 0, ...cents });
  }
  return results;
}

describe("results that are handed in", () => {
  it("differ from student to student, and are the same again for the same one", async () => {
    const results = await classOf(6);
    expect(new Set(results.map(({ buyerCents }) => buyerCents)).size).toBe(6);
    for (const { buyerCents } of results) expect(Number.isInteger(buyerCents)).toBe(true);
    expect(await classOf(6)).toEqual(results);
  });

  it("are all computed again: one that is a cent off is found", async () => {
    const results = await classOf(5);
    const { student, buyerCents, sellerCents } = results[2]!;
    results[2] = { ...results[2]!, buyerCents: buyerCents + 1 };
    const seen: [number, readonly Disagreement[]][] = [];
    await checkResults(engine, SETTINGS, results, (...told) => seen.push(told) > 0);
    expect(seen.map(([checked, found]) => [checked, found.length])).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
      [4, 1],
      [5, 1],
    ]);
    expect(seen[4]![1]).toEqual([
      {
        student,
        said: { buyerCents: buyerCents + 1, sellerCents },
        found: { buyerCents, sellerCents },
      },
    ]);
  });

  it("are no longer computed when told to stop", async () => {
    const results = await classOf(3);
    let checked = 0;
    await checkResults(engine, SETTINGS, results, (count) => {
      checked = count;
      return count < 2;
    });
    expect(checked).toBe(2);
  });
});
