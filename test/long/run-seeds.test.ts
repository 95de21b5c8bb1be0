import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunReport } from "../../src/reports/run/run-report.ts";
import type { SweepReport } from "../../src/reports/sweep/sweep-report.ts";
import { builtPool } from "../support/built-pool.ts";
import { runCli } from "../support/run-cli.ts";
import { smallRun } from "../support/small-run.ts";

const TINY = ["--days", "4", "--set", "retail.crowd=0.05", "--set", "stock.steps=3"];
const SEEDS = [5, 6, 7];
/** Student's t at 0.975 with 2 degrees of freedom: NIST/SEMATECH e-Handbook, 1.3.6.7.2. */
const T_OF_THREE = 4.303;

/** Twelve small runs, on a computer that may be busy. */
const HOOK_MS = 120_000;

const folder = mkdtempSync(join(tmpdir(), "run-seeds-"));
afterAll(() => rmSync(folder, { recursive: true }));

const TWO_ARMS = [
  ...["run", "history", "--seed", "5", "--seeds", "3", ...TINY],
  ...["--against", "makers.skew=0", "--json"],
];

/** What a report says of some measures, read anew. */
const NAIVE: Readonly<Record<string, (run: RunReport) => number>> = {
  makersResult: ({ parties }) =>
    parties.filter(({ id }) => id.startsWith("maker")).reduce((sum, { pnl }) => sum + pnl, 0),
  spreadPerContract: ({ markouts }) =>
    markouts.reduce((sum, { contracts, spread }) => sum + contracts * spread, 0) /
    markouts.reduce((sum, { contracts }) => sum + contracts, 0),
  inventoryDeviation: ({ inventory }) => inventory.deviation,
  distortion: ({ volatility: { days } }) =>
    days.reduce((sum, { implied, forecast }) => sum + implied - forecast, 0) / days.length,
  contractsPerDay: ({ liquidity }) => liquidity.optionContractsPerDay,
  makersVega: ({ classes }) => classes.find((one) => one.class === "market-maker")!.explained.vega,
  putSellerResult: ({ parties }) => {
    const sellers = parties.filter((party) => party.class === "put-seller");
    return sellers.reduce((sum, { pnl }) => sum + pnl, 0) / sellers.length;
  },
};

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;

/** By the textbook's other formula: sum of products less n times the means. */
function covariance(a: readonly number[], b: readonly number[]): number {
  const products = sum(a.map((value, i) => value * b[i]!));
  return (products - a.length * mean(a) * mean(b)) / (a.length - 1);
}

describe("run --seeds --against", () => {
  let sweep: SweepReport;
  /** Of each arm the same seeds, each played alone. */
  let alone: RunReport[][];

  beforeAll(() => {
    sweep = JSON.parse(runCli(TWO_ARMS).stdout) as SweepReport;
    alone = [[], ["--set", "makers.skew=0"]].map((more) =>
      SEEDS.map((seed) => {
        const args = ["run", "history", "--seed", `${seed}`, ...TINY, ...more, "--json"];
        return JSON.parse(runCli(args).stdout) as RunReport;
      }),
    );
  }, HOOK_MS);

  it("plays the runs that run --seed plays, to the bit", () => {
    expect(sweep.seeds).toEqual(SEEDS);
    expect(sweep.arms.map(({ stateHashes }) => stateHashes)).toEqual(
      alone.map((runs) => runs.map(({ stateHash }) => stateHash)),
    );
    expect(sweep.arms[1]!.set).toEqual([
      ...["retail.crowd=0.05", "stock.steps=3", "makers.skew=0"],
    ]);
    // The arms differ, or the difference below would be no test.
    expect(sweep.arms[0]!.stateHashes).not.toEqual(sweep.arms[1]!.stateHashes);
  });

  it.each(Object.keys(NAIVE))("has the means and differences of %s over single runs", (name) => {
    const values = alone.map((runs) => runs.map((run) => NAIVE[name]!(run)));
    const [first, second] = [values[0]!, values[1]!];
    sweep.arms.forEach((arm, i) => {
      const told = arm.measures[name]!;
      told.values.forEach((value, seed) => {
        expect(value).toBeCloseTo(values[i]![seed]!, 6);
      });
      const sd = Math.sqrt(covariance(values[i]!, values[i]!));
      expectNear(told.mean, mean(values[i]!));
      expectNear(told.sd, sd);
      expectNear(told.interval![1] - told.mean!, (T_OF_THREE * sd) / Math.sqrt(3), 2e-4);
      expectNear(told.mean! - told.interval![0], (T_OF_THREE * sd) / Math.sqrt(3), 2e-4);
    });
    const told = sweep.differences![name]!;
    const gaps = second.map((value, i) => value - first[i]!);
    const half = (T_OF_THREE * Math.sqrt(covariance(gaps, gaps))) / Math.sqrt(3);
    expectNear(told.mean, mean(gaps));
    expectNear((told.interval![1] - told.interval![0]) / 2, half, 2e-4);
    const spread = Math.sqrt(covariance(first, first) * covariance(second, second));
    expectNear(told.correlation, covariance(first, second) / spread);
  });

  it("plays another scenario against one, with the same settings and sessions", () => {
    const file = join(folder, "unskewed.yaml");
    writeFileSync(file, "about: No skew.\nextends: history\ndays: 9\nset: {makers.skew: 0}\n");
    const run = runCli([...TWO_ARMS.slice(0, -3), "--against", file, "--json"]);
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: "" });
    const other = JSON.parse(run.stdout) as SweepReport;
    const set = ["retail.crowd=0.05", "stock.steps=3"];
    expect(other.arms.map(({ scenario, set: own }) => ({ scenario, set: own }))).toEqual([
      { scenario: "history", set },
      { scenario: "unskewed", set },
    ]);
    expect(other.scenario).toBe("history");
    expect(other.arms.map(({ stateHashes }) => stateHashes)).toEqual(
      sweep.arms.map(({ stateHashes }) => stateHashes),
    );
    expect(other.differences).toEqual(sweep.differences);
  });
});

function expectNear(value: number | null, expected: number, share = 1e-6): void {
  expect(Math.abs(value! - expected)).toBeLessThanOrEqual(share * Math.abs(expected) + 1e-9);
}

describe("run --seeds", () => {
  it("has the same bytes with one thread and two, and writes a row for each arm and seed", () => {
    const out = join(folder, "seeds");
    const args = ["run", "history", "--days", "1", "--seeds", "3", "--set", "retail.crowd=0.02"];
    const arms = [...args, "--against", "makers.count=1", "--json"];
    const [one, two] = [
      ["--workers", "1"],
      ["--workers", "2", "--out", out],
    ].map((more) => runCli([...arms, ...more]));
    expect(one).toEqual({ status: 0, stderr: "", stdout: two!.stdout });
    expect({ status: two!.status, stderr: two!.stderr }).toEqual({ status: 0, stderr: "" });
    expect(two!.stdout).toMatch(/^\{"schema":"bothsides\.sweep\/1".*\}\n$/);
    const report = JSON.parse(two!.stdout) as SweepReport;
    const [head, ...rows] = readFileSync(join(out, "seeds.csv"), "utf8").trimEnd().split("\n");
    const names = head!.split(",");
    const told = ["arm", "scenario", "set", "seed", "stateHash"];
    expect(names).toEqual([...told, ...Object.keys(report.measures)]);
    expect(rows.map((row) => row.split(",").slice(0, 5))).toEqual(
      report.arms.flatMap(({ set, stateHashes }, arm) =>
        stateHashes.map((hash, i) => ["AB"[arm], "history", set.join(" "), `${1 + i}`, hash]),
      ),
    );
    const at = names.indexOf("makersResult");
    expect(rows.map((row) => Number(row.split(",")[at]))).toEqual(
      report.arms.flatMap(({ measures }) => measures.makersResult!.values),
    );
    expect(runCli([...args, "--out", out]).stderr).toContain("the folder is not empty");
  });

  it("reads a price file from standard input once, for both arms", () => {
    const args = ["run", "history", "--days", "1", "--seeds", "2", "--set", "stock.prices=-"];
    const more = ["--set", "retail.crowd=0.02", "--against", "makers.skew=0"];
    const run = runCli([...args, ...more], priceFile());
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: "" });
    expect(run.stdout).toContain("2 SEEDS (1 to 2), 1 DAY EACH");
    expect(run.stdout).toMatch(/^Result of all makers( +[+-]?[\d,]+){5} +-?[01]\.\d\d$/m);
  });

  it("names the first run that fails, and ends the threads", async () => {
    const { playSeeds } = await builtPool();
    const good = smallRun(1, 3, { crowd: 0.02 });
    const bad = { ...good, tape: [] };
    const jobs = [good, bad, good, bad].map((config, i) => ({
      name: `seed ${i}`,
      makeTask: async () => ({ scenario: "history", config }),
    }));
    let done = 0;
    const sweep = playSeeds(jobs, 2, () => done++);
    await expect(sweep).rejects.toThrow(/^seed 1: ./);
    expect(done).toBeLessThanOrEqual(2);
  });

  it("ends on Ctrl-C, threads and all", async () => {
    const main = fileURLToPath(new URL("../../dist/edges/cli/main.js", import.meta.url));
    const args = [main, "run", "history", "--days", "2000", "--seeds", "4"];
    const child = spawn(process.execPath, args, { stdio: "ignore" });
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    child.kill("SIGINT");
    const [, signal] = await once(child, "exit");
    expect(signal).toBe("SIGINT");
  });

  it.each([
    [
      ["--seeds", "1"],
      /^error: --seeds "1" is refused\. Expected a whole number from 2 to 10000\n$/,
    ],
    [["--seeds", "2.5"], /Expected a whole number from 2 to 10000/],
    [["--seeds", "4", "--workers", "0"], /--workers "0" is refused\. Expected a whole number/],
    [
      ["--against", "makers.skew=0"],
      /^error: --against without --seeds\. .*\. Give --seeds 16 too\n$/,
    ],
    [["--workers", "2"], /^error: --workers without --seeds\. /],
    [["--seeds", "3", "--seed", "4294967294"], /the largest seed is 4294967295\. Give fewer seeds/],
    [["--seeds", "3", "--against", "maker.skew=0"], /there is no such setting\. Did you mean/],
    [["--seeds", "3", "--against", "makers.skew=9"], /out of its range/],
    [["--seeds", "3", "--against", "stock.prices=none.csv"], /none\.csv: there is no such file/],
  ])("%j is refused before anything is played or written", (args, message) => {
    const out = join(folder, "refused");
    const { status, stdout, stderr } = runCli(["run", "history", ...args, "--out", out]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(existsSync(out)).toBe(false);
  });

  it("refuses scenarios that are not there, in either arm", () => {
    const none = /^error: scenario "crsh"\. there is no such scenario\. Did you mean crash\? /;
    expect(runCli(["run", "crsh", "--seeds", "3"]).stderr).toMatch(none);
    expect(runCli(["run", "--seeds", "3", "--against", "crsh"]).stderr).toMatch(none);
  });
});

function priceFile(): string {
  const rows = ["date,close"];
  for (let i = 0; rows.length <= 270; i++) {
    const day = new Date(Date.UTC(2015, 0, 5 + i));
    if ([0, 6].includes(day.getUTCDay())) continue;
    rows.push(`${day.toISOString().slice(0, 10)},${(100 + 3 * Math.sin(i * 1.7)).toFixed(2)}`);
  }
  return rows.join("\n");
}
