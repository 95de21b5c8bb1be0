import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayFromIso, isoFromDay } from "../src/calendar/civil-date.ts";
import { nextTradingDay } from "../src/calendar/trading-days.ts";
import { runReplay } from "./support/run-replay.ts";
import { ACME_PRICES } from "./support/trades-options.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bothsides-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Half a year of closes. */
function prices(): string {
  const rows: string[] = [];
  for (let day = dayFromIso("2012-01-03")!; day < dayFromIso("2012-07-02")!; ) {
    rows.push(`${isoFromDay(day)},${100 + (day % 7)}`);
    day = nextTradingDay(day);
  }
  return `date,close\n${rows.join("\n")}\n`;
}

/** The one error of a command line, by the contract of docs/cli.md; nothing else is left of it. */
async function refusal(flags: readonly string[]): Promise<string> {
  const out = join(folder, "out");
  const to = flags.includes("--trades") ? [] : ["--out", out];
  const { status, stdout, stderr } = await runReplay([...flags, ...to]);
  expect([status, stdout], stderr).toEqual([2, ""]);
  expect(existsSync(out)).toBe(false);
  expect(stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(8);
  expect(stderr.match(/error: /g)).toHaveLength(1);
  expect(stderr).not.toMatch(/\n\s+at /);
  return stderr.replace(`${folder}/`, "");
}

const CHAIN = "date,expiry,type,strike,bid,ask\n";
const TRADES = "date,action,contract,quantity,price,fees\n";
const OPEN = "2025-01-06,open,ACME  250117C00105000,-1,1.20,0.65\n";

/** The flag, what its file holds, the refusal. */
const FILES: readonly (readonly [string, string, RegExp])[] = [
  ["--chain", "", /^error: f\.csv: the file is empty\. Give /],
  ["--chain", CHAIN, /^error: f\.csv: the file has a header and no rows\. /],
  [
    "--chain",
    "date,expiry,type,strike,bid\n2012-03-16,2012-04-20,c,100,1\n",
    /:1: no column named ask or best_ask or /,
  ],
  ["--chain", "type,strike,bid,ask\nc,1,1,1\n", /:1: no column named expiry or days_to_expiry or /],
  ["--chain", `${CHAIN}2012-03-16,2012-04-20,c,abc,1,2\n`, /:2:strike: "abc" is refused: /],
  ["--chain", `${CHAIN}2012-03-16,2012-04-20,c,100,-1,2\n`, /:2:bid: "-1" is refused: /],
  [
    "--chain",
    `${CHAIN}2012-03-16,2012-04-20,both,100,1,2\n`,
    /:2:type: "both" is not call, put, C, P/,
  ],
  ["--chain", `${CHAIN}2012-03-16,2012-04-31,c,100,1,2\n`, /:2:expiry: "2012-04-31" is not a date/],
  ["--chain", `${CHAIN}2012-03-16,2012-04-20,c,100,1\n`, /:2: this row has 5 cells, the header /],
  ["--chain", `${CHAIN}2012-03-16,2012-04-20,c,100,0,0\n`, /no row has a quote that can be used /],
  ["--chain", "years,type,strike,bid,ask\n0.1,c,100,1,2\n", /^error: f\.csv/],
  ["--forecast", "", /^error: f\.csv: the file is empty\. /],
  ["--forecast", "date,forecast\n", /^error: f\.csv: the file has a header and no rows\. /],
  ["--forecast", "date,forecast\n2012-03-01,-0.2\n", /:2:forecast: "-0\.2" is refused: /],
  ["--forecast", "date,forecast\n2012-03-01,high\n", /:2:forecast: "high" is refused: /],
  ["--forecast", "date,forecast\n2012-02-30,0.2\n", /:2:date: "2012-02-30" is not a date/],
  ["--forecast", "date,forecast\n2012-03-01,2\n", /:forecast: a median of 2 may be percent or /],
  ["--forecast", "date,variance\n2012-03-01,0.04\n", /:1:variance: .* root of 252 times/],
  ["--forecast", "date,iv\n2012-03-01,0.2\n", /:1:iv: .* with --vol/],
  ["--trades", "", /^error: f\.csv: the file is empty/],
  ["--trades", "date,close\n2025-01-06,98.5\n", /^error: f\.csv:1: this is a file of prices/],
  ["--trades", `${TRADES}2025-01-06,sell,ACME  250117C00105000,-1,1.20,0\n`, /:2:action: "sell" /],
  [
    "--trades",
    `${TRADES}2025-01-06,open,ACME 105 call,-1,1.20,0\n`,
    /:2:contract: "ACME 105 call"/,
  ],
  [
    "--trades",
    `${TRADES}2025-01-32,open,ACME  250117C00105000,-1,1.20,0\n`,
    /:2:date: "2025-01-32"/,
  ],
  ["--trades", `${TRADES}2025-01-06,open,ACME  250117C00105000,-1.5,1.20,0\n`, /:2:quantity: /],
  [
    "--trades",
    `${TRADES}${OPEN}2025-01-07,close,ACME  250117C00105000,3,1,0\n`,
    /:3: this row ends 3/,
  ],
];

describe("a malformed file is refused by one error on the command line:", () => {
  it.each(FILES)("%s %j", async (flag, content, expected) => {
    const closes = flag === "--trades" ? ACME_PRICES : write("p.csv", prices());
    const error = await refusal(["--prices", closes, flag, write("f.csv", content)]);
    expect(error).toMatch(expected);
  });

  it("a file that is not there, of every kind", async () => {
    const closes = write("p.csv", prices());
    for (const flag of ["vol", "chain", "rates", "dividends", "splits", "forecast", "trades"]) {
      const error = await refusal(["--prices", closes, `--${flag}`, join(folder, "none.csv")]);
      expect(error).toBe("error: none.csv: there is no such file. Check the path\n");
    }
  });
});

const EARLY = `${TRADES}${OPEN}2025-01-10,assign,ACME  250117C00105000,1,,\n`;

describe("replay --trades says what does not go with it", () => {
  const refused = (flags: readonly string[]): Promise<string> =>
    refusal(["--prices", ACME_PRICES, "--trades", write("f.csv", EARLY), ...flags]);

  it("flags that show sales in another way are not there yet", async () => {
    const told = await refused(["--explain", "2025-01", "--compare", "hedge=none"]);
    expect(told).toMatch(/^error: --explain, --compare: not yet with --trades\. .* --json has /);
  });

  it("flags that the file answers", async () => {
    const told = await refused(["--strike", "atm"]);
    expect(told).toMatch(/^error: --strike cannot be used with --trades\. Your file says /);
  });

  it("European options that were used early", async () => {
    expect(await refused(["--style", "european"])).toMatch(
      /^error: f\.csv:3: used on 2025-01-10, before the last day 2025-01-17\. .*Leave out --style/,
    );
  });
});
