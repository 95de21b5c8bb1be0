import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { RunReport } from "../src/reports/run/run-report.ts";
import { runCli } from "./support/run-cli.ts";

const FEW = ["--set", "retail.crowd=0.05", "--set", "stock.steps=3"];
const folder = mkdtempSync(join(tmpdir(), "run-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** 400 closes on weekdays, with a 2 : 1 split that the list of splits does not need to know. */
function priceFile(): string {
  const rows = ["date,close"];
  let price = 100;
  for (let i = 0; rows.length <= 300; i++) {
    const day = new Date(Date.UTC(2015, 0, 5 + i));
    if ([0, 6].includes(day.getUTCDay())) continue;
    price *= 1 + 0.02 * Math.sin(rows.length * 1.7);
    rows.push(`${day.toISOString().slice(0, 10)},${price.toFixed(2)}`);
  }
  return rows.join("\n");
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
    const units = report.parties.reduce((sum, { pnl }) => sum + Math.round(pnl * 10_000), 0);
    expect(units).toBe(Math.round(report.outside.total * 10_000));
    expect(runCli(args).stdout).toBe(first.stdout);
    const audit = runCli(["audit", out]);
    expect(audit.status).toBe(0);
    expect(audit.stdout).toContain("no difference");
    expect(readFileSync(join(out, "events.csv"), "utf8")).toMatch(/^number,time,kind,account/);
  });

  it("prints a statement, and takes a price file as the stock", () => {
    const file = runCli(
      ["run", "history", "--days", "5", "--set", "stock.prices=-", "--set", "retail.crowd=0.05"],
      priceFile(),
    );
    expect({ exitCode: file.status, error: file.stderr }).toEqual({ exitCode: 0, error: "" });
    expect(file.stdout).toContain("nothing made or lost");
    expect(file.stdout).toContain("5 DAYS");
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
