import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { FirstReport } from "../../../src/reports/report-replay.ts";
import { sumDollars } from "../../../src/reports/statement/layout.ts";
import type { LabOptions } from "../../engine/engine-api.ts";
import { Engine } from "../../engine/worker/engine.ts";
import { cycleLabel, resultRows, sellerReasons } from "./sums.ts";

const engine = new Engine();

/** Apple's closes with dividends and fees made up: every row has something in it. */
const SETTINGS: readonly LabOptions[] = [
  {},
  { fees: "retail", dividends: "0.02", rates: "0.03", to: "2010-01-01" },
  { strategy: "cash-secured-put", exit: "50%", hedge: "none", to: "2010-01-01" },
  { strategy: "wheel", cycle: "weekly", fees: "retail", from: "2010-06-01", to: "2011-01-01" },
  { strike: "otm:0.20", vol: "0.05", halfSpread: "0.01", to: "2010-01-01" },
];

async function run(options: LabOptions): Promise<FirstReport> {
  const answer = await engine.run({ prices: "AAPL.csv", shares: 300, ...options });
  if (!answer.ok) throw new Error(answer.refused.what);
  return answer.value.report;
}

describe("numbers that are sums", () => {
  beforeAll(() => engine.keep("AAPL.csv", readFileSync("samples/AAPL.csv")));

  it.each(SETTINGS)("are what the cycles add to them: %j", async (options) => {
    const report = await run(options);
    const rows = resultRows(report);
    const reasons = sellerReasons(report);
    for (const { title, total, ofCycle } of [...rows.flatMap(({ cells }) => cells), ...reasons]) {
      expect({ title, sum: sumDollars(report.cycles.map(ofCycle)) }).toEqual({
        title,
        sum: sumDollars([total]),
      });
    }
    for (const column of [0, 1, 2] as const) {
      const parts = rows.slice(0, -1).map(({ cells }) => cells[column].total);
      expect(sumDollars(parts)).toBe(rows.at(-1)!.cells[column].total);
    }
    expect(sumDollars(reasons.slice(0, -1).map(({ total }) => total))).toBeCloseTo(
      reasons.at(-1)!.total,
      2,
    );
  });

  it("have the words of the statement", async () => {
    expect(resultRows(await run({})).map(({ name }) => name)).toEqual([
      "shares",
      "calls: paid at the sale",
      "calls: worth at expiry",
      "dividends, interest",
      "result",
    ]);
    const early = await run({ strategy: "cash-secured-put", exit: "50%", fees: "retail" });
    expect(resultRows(early).map(({ name }) => name)).toEqual([
      "shares",
      "puts: paid at the sale",
      "puts: given back",
      "dividends, interest, fees",
      "result",
    ]);
  });

  it("are of a month, or of a day where cycles are shorter", async () => {
    const { cycles } = await run({});
    expect(cycleLabel(cycles[0]!, "monthly")).toBe("2008-05");
    expect(cycleLabel(cycles[0]!, "weekly")).toBe("2008-05-16");
  });
});
