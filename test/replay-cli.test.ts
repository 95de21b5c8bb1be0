import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { appleStock } from "@visx/mock-data";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replayReportSchema } from "./support/replay-schema.ts";
import { runCli } from "./support/run-cli.ts";

const MAIN = new URL("../dist/edges/cli/main.js", import.meta.url);

let folder = "";
let apple = "";
const write = (name: string, content: string | Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bothsides-"));
  const rows = appleStock.map(({ date, close }) => `${date.slice(0, 10)},${close}`);
  apple = write("AAPL.csv", `date,close\n${rows.join("\n")}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = (...flags: string[]) => {
  const { status, stdout, stderr } = runCli(["replay", "--prices", apple, "--json", ...flags]);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return replayReportSchema.parse(JSON.parse(stdout));
};

describe("replay --json", () => {
  it("keeps the contract of docs/cli.md: every field there, none else, of its kind", () => {
    for (const flags of [
      [],
      ["--strategy", "cash-secured-put", "--strike", "delta:0.30", "--contracts", "2"],
      ["--hedge", "none", "--vol", "0.3", "--rates", "0.04", "--dividends", "0.01"],
      [
        "--strike",
        "otm:0.05",
        "--ticks",
        "none",
        "--half-spread",
        "5bp",
        "--hedge-vol",
        "realized",
      ],
      ["--strike", "atm-above", "--maker-edge", "0.01", "--vol-offset", "-0.02"],
    ]) {
      const report = json(...flags);
      expect(report.cycles.length + report.input.skippedCycles).toBe(59);
      expect(report.summary.cycles).toBe(report.cycles.length);
    }
  });

  it("accounts for every row of the file", () => {
    const { input } = json();
    const dropped = input.dropped.reduce((sum, row) => sum + row.count, 0);
    expect(input.rows).toBe(appleStock.length);
    expect(input.used + dropped).toBe(input.rows);
    expect(input.skipped).toEqual([{ reason: "no forecast before 252 returns", count: 12 }]);
  });

  it("an edge of the maker lowers the premium and is the buyer's gain", () => {
    const [plain, wide] = [json("--vol", "0.3"), json("--vol", "0.3", "--maker-edge", "0.01")];
    expect(wide.summary.premium).toBeLessThan(plain.summary.premium);
    expect(wide.summary.buyer.parts.spread).toBeGreaterThan(plain.summary.buyer.parts.spread!);
  });

  it("a half-spread of the stock costs the hedger, and the tape has it", () => {
    const report = json("--vol", "0.3", "--half-spread", "0.05");
    const { causes, parties } = report.flows;
    const [buyer, tape] = [parties.indexOf("buyer"), parties.indexOf("tape")];
    expect(report.summary.buyer.parts.hedgeCost).toBeLessThan(0);
    expect(causes["stock spread"]![tape]![buyer]).toBe(-report.summary.buyer.parts.hedgeCost!);
  });

  it("sensitivity holds the run itself, and the break-even lies where the buyer turns", () => {
    const { summary } = json("--vol", "0.33");
    expect(summary.sensitivity.map((row) => row.points)).toEqual([-4, -2, 0, 2, 4]);
    expect(summary.sensitivity[2]!.buyer).toBe(summary.buyer.pnl);
    const at = json("--vol", `${summary.breakEvenIv}`).summary.buyer.pnl;
    const points = summary.sensitivity[4]!.buyer - summary.sensitivity[2]!.buyer;
    expect(Math.abs(at)).toBeLessThan(Math.abs(points) / 100);
  });

  it("--from and --to are inclusive, and earlier rows serve the forecast", () => {
    const report = json("--from", "2009-01-16", "--to", "2009-06-19");
    expect(report.input.from).toBe("2009-01-16");
    expect(report.input.to).toBe("2009-06-19");
    expect(report.cycles.length).toBe(5);
    expect(report.input.skippedCycles).toBe(0);
  });

  it("reads .csv.gz, a volatility file in percent, rates and announced dividends", () => {
    const lines = appleStock.map(({ date, close }) => `${date.slice(0, 10)},${close}`);
    const prices = write("gz.csv.gz", gzipSync(`date,close\n${lines.join("\n")}\n`));
    const vols = appleStock.map(({ date }) => `${date.slice(0, 10)},33`);
    const vol = write("vol.csv", `date,close\n${vols.join("\n")}\n`);
    const rates = write("rates.csv", "date,rate\n2007-04-24,0.03\n");
    const dividends = write("dividends.csv", "date,amount\n2009-02-11,0.5\n2009-05-13,0.5\n");
    const flags = ["--prices", prices, "--vol", vol, "--dividends", dividends, "--json"];
    const run = runCli(["replay", ...flags, "--to", "2010-01-15"]);
    const report = replayReportSchema.parse(JSON.parse(run.stdout));
    expect(report.priceSource).toContain("vol.csv (close, read as percent)");
    expect(report.summary.seller.dividends).toBe(100);
    const late = runCli(["replay", ...flags, "--rates", rates]);
    expect(late.status).toBe(2);
    expect(late.stderr).toContain("no interest rate on the day of the sale");
  });
});

describe("replay of long ago", () => {
  it("has cycles before 1970, where days are negative", () => {
    const day = (i: number): string => new Date(i * 86_400_000).toISOString().slice(0, 10);
    const weekdays = Array.from({ length: 500 }, (_, i) => i - 600).filter(
      (i) => ((((i + 4) % 7) + 7) % 7) % 6 !== 0,
    );
    const rows = weekdays.map((i) => `${day(i)},${100 + (i % 5)}`);
    const prices = write("old.csv", `date,close\n${rows.join("\n")}\n`);
    const { status, stdout, stderr } = runCli([
      "replay",
      "--prices",
      prices,
      "--vol",
      "0.2",
      "--json",
    ]);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(replayReportSchema.parse(JSON.parse(stdout)).input.from).toBe("1968-05-17");
  });
});

describe("replay prints the same bytes", () => {
  const flags = (): string[] => ["replay", "--prices", apple, "--rates", "0.02", "--json"];

  it("twice", () => {
    expect(runCli(flags()).stdout).toBe(runCli(flags()).stdout);
  });

  it("and in a worker", async () => {
    const worker = new Worker(MAIN, { argv: flags(), stdout: true });
    const chunks: Buffer[] = [];
    for await (const chunk of worker.stdout) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe(runCli(flags()).stdout);
  });
});

describe("replay refuses with exit code 2, one clear message and no output", () => {
  const refuse = (argv: readonly string[]): string => {
    const { status, stdout, stderr } = runCli(["replay", ...argv]);
    expect(status, stderr).toBe(2);
    expect(stdout).toBe("");
    expect(stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(8);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toMatch(/\bat .*\.js:\d+/);
    return stderr;
  };

  it.each([
    [["--style", "american"], "not yet"],
    [["--trades", "mine.csv"], "not yet"],
    [["--chain", "c.csv"], "not yet"],
    [["--strategy", "wheel"], "not yet"],
    [["--cycle", "weekly"], "not yet"],
    [["--exit", "50%"], "not yet"],
    [["--hedge", "band:0.05"], "not yet"],
    [["--fees", "retail"], "not yet"],
    [["--forecast", "garch"], "not yet"],
    [["--vol-clock", "trading"], "not yet"],
    [["--min-edge", "0.01"], "not yet"],
    [["--splits", "s.csv"], "not yet"],
    [["--close", "adjusted"], "not yet"],
    [["--explain", "2011-07"], "not yet"],
    [["--compare", "strike=spot"], "not yet"],
    [["--out", "out"], "not yet"],
    [["--greeks"], "not yet"],
  ])("%j: of a later version", (flags, words) => {
    expect(refuse(["--prices", apple, ...flags])).toContain(words);
  });

  it.each([
    [["--strike", "delta:2"], "--strike"],
    [["--strike", "otm:"], "--strike"],
    [["--shares", "250"], "multiple of 100"],
    [["--shares", "300", "--contracts", "3"], "twice"],
    [["--contracts", "1.5"], "whole number"],
    [["--contracts", "1000000"], "900 billion"],
    [["--from", "2012-13-01"], "--from"],
    [["--from", "2012-04-01"], "no complete monthly cycle"],
    [["--vol", "2"], "decimals per year"],
    [["--vol-offset", "5"], "--vol-offset"],
    [["--maker-edge", "-0.1"], "--maker-edge"],
    [["--half-spread", "100"], "bid would be zero"],
    [["--half-spread", "x"], "basis points"],
    [["--hedge-vol", "x"], "--hedge-vol"],
    [["--ticks", "penny"], "--ticks"],
    [["--strik", "atm"], "--strike"],
  ])("%j: not understood", (flags, words) => {
    expect(refuse(["--prices", apple, ...flags])).toContain(words);
  });

  it("no price file, a missing one, a broken one and a split", () => {
    expect(refuse([])).toContain("--prices");
    expect(refuse(["--prices", "nowhere.csv"])).toContain("nowhere.csv");
    const broken = write("broken.csv", "date,close\n2012-01-03,10\n2012-01-04,ten\n");
    expect(refuse(["--prices", broken])).toMatch(/broken\.csv:3:close: .*"ten"/);
    const short = write("short.csv", "date,close\n2012-01-03,10\n2012-01-04,11\n");
    expect(refuse(["--prices", short])).toContain("no complete monthly cycle");
    const halved = appleStock.map(({ date, close }, i) =>
      [date.slice(0, 10), i < 500 ? close : close / 2, close / 2].join(","),
    );
    const split = write("split.csv", `date,close,adj_close\n${halved.join("\n")}\n`);
    expect(refuse(["--prices", split, "--vol", "0.3"])).toContain("a split on");
  });
});
