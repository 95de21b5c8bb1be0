import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { appleStock } from "@visx/mock-data";
import { describe, expect, it } from "vitest";
import { appleFolder } from "./support/apple-folder.ts";
import { replayReportSchema } from "./support/replay-schema.ts";
import { runCli } from "./support/run-cli.ts";
import { runReplay } from "./support/run-replay.ts";

const MAIN = new URL("../dist/edges/cli/main.js", import.meta.url);

const { folder, apple, json } = appleFolder();
const write = (name: string, content: string | Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
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

  it("skips the months in which no strike has the delta asked for, and counts them", () => {
    const report = json("--strike", "delta:0.93", "--dividends", "0.9", "--vol", "0.33");
    const reason = "no strike has so large a delta at that dividend yield";
    expect(report.input.skipped).toEqual([{ reason, count: report.input.skippedCycles }]);
    expect(report.cycles.length + report.input.skippedCycles).toBe(59);
    // A month of 35 days: e^(-0.9 * 35 / 365) = 0.917; one of 28 days: 0.933.
    expect(report.cycles.every(({ years }) => Math.exp(-0.9 * years) > 0.93)).toBe(true);
  });

  it("skips the two cycles beside a month without prices, and names the month", () => {
    const rows = appleStock.map(({ date, close }) => `${date.slice(0, 10)},${close}`);
    const kept = rows.filter((row) => !/^2010-03/.test(row));
    const prices = write("gap.csv", `date,close\n${kept.join("\n")}\n`);
    const report = json("--prices", prices, "--vol", "0.33");
    const reason = "no price in the week up to a third Friday";
    expect(report.input.skipped).toEqual([{ reason, count: 2 }]);
    expect(report.input.skippedCycles).toBe(2);
    expect(report.cycles.length).toBe(57);
    expect(report.notes).toContain(
      "Months without a price in the week up to their third Friday: 2010-03.",
    );
  });

  it("says in its notes what was rounded, carried, left out, and how it was read", () => {
    const prices = write("fine.csv", `${readFileSync(apple, "utf8")}2012-05-02,585.98765\n`);
    const days = appleStock.map(({ date }) => date.slice(0, 10));
    const rated = days.map((day, i) => `${day},${i % 5 === 1 ? "" : 1.5}`);
    const rates = write("bills.csv", `date,bill_discount_pct\n${rated.join("\n")}\n`);
    const dividends = write(
      "paid.csv",
      "date,amount\n1999-01-04,1\n2009-02-11,0.12345\n2009-03-11,\n2009-05-13,0.5\n2030-01-02,1\n",
    );
    const vols = days.filter((_, i) => i % 7 !== 2).map((day) => `${day},0.33`);
    const vol = write("vols.csv", `date,iv\n${vols.join("\n")}\n`);
    const flags = ["--prices", prices, "--rates", rates, "--dividends", dividends, "--vol", vol];
    const { notes, conventions } = json(...flags);
    const count = "[1-9]\\d*";
    const bankDiscount = "the bank discount of 91-day bills in percent";
    for (const sentence of [
      "Trading days without a price in the file: 1 \\(2009-08-11\\)\\.",
      "Closes written finer than \\$0\\.0001, rounded: 1\\.",
      `On ${count} days without a volatility the last one was carried \\(5 at most\\)\\.`,
      `Rates from bills\\.csv: column bill_discount_pct, read as ${bankDiscount}\\.`,
      `Rows of bills\\.csv without a rate: ${count} of ${days.length}\\.`,
      `On ${count} days without a rate the last one was carried \\(5 at most\\)\\.`,
      "Rows of paid\\.csv without an amount: 1 of 5\\.",
      "Dividends written finer than \\$0\\.0001, rounded: 1\\.",
      "Dividends with an ex-date outside the prices' days, left out: 2\\.",
    ]) {
      expect(notes.filter((note) => new RegExp(`^${sentence}$`).test(note))).toHaveLength(1);
    }
    expect(notes).toHaveLength(9);
    expect(conventions.dividends).toBe("paid.csv");
    expect(JSON.stringify({ notes, conventions })).not.toContain(folder);
  });

  it("compares what came with what the buyer paid, his edge taken off, months sold only", () => {
    const edge = 0.05;
    const { cycles, summary } = json("--vol", "0.33", "--maker-edge", `${edge}`);
    const more = cycles.filter(({ iv, realizedVol }) => realizedVol > iv - edge);
    expect(summary.swings.more.cycles).toBe(more.length);
    expect(more.length).toBeGreaterThan(cycles.filter((c) => c.realizedVol > c.iv).length);
    const thin = json("--vol", "0.1", "--maker-edge", "0.2").summary;
    expect(thin.unsold).toBeGreaterThan(0);
    expect(thin.swings.more.cycles + thin.swings.less.cycles).toBe(59 - thin.unsold);
  });

  it("reads .csv.gz, a volatility file in percent, rates and announced dividends", () => {
    const lines = appleStock.map(({ date, close }) => `${date.slice(0, 10)},${close}`);
    const prices = write("gz.csv.gz", gzipSync(`date,close\n${lines.join("\n")}\n`));
    const vols = appleStock.map(({ date }) => `${date.slice(0, 10)},33`);
    const vol = write("vol.csv", `date,close\n${vols.join("\n")}\n`);
    const rates = write("rates.csv", "date,rate\n2007-04-24,0.03\n");
    const dividends = write("dividends.csv", "date,amount\n2009-02-11,0.5\n2009-05-13,0.5\n");
    const flags = ["--prices", prices, "--vol", vol, "--dividends", dividends, "--json"];
    const run = runCli(["replay", ...flags, "--style", "european", "--to", "2010-01-15"]);
    const report = replayReportSchema.parse(JSON.parse(run.stdout));
    expect(report.priceSource).toContain("vol.csv (close, read as percent)");
    expect(report.summary.seller.dividends).toBe(100);
    const late = runCli(["replay", ...flags, "--rates", rates]);
    expect(late.status).toBe(2);
    expect(late.stderr).toContain("no interest rate on the day of the sale. Give --rates");
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

describe("replay at the limit of exact sums", () => {
  it("adds up at the largest position that is not refused", () => {
    const asked = runCli(["replay", "--prices", apple, "--vol", "0.3", "--contracts", "1000000"]);
    const most = /Give at most (\d+) contracts/.exec(asked.stderr)![1]!;
    const { flows, summary } = json("--vol", "0.3", "--contracts", most);
    const units = (dollars: number): bigint => BigInt(Math.round(dollars * 10_000));
    const row = flows.matrix[flows.parties.indexOf("buyer")]!;
    const had = row.reduce((sum, dollars) => sum + units(dollars), 0n);
    expect(had).toBe(units(summary.buyer.pnl));
    expect(
      flows.matrix.every((from, a) =>
        from.every((had, b) => had === -flows.matrix[b]![a]! || had === 0),
      ),
    ).toBe(true);
  });

  it("refuses settings whose amounts pass it", () => {
    const dividends = write("huge.csv", "date,amount\n2009-02-11,900000\n");
    const flags = ["--vol", "0.3", "--contracts", "20000", "--dividends", dividends];
    const { status, stderr } = runCli(["replay", "--prices", apple, ...flags]);
    expect(stderr).toContain("less extreme");
    expect(status).toBe(2);
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
  const refuse = async (argv: readonly string[]): Promise<string> => {
    const { status, stdout, stderr } = await runReplay(argv);
    expect(status, stderr).toBe(2);
    expect(stdout).toBe("");
    expect(stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(8);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toMatch(/\bat .*\.js:\d+/);
    return stderr;
  };

  it("in a process of its own", () => {
    const run = runCli(["replay", "--prices", apple, "--strike", "delta:2"]);
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toMatch(/^error: --strike "delta:2" is refused/);
  });

  it.each([[["--vol-clock", "moon"], "calendar, trading"]])(
    "%j: of no version",
    async (flags, words) => {
      expect(await refuse(["--prices", apple, ...flags])).toContain(words);
    },
  );

  it.each([
    [["--strike", "delta:2"], "--strike"],
    [["--strike", "delta:0.3:4"], "--strike"],
    [["--half-spread", "1e300"], "--half-spread"],
    [["--vol-clock", "moon"], "calendar, trading"],
    [["--vol", ""], "without a name"],
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
    [["--forecast", "har", "--vol", "0.3"], "Give one of them"],
    [["--forecast", "hare"], "Expected ewma, har, garch or a file"],
    [["--forecast", "0.2"], "Expected ewma, har, garch or a file"],
    [["--forecast", "nowhere.csv"], "no such file"],
    [["--cycle", "daily"], "--cycle"],
    [["--cycle", "days:0"], "--cycle"],
    [["--cycle", "days:253"], "--cycle"],
    [["--cycle", "weekly", "--from", "2012-05-01"], "no complete weekly cycle"],
    [["--cycle", "days:20", "--from", "2012-04-20"], "ends 20 prices after its sale"],
    [["--hedge", "hourly"], "--hedge"],
    [["--hedge", "band:1"], "--hedge"],
    [["--hedge", "band:"], "--hedge"],
    [["--ticks", "penny"], "--ticks"],
    [["--fees", "mine"], "Allowed choices are none, retail"],
    [["--close", "raw"], "--close"],
    [["--splits", "nowhere.csv"], "no such file"],
    [["--ticker", "MSFT"], "no column named MSFT"],
    [["--ticker", ""], "without a name"],
    [["--explain", "2011-13"], "no month"],
    [["--out", "docs"], "docs: the folder is not empty"],
    [["--out", "package.json"], "this is a file"],
    [["--compare", "strike"], "not a flag's name"],
    [["--compare", "strik=spot"], "Did you mean --strike?"],
    [["--compare", "strike=delta:2"], "--strike"],
    [["--compare", "maker-edge=-1"], "--maker-edge"],
    [["--exit", "50"], "Expected none"],
    [["--exit", "101%"], "--exit"],
    [["--exit", "0d"], "--exit"],
    [["--explain", "2012-04"], "The first sale is in 2008-05, the last in 2012-03"],
    [["--explain", "2012-03", "--vol", "0.01", "--strike", "otm:0.5"], "nobody bid"],
    [["--strik", "atm"], "--strike"],
    [["--rates", "9", "--prices", "nowhere.csv"], "--rates 9 is refused"],
    [["--vol", "-1", "--prices", "nowhere.csv"], "--vol -1 is refused"],
    [["--half-spread", "x", "--prices", "nowhere.csv"], "basis points"],
    [["--strike", "delta:0.99", "--dividends", "0.9"], "Give --strike a smaller delta"],
    [["--vol", "0.1", "--vol-offset", "-0.2"], "Give a higher --vol-offset"],
    [["--to", "2008-01-18"], "Give a longer history, or --vol NUMBER"],
    [
      ["--to", "2008-01-18", "--vol", "0.3", "--hedge-vol", "realized"],
      "Give a longer history, or --hedge-vol implied",
    ],
  ])("%j: not understood", async (flags, words) => {
    expect(await refuse(["--prices", apple, ...flags])).toContain(words);
  });

  it("no price file, a missing one, a broken one; a split is played", async () => {
    expect(await refuse([])).toContain("--prices");
    expect(await refuse(["--prices", "nowhere.csv"])).toContain("nowhere.csv");
    const broken = write("broken.csv", "date,close\n2012-01-03,10\n2012-01-04,ten\n");
    expect(await refuse(["--prices", broken])).toMatch(/broken\.csv:3:close: .*"ten"/);
    const weekly = appleStock.filter((_, i) => i % 5 === 0);
    const lines = weekly.map(({ date, close }) => `${date.slice(0, 10)},${close}`);
    const sparse = write("weekly.csv", `date,close\n${lines.join("\n")}\n`);
    expect(await refuse(["--prices", sparse, "--vol", "0.3"])).toContain("not daily");
    const trailing = write("ttm.csv", "date,dividend_ttm\n2007-01-01,100000\n");
    const large = ["--prices", apple, "--dividends", trailing];
    expect(await refuse(large)).toContain("more than the price itself");
    const short = write("short.csv", "date,close\n2012-01-03,10\n2012-01-04,11\n");
    expect(await refuse(["--prices", short])).toContain("no complete monthly cycle");
    const halved = appleStock.map(({ date, close }, i) =>
      [date.slice(0, 10), i < 500 ? close : close / 2, close / 2].join(","),
    );
    const split = write("split.csv", `date,close,adj_close\n${halved.join("\n")}\n`);
    const both = await runReplay(["--prices", split, "--vol", "0.3"]);
    expect(both.stdout).toContain("2:1 on ");
  });
});
