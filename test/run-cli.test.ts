import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { RunReport } from "../src/reports/run/run-report.ts";
import { calmCloses, cents, priceFile } from "./support/price-file.ts";
import { runCli } from "./support/run-cli.ts";
import { runPartsSchema } from "./support/run-schema.ts";

const FEW = ["--set", "retail.crowd=0.05", "--set", "stock.steps=3"];
const folder = mkdtempSync(join(tmpdir(), "run-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** 300 closes with a 2:1 split before the last but two, or of shares that were never split. */
function splitFile(isSplit: boolean): string {
  const closes = calmCloses(300);
  const paid = { 297: { dividend: isSplit ? 1 : 0.5 } };
  if (!isSplit) return priceFile(closes, paid);
  const traded = closes.map((close, row) => (row < 298 ? cents(2 * close) : close));
  return priceFile(traded, { ...paid, 298: { split: 2 } });
}

describe("bothsides run history", () => {
  it("prints one object that adds up, the same again, and its journal passes the audit", () => {
    const out = join(folder, "journal");
    const args = ["run", "history", "--days", "6", "--seed", "3", ...FEW, "--json"];
    const first = runCli([...args, "--out", out]);
    expect(first.status).toBe(0);
    const report = JSON.parse(first.stdout) as {
      schema: string;
      parties: { pnl: number }[];
      outside: { total: number };
    };
    expect(report.schema).toBe("bothsides.run/1");
    runPartsSchema.parse(report);
    const units = report.parties.reduce((sum, { pnl }) => sum + Math.round(pnl * 10_000), 0);
    expect(units).toBe(Math.round(report.outside.total * 10_000));
    expect(runCli(args).stdout).toBe(first.stdout);
    const audit = runCli(["audit", out]);
    expect(audit.status).toBe(0);
    expect(audit.stdout).toContain("no difference");
    expect(readFileSync(join(out, "events.csv"), "utf8")).toMatch(/^number,time,kind,account/);
  });

  it("takes a price file as the stock, with its dividends, and sees no split", () => {
    const few = ["--set", "stock.prices=-", "--set", "retail.crowd=0.05"];
    const args = ["run", "history", "--days", "5", ...few];
    const file = runCli(args, splitFile(true));
    expect({ exitCode: file.status, error: file.stderr }).toEqual({ exitCode: 0, error: "" });
    expect(file.stdout).toContain("nothing made or lost");
    expect(file.stdout).toContain("5 DAYS");
    expect(file.stdout).toMatch(/^Split 2:1 on 2016-03-10: prices, strikes, contracts and/m);
    expect(file.stdout).toMatch(/^Dividends of the file: 1 ex-date, 0\.50 a share/m);
    const [split, never] = [true, false].map((isSplit) => {
      return JSON.parse(runCli([...args, "--json"], splitFile(isSplit)).stdout) as RunReport;
    });
    const { recorded, ...rest } = split!;
    expect(recorded!.splits).toEqual([{ date: "2016-03-10", newShares: 2, oldShares: 1 }]);
    expect({ ...rest, recorded: { ...recorded, splits: [] } }).toEqual(never);
  });

  it("plays a scenario file, whose settings and sessions the command line goes over", () => {
    const file = join(folder, "mine.yaml");
    const settings = "retail.crowd: 0.05\n  stock: {steps: 3}\n  makers.count: 2";
    writeFileSync(file, `about: Mine.\nextends: history\ndays: 2\nset:\n  ${settings}\n`);
    const told = (...args: string[]) => {
      const run = runCli(["run", ...args, "--json"]);
      expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: "" });
      const { scenario, days, stateHash } = JSON.parse(run.stdout) as RunReport;
      return { scenario, days, stateHash };
    };
    const { stateHash, ...mine } = told(file);
    expect(mine).toEqual({ scenario: "mine", days: 2 });
    const named = told("history", ...FEW, "--set", "makers.count=2", "--days", "2");
    expect(named).toEqual({ scenario: "history", days: 2, stateHash });
    const over = told(file, "--set", "makers.count=3", "--days", "1");
    expect(over).toEqual({ ...told("history", ...FEW, "--days", "1"), scenario: "mine" });
  });

  it.each([
    [["run", "crsh"], /^error: scenario "crsh"\. there is no such scenario\. Did you mean crash\?/],
    [["run", "none.yaml"], /^error: none\.yaml: there is no such file/],
    [
      ["run", "history", "--days", "0"],
      /^error: --days "0" is refused\. Expected a whole number from 1 to 2000\n/,
    ],
    [["run", "history", "--days", "5", "--set", "stock.prices=none.csv"], /there is no such file/],
  ])("%j is refused with exit code 2", (args, message) => {
    const { status, stdout, stderr } = runCli(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
