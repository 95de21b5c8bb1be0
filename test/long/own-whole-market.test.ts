import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { RunReport } from "../../src/reports/run/run-report.ts";
import { othersOf } from "../support/own-parties.ts";
import { runCli } from "../support/run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "own-market-"));
afterAll(() => rmSync(folder, { recursive: true }));

const QUIET = {
  "looks.ts": `export default { kind: "trader", trade(view: any) {
    for (const { id } of view.chain().slice(0, 20)) view.quote(id);
    view.random();
  } };`,
  "shows.ts": `export default { kind: "maker", hedge: () => 0, quote: ({ forecast }: any) => {
    return { volatility: forecast, halfSpread: 0.01, bidSize: 0, askSize: 0 };
  } };`,
};

describe("in the whole market", () => {
  it("who never trades changes nobody else's result, to the last unit: rule D1", () => {
    const own = Object.entries(QUIET).flatMap(([name, text]) => {
      writeFileSync(join(folder, name), text);
      return ["--participant", join(folder, name)];
    });
    const [without, within] = [[], own].map((more) => {
      const run = runCli(["run", "default-small", "--days", "2", "--seed", "5", "--json", ...more]);
      expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: "" });
      return JSON.parse(run.stdout) as RunReport;
    });
    expect(within!.suspended).toEqual([]);
    expect(within!.parties.length).toBe(without!.parties.length + 2);
    expect(othersOf(within!)).toEqual(without!.parties);
    expect(within!.trades).toEqual(without!.trades);
  });
});
