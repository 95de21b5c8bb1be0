import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InputError } from "../edges/input/input-error.ts";
import { reportTrades } from "../src/reports/trades/report-trades.ts";
import type { TradesReport } from "../src/reports/trades/trades-report.ts";
import { runCli } from "./support/run-cli.ts";
import { ACME_PRICES, fixturePath, requestOf } from "./support/trades-options.ts";
import { tradesReportSchema } from "./support/trades-schema.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bothsides-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Cash and fees in dollars, added up by hand from each file: only the brokers' fees differ. */
const FILES = [
  ["plain.csv", -17_958.6, -8.6],
  ["schwab.csv", -17_958.6, -8.6],
  ["fidelity.csv", -17_959.06, -9.06],
  ["robinhood.csv", -17_950.74, -0.74],
  ["tastytrade.csv", -17_969.32, -19.32],
  ["tastytrade-old.csv", -17_969.334, -19.334],
  ["ibkr-flex.csv", -17_960.5835, -10.5835],
  ["ibkr-flex.xml", -17_960.5835, -10.5835],
  ["ibkr-activity.csv", -17_960.5835, -10.5835],
] as const;

/** The same in every file: how each position ended, and what it brought without fees. */
const STORY = [
  ["ACME  250117C00105000", "expired", -1, 120],
  ["ACME  250221C00100000", "assigned", -1, 235 - 370],
  ["ACME  250221P00095000", "closed", -2, 300 - 90],
  ["ACME  250321C00110000", "expired", 1, -30],
  ["ACME  250321P00090000", "assigned", -1, 105 - 160],
  ["ACME  250620C00120000", "closed", -4, 80 - 20],
];

async function reportOf(file: string): Promise<TradesReport> {
  return reportTrades(await requestOf([fixturePath(`trades/${file}`)]));
}

describe("replay --trades on the same story from nine files", () => {
  it.each(FILES)("%s: cash to the unit, shares, positions", async (file, cash, fees) => {
    const report = await reportOf(file);
    expect(tradesReportSchema.parse(report)).toEqual(report);
    expect(report.trades.cash.file).toBe(cash);
    expect(report.trades.cash.ledger).toBe(cash);
    expect(report.trades.cash.differences).toEqual([]);
    const { you, buyer, holding } = report.summary;
    expect(you.fees).toBe(fees);
    expect(
      report.positions.map(({ contract, how, contracts, option }) => [
        contract,
        how,
        contracts,
        option,
      ]),
    ).toEqual(STORY);
    // 200 shares at 98.50, 100 delivered each way, 800 after the split at the last close of 28.
    expect(you.pnl).toBeCloseTo(800 * 28 + cash, 8);
    expect(you.option).toBe(170);
    expect(you.dividends).toBe(50);
    expect(you.stock).toBeCloseTo(you.pnl - 170 - 50 - fees, 8);
    expect(holding.pnl).toBe(800 * 28 - 19_700 + 50);
    expect(report.trades.openingShares).toBe(0);
    const rows = Object.values(buyer.parts).reduce((sum, part) => sum + part, 0);
    expect(rows).toBeCloseTo(buyer.pnl, 6);
    // Brokers' fees change nothing of the other side.
    expect(buyer.pnl).toBe((await reportOf("plain.csv")).summary.buyer.pnl);
  });

  it("the buyer's hedge by position adds up to his result, but for whole shares", async () => {
    const { positions, summary } = await reportOf("plain.csv");
    const sum = positions.reduce((total, { buyer }) => total + buyer.hedged, 0);
    expect(Math.abs(sum - summary.buyer.pnl)).toBeLessThan(20);
    expect(summary.sensitivity.map(({ points }) => points)).toEqual([-4, -2, 0, 2, 4]);
    expect(summary.sensitivity[2]!.buyer).toBe(summary.buyer.pnl);
    expect(new Set(summary.sensitivity.map(({ buyer }) => buyer)).size).toBe(5);
  });

  it("files that overlap are one story; closes adjusted for the split are undone", async () => {
    const plain = readFileSync(fixturePath("trades/plain.csv"), "utf8").split("\n");
    const first = write("first.csv", plain.slice(0, 12).join("\n"));
    const second = write("second.csv", [plain[0], ...plain.slice(8)].join("\n"));
    const [header, ...lines] = readFileSync(ACME_PRICES, "utf8").trim().split("\n");
    const adjusted = lines.map((line) => {
      const [date, close] = line.split(",") as [string, string];
      return `${date},${date < "2025-04-07" ? Number(close) / 4 : close}`;
    });
    const prices = write("adjusted.csv", [header, ...adjusted].join("\n"));
    const { positions, summary, trades } = reportTrades(
      await requestOf([first, second], { prices }),
    );
    const whole = await reportOf("plain.csv");
    expect(trades.files.map(({ used, duplicates }) => [used, duplicates])).toEqual([
      [11, 0],
      [6, 4],
    ]);
    expect(positions).toEqual(whole.positions);
    expect(summary).toEqual(whole.summary);
  });

  it("dividends of the prices are paid on their ex-dates, those of the file are told", async () => {
    const dividends = write("dividends.csv", "date,amount\n2025-02-07,0.25\n");
    const report = reportTrades(await requestOf([fixturePath("trades/plain.csv")], { dividends }));
    expect(report.trades.fileDividends).toBe(50);
    expect(report.summary.you.dividends).toBe(50);
    expect(report.trades.cash.ledger).toBe(-18_008.6);
  });

  it("without a hedge he sells what is delivered: the options are all there is", async () => {
    const path = fixturePath("trades/plain.csv");
    const { summary } = reportTrades(await requestOf([path], { hedge: "none" }));
    expect(summary.buyer.hedgeTrades).toBe(2);
    // The dividend came while he had no shares.
    expect(summary.buyer.pnl).toBe(-170);
  });
});

const PLAIN = "time,action,contract,quantity,price,fees";
const PRICED = "2025-01-06,open,ACME  250117C00105000,-1,1.20,0";

/** What is given, and what the message has to say. */
const REFUSED: readonly (readonly [string, readonly string[], Record<string, string>, RegExp])[] = [
  ["no prices", [PRICED], { prices: "" }, /there is no such file|without a name/],
  ["a strategy", [PRICED], { strategy: "wheel" }, /--strategy cannot be used with --trades/],
  ["a month to explain", [PRICED], { explain: "2025-01" }, /--explain: not yet with --trades/],
  ["a style of another world", [PRICED], { style: "asian" }, /--style asian/],
  ["a trade before the prices", ["2024-12-02,open,ACME250117C00105000,-1,1,"], {}, /no price on/],
  ["a trade after the prices", [PRICED, "2025-06-02,share,ACME,1,27,0"], {}, /prices go from/],
  [
    "two stocks",
    [PRICED, "2025-01-06,open,OTHR  250117C00105000,-1,1.20,0"],
    {},
    /options on ACME, OTHR.*--ticker ACME/,
  ],
  ["a stock that is not there", [PRICED], { ticker: "XYZ" }, /"XYZ": no option trade/],
  [
    "more closed than opened",
    [PRICED, "2025-01-10,close,ACME  250117C00105000,3,1,0"],
    {},
    /:3: this row ends 3 contracts, the rows before opened 1/,
  ],
  [
    "an option for nothing",
    [PRICED.replace("1.20", "0")],
    {},
    /:2: an option changed hands for no/,
  ],
  ["shares of another stock", [PRICED, "2025-01-06,share,ACME,5,9.85,0"], {}, /closed at 98.5/],
  [
    "another split than the prices'",
    [PRICED, "2025-04-07,split,ACME,,2,"],
    { splits: "SPLITS" },
    /this split is 2 for 1, in the prices it is 4 for 1/,
  ],
  [
    "strikes of another stock",
    ["2025-01-06,open,ACME  250117C00400000,-1,1.20,0"],
    {},
    /:2: a strike of 400, the day closed at 98.5/,
  ],
  ["nothing opened", ["2025-01-10,close,ACME  250117C00105000,1,1,0"], {}, /no option is opened/],
  ["no forecast for the hedge", [PRICED], { hedgeVol: "realized" }, /252 returns/],
];

describe("replay --trades refuses", () => {
  it.each(REFUSED)("%s", async (name, lines, flags, message) => {
    const path = write(`${name.replace(/\W/g, "-")}.csv`, [PLAIN, ...lines].join("\n"));
    const splits = write("splits.csv", "date,ratio\n2025-04-07,4:1\n");
    const given = flags.splits === undefined ? flags : { ...flags, splits };
    const run = (async () => reportTrades(await requestOf([path], given)))();
    await expect(run).rejects.toThrow(InputError);
    await expect(run).rejects.toThrow(message);
  });

  it("to guess without prices, on the command line", () => {
    const run = runCli(["replay", "--trades", fixturePath("trades/plain.csv")]);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain("--trades without --prices");
  });
});

describe("replay --trades leaves out and says so", () => {
  it("an end that no row opens, parts of shares, and another stock's rows", async () => {
    const path = write(
      "left-out.csv",
      [
        PLAIN,
        PRICED,
        "2025-01-06,open,OTHR  250117C00105000,-1,1.20,0",
        "2025-01-08,close,ACME  250221P00090000,1,0.50,0.65",
        "2025-01-08,share,ACME,10.5,99,0",
        "2025-01-17,expire,ACME  250117C00105000,1,,",
      ].join("\n"),
    );
    const { trades } = reportTrades(await requestOf([path], { ticker: "ACME" }));
    expect(trades.skipped).toEqual([
      { reason: "options on other stocks", count: 1 },
      {
        reason: "ends an option that no row opens (opened before your file begins)",
        count: 1,
      },
      { reason: "parts of shares, as of reinvested dividends", count: 1 },
    ]);
    expect(trades.cash.ledger).toBe(120 - 990);
    expect(trades.cash.file).toBe(120 - 990);
  });

  it("prints the statement, and the JSON", () => {
    const argv = ["replay", "--prices", ACME_PRICES, "--trades", fixturePath("trades/schwab.csv")];
    const text = runCli(argv);
    expect(text.stderr).toBe("");
    expect(text.status).toBe(0);
    expect(text.stdout.replace(/\s+/g, " ")).toContain(
      "Cash from these rows in your broker's file: -$17,958.60. In our ledger: -$17,958.60.",
    );
    const json = runCli([...argv, "--json"]);
    expect(tradesReportSchema.parse(JSON.parse(json.stdout)).trades.files[0]!.broker).toBe(
      "Schwab",
    );
  });
});
