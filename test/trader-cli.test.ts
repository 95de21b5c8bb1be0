import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { appleStock } from "@visx/mock-data";
import { beforeAll, describe, expect, it } from "vitest";
import { parseTable } from "../edges/input/table.ts";
import { appleFolder } from "./support/apple-folder.ts";
import { runCli } from "./support/run-cli.ts";
import { traderReportSchema } from "./support/trader-schema.ts";

const { folder, apple } = appleFolder();
const mine = join(folder, "mine.csv");
beforeAll(() => {
  const forecasts = appleStock.map(({ date }, i) => `${date.slice(0, 10)},${25 + (i % 20)}`);
  writeFileSync(mine, `date,forecast\n${forecasts.join("\n")}\n`);
});

const run = (...flags: string[]) =>
  runCli(["replay", "--prices", apple, "--strategy", "volatility-trader", ...flags]);

describe("replay --strategy volatility-trader", () => {
  it("--json keeps the contract of docs/cli.md: every field there, none else, of its kind", () => {
    for (const flags of [
      ["--forecast", mine, "--maker-edge", "0.005", "--half-spread", "5bp"],
      ["--forecast", "garch", "--vol", "0.3", "--rates", "0.03", "--hedge-vol", "forecast"],
      ["--forecast", mine, "--vol", "0.3", "--strike", "otm:0.9", "--cycle", "weekly"],
    ]) {
      const { status, stdout, stderr } = run("--json", ...flags);
      expect([status, stderr]).toEqual([0, ""]);
      const { summary, cycles } = traderReportSchema.parse(JSON.parse(stdout));
      expect(summary.bought + summary.sold + summary.none).toBe(cycles.length);
    }
  });

  it("says whose volatilities it trades, and that the market's is a model", () => {
    const { stdout } = run("--forecast", mine);
    expect(stdout).toContain("You forecast by mine.csv; more than 0.3 points must be left.");
    expect(stdout).toContain("! THE MARKET'S VOLATILITY IS MODELLED from past swings");
    expect(stdout).not.toContain(folder);
  });

  it("another seed shuffles otherwise and changes nothing else", () => {
    const reports = ["1", "2"].map((seed) =>
      traderReportSchema.parse(
        JSON.parse(run("--json", "--forecast", mine, "--seed", seed).stdout),
      ),
    );
    const [first, second] = reports.map(({ summary }) => summary);
    expect(second!.trader).toEqual(first!.trader);
    expect(second!.benchmarks.permuted.mean).not.toBe(first!.benchmarks.permuted.mean);
  });

  it("--accuracy adds the curve and changes nothing else; --out writes it as a table", () => {
    const flags = ["--forecast", mine, "--vol", "0.33", "--half-spread", "5bp", "--json"];
    const plain = JSON.parse(run(...flags).stdout);
    const out = join(folder, "out");
    const { status, stdout } = run(...flags, "--accuracy", "--out", out);
    expect(status).toBe(0);
    const { accuracy, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual(plain);
    traderReportSchema.parse({ ...rest, accuracy });
    const written = JSON.parse(readFileSync(join(out, "report.json"), "utf8"));
    expect(written).toEqual({ ...rest, accuracy });
    const { header, rows } = parseTable(readFileSync(join(out, "accuracy.csv"), "utf8"), "curve");
    expect(rows.map((row) => row.map(Number))).toEqual(
      accuracy.curve.map((point: Record<string, number>) => header.map((name) => point[name])),
    );
    const cycles = parseTable(readFileSync(join(out, "cycles.csv"), "utf8"), "cycles");
    expect(cycles.rows).toHaveLength(rest.cycles.length);
    expect(run(...flags, "--out", out).stderr).toContain("the folder is not empty");
  });

  it("--accuracy is refused of who has no forecast", () => {
    const apart = ["--strategy", "wheel"];
    const seller = runCli(["replay", "--prices", apple, "--accuracy", ...apart]);
    expect([seller.status, seller.stdout]).toEqual([2, ""]);
    expect(seller.stderr).toContain("--accuracy with --strategy wheel");
    const missing = run("--accuracy", "--vol", "0.3");
    expect([missing.status, missing.stdout]).toEqual([2, ""]);
    expect(missing.stderr).toContain("--forecast missing");
  });

  it("is refused without a forecast; --min-edge is refused of sellers", () => {
    const missing = run("--vol", "0.3");
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain("--forecast missing");
    const seller = runCli(["replay", "--prices", apple, "--min-edge", "0.01"]);
    expect(seller.status).toBe(2);
    expect(seller.stderr).toContain("Who always sells looks at no edge");
  });
});
