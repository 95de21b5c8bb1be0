import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { Engine } from "../../engine/worker/engine.ts";
import { HISTORY_DEFAULTS, type HistorySettings, historyOptions } from "../history-settings.ts";
import { type NextStep, nextSteps } from "./next-steps.ts";

const engine = new Engine();

async function stepsOf(changes: Partial<HistorySettings>): Promise<readonly NextStep[]> {
  const settings = { ...HISTORY_DEFAULTS, ...changes };
  const answer = await engine.run(historyOptions(settings, "AAPL.csv"));
  if (!answer.ok) throw new Error(answer.refused.what);
  return nextSteps(settings, answer.value.report);
}

describe("what to look at next", () => {
  beforeAll(() => engine.keep("AAPL.csv", readFileSync("samples/AAPL.csv")));

  it("is the seller's worst month, and what has not been asked", async () => {
    const [first, ...questions] = await stepsOf({});
    expect(first).toMatchObject({ month: "2008-09", changes: {} });
    expect(questions.map(({ changes }) => changes)).toEqual([
      { strike: "delta:0.30" },
      { exit: "50%" },
      { fees: "retail" },
    ]);
    const later = await stepsOf({ exit: "50%", fees: "retail", cycle: "weekly" });
    expect(later[0]!.month).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(later.slice(1).map(({ changes }) => changes)).toEqual([
      { strike: "delta:0.30" },
      { strategy: "cash-secured-put" },
      { hedge: "none" },
    ]);
  });

  it("is something that can be run", async () => {
    for (const { changes } of await stepsOf({ exit: "50%", strike: "delta:0.30" })) {
      expect((await stepsOf(changes)).length).toBe(4);
    }
  });
});
