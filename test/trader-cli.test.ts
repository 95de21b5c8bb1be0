import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appleStock } from "@visx/mock-data";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { traderReportSchema } from "./support/trader-schema.ts";

let folder = "";
let apple = "";
let mine = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bothsides-"));
  apple = join(folder, "AAPL.csv");
  mine = join(folder, "mine.csv");
  const rows = appleStock.map(({ date, close }) => `${date.slice(0, 10)},${close}`);
  writeFileSync(apple, `date,close\n${rows.join("\n")}\n`);
  const forecasts = appleStock.map(({ date }, i) => `${date.slice(0, 10)},${25 + (i % 20)}`);
  writeFileSync(mine, `date,forecast\n${forecasts.join("\n")}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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

  it("is refused without a forecast; --min-edge is refused of sellers", () => {
    const missing = run("--vol", "0.3");
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain("--forecast missing");
    const seller = runCli(["replay", "--prices", apple, "--min-edge", "0.01"]);
    expect(seller.status).toBe(2);
    expect(seller.stderr).toContain("Who always sells looks at no edge");
  });
});
