import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Command } from "commander";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { failureOf } from "../edges/cli/fail.ts";
import { addReplayCommand } from "../edges/cli/replay-command.ts";
import { InputError } from "../edges/input/input-error.ts";
import { readPrices } from "../edges/input/read-prices.ts";
import { dayFromIso, isoFromDay } from "../src/calendar/civil-date.ts";
import { nextTradingDay } from "../src/calendar/trading-days.ts";
import { createStream } from "../src/math/random-stream.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bothsides-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

type Content = string | Uint8Array;

function write(name: string, content: Content): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Half a year of closes, `change` puts another row for that of a day. */
function prices(change: Readonly<Record<string, string>> = {}, header = "date,close"): string {
  const rows: string[] = [];
  for (let day = dayFromIso("2012-01-03")!; day < dayFromIso("2012-07-02")!; ) {
    const iso = isoFromDay(day);
    rows.push(change[iso] ?? `${iso},${100 + (day % 7)}${header.includes("adj") ? ",50" : ""}`);
    day = nextTradingDay(day);
  }
  return `${header}\n${rows.join("\n")}\n`;
}

interface Outcome {
  readonly exitCode: number;
  readonly stderr: string;
  readonly stdout: string;
}

/** `bothsides replay` in this process; whatever it throws is told as the command line tells it. */
async function replay(flags: readonly string[]): Promise<Outcome> {
  const stdout: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout.push(String(text));
    return true;
  });
  const program = new Command("bothsides").exitOverride();
  program.configureOutput({ writeErr: () => {} });
  addReplayCommand(program);
  try {
    await program.parseAsync(["replay", ...flags], { from: "user" });
  } catch (error) {
    const { exitCode, text } = failureOf(error);
    return { exitCode, stderr: text, stdout: stdout.join("") };
  }
  return { exitCode: 0, stderr: "", stdout: stdout.join("") };
}

async function refusal(flags: readonly string[]): Promise<string> {
  const out = join(folder, "out");
  const { exitCode, stderr, stdout } = await replay(["--vol", "0.3", "--out", out, ...flags]);
  expect([exitCode, stdout], stderr).toEqual([2, ""]);
  expect(existsSync(out)).toBe(false);
  expect(stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(8);
  expect(stderr.match(/error: /g)).toHaveLength(1);
  expect(stderr).not.toMatch(/\n\s+at /);
  return stderr.replace(`${folder}/`, "");
}

describe("replay of a good file", () => {
  it("writes its result: what the refusals below must not do", async () => {
    const { exitCode, stdout } = await replay([
      "--vol",
      "0.3",
      "--prices",
      write("g.csv", prices()),
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("RESULT");
  });
});

const DAY = "2012-03-01";
const QUOTE = `date,close\n${DAY},"5\n2012-03-02,6\n`;

const PRICE_FILES: readonly (readonly [string, Content, RegExp])[] = [
  ["empty", "", /^error: p\.csv: the file is empty\. Give /],
  ["blank", "\n \n\n", /^error: p\.csv: the file is empty\. /],
  ["header-only", "date,close\n", /^error: p\.csv: the file has a header and no rows\. /],
  ["no-close", "date,open\n2012-03-01,5\n", /^error: p\.csv:1: no column named close\. .*Rename /],
  ["no-date", "close,open\n5,5\n", /^error: p\.csv:1: no column named date\. .*Rename /],
  ["two-closes", "date,close,Close\n2012-03-01,5,6\n", /^error: p\.csv:1:Close: two columns are /],
  ["no-header", "2012-03-01,5,6\n", /^error: p\.csv:1: there is no header row\. .*Put a row /],
  ["text", prices({ [DAY]: `${DAY},halted` }), /^error: p\.csv:42:close: "halted" is refused: /],
  ["zero", prices({ [DAY]: `${DAY},0` }), /^error: p\.csv:42:close: "0" is refused: a close must /],
  ["negative", prices({ [DAY]: `${DAY},-5` }), /^error: p\.csv:42:close: "-5" is refused: /],
  ["huge", prices({ [DAY]: `${DAY},4e6` }), /^error: p\.csv:42:close: "4e6" is refused: .*or less/],
  ["infinite", prices({ [DAY]: `${DAY},Infinity` }), /^error: p\.csv:42:close: "Infinity" is /],
  ["hex", prices({ [DAY]: `${DAY},0x10` }), /^error: p\.csv:42:close: "0x10" is refused: /],
  ["no-day", prices({ [DAY]: ",5" }), /^error: p\.csv:42:date: "" is not a date\. Write /],
  ["30-feb", prices({ [DAY]: "2012-02-30,5" }), /^error: p\.csv:42:date: "2012-02-30" is not a /],
  ["year-3000", prices({ [DAY]: "3000-02-28,5" }), /^error: p\.csv:42:date: "3000-02-28" is /],
  ["day-or-month", "date,close\n3/1/2012,5\n", /^error: p\.csv:2:date: "3\/1\/2012" may be day/],
  ["mixed-order", "date,close\n3/13/2012,5\n14/3/2012,6\n", /:3:date: .*differ in day and month /],
  ["short-year", "date,close\n12-03-01,5\n", /^error: p\.csv:2:date: "12-03-01" is not a date\. /],
  ["two-values", prices({ [DAY]: "2012-02-29,5" }), /^error: p\.csv:42:close: 2012-02-29 has "5" /],
  [
    "cells",
    prices({ [DAY]: `${DAY},5,6` }),
    /^error: p\.csv:42: this row has 3 cells, the header /,
  ],
  ["cut", prices({ [DAY]: DAY }), /^error: p\.csv:42: this row has 1 cells, the header has 2\. /],
  ["quotes", QUOTE, /^error: p\.csv:[234]: the double quotes of this row do not match\. /],
  ["all-closed", "date,close\n2012-07-04,5\n", /^error: p\.csv: no row is left\. .*trading: 1\. /],
  ["weekly", "date,close\n2012-03-02,5\n2012-03-09,5\n2012-03-16,6\n", /they are not daily\. /],
  [
    "short",
    "date,close\n2012-03-01,5\n2012-03-02,6\n",
    /leave no complete monthly cycle\. .*Give /,
  ],
  ["adjusted", prices({ [DAY]: `${DAY},5,x` }, "date,close,adj_close"), /:42:adj_close: "x" is /],
  ["tickers", "date,symbol,close\n2012-03-01,A,5\n2012-03-01,B,6\n", /:1:symbol: .*--ticker A/],
  ["zip", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), /^error: p\.csv: this is an Excel or zip file/],
  ["latin", Uint8Array.of(0x61, 0xe9, 0x0a), /^error: p\.csv: the file is not UTF-8 text\. Save /],
  ["gzip", gzipSync(prices()).subarray(0, 60), /^error: p\.csv: the gzip data is damaged or cut /],
  [
    "html",
    "<!DOCTYPE html>\n<html><body>404</body></html>\n",
    /^error: p\.csv:1: no column named /,
  ],
];

/** Of a file beside good prices: the flag, what the file holds, the refusal. */
const OTHER_FILES: readonly (readonly [string, string, RegExp])[] = [
  ["--dividends", "", /^error: f\.csv: the file is empty\. /],
  ["--dividends", "date,paid\n2012-03-01,1\n", /^error: f\.csv:1: no column named amount or /],
  ["--dividends", "date,amount\n2012-03-01,one\n", /^error: f\.csv:2:amount: "one" is refused: /],
  ["--dividends", "date,amount\n2012-03-01,-1\n", /^error: f\.csv:2:amount: "-1" is refused: /],
  ["--dividends", "date,amount\n2012-03-32,1\n", /^error: f\.csv:2:date: "2012-03-32" is not a /],
  [
    "--dividends",
    "date,amount\n2012-03-02,1\n2012-03-01,1\n",
    /^error: f\.csv:3:date: 2012-03-01 /,
  ],
  ["--vol", "date,iv\n2012-03-01,-0.2\n", /^error: f\.csv:2:iv: "-0\.2" is refused: .*above 0/],
  ["--vol", "date,iv\n2012-03-01,2\n", /^error: f\.csv:iv: a median of 2 may be percent or a /],
  ["--vol", "date,iv,vol\n2012-03-01,0.2,0.3\n", /^error: f\.csv:1: 2 columns may be the vol/],
  ["--vol", "date;iv\n2012-03-01;0,2\n", /^error: f\.csv:1: the header "date;iv" has no comma\. /],
  ["--vol", "date,iv\n2012-03-01,\n", /^error: f\.csv:2:iv: every row is empty here\. /],
  ["--rates", "date,yield\n2012-03-01,0.02\n", /^error: f\.csv:1: no column named rate\. /],
  ["--rates", "date,rate\n2012-03-01,4.5\n", /^error: f\.csv:2:rate: "4\.5" is refused: .*_pct/],
  ["--rates", "date,rate\n2012-03-01,x\n", /^error: f\.csv:2:rate: "x" is refused: not a plain /],
  ["--rates", "date,rate\n2012-03-01\n", /^error: f\.csv:2: this row has 1 cells, the header /],
  ["--splits", "date,factor\n2012-03-01,2\n", /^error: f\.csv:1: no column named ratio or /],
  ["--splits", "date,ratio\n2012-03-01,none\n", /^error: f\.csv:2:ratio: "none" is no split: /],
  ["--splits", "date,ratio\n2012-03-01,1\n", /^error: f\.csv:2:ratio: "1" is no split: /],
  ["--splits", "date,ratio\nsoon,2\n", /^error: f\.csv:2:date: "soon" is not a date\. /],
  ["--splits", "date,ratio\n2012-03-01,2\n2012-03-01,2\n", /^error: f\.csv:3:date: 2012-03-01 /],
];

describe("a malformed file is refused by one error, and nothing is written:", () => {
  it.each(PRICE_FILES)("prices, %s", async (_, content, expected) => {
    expect(await refusal(["--prices", write("p.csv", content)])).toMatch(expected);
  });

  it.each(OTHER_FILES)("%s %j", async (flag, content, expected) => {
    const flags = [flag, write("f.csv", content)];
    expect(await refusal(["--prices", write("p.csv", prices()), ...flags])).toMatch(expected);
  });

  it.each([
    [["--close", "unadjusted"], "date,Adj Close\n2012-03-01,5\n", /^error: p\.csv:1:Adj Close: /],
    [
      ["--ticker", "B"],
      "date,ticker,close\n2012-03-01,A,5\n",
      /^error: p\.csv:1:ticker: no ticker/,
    ],
    [["--ticker", "B"], prices(), /^error: p\.csv:1: no column named B\. /],
  ])("%j", async (flags, content, expected) => {
    expect(await refusal(["--prices", write("p.csv", content), ...flags])).toMatch(expected);
  });

  it("a listed split that the closes contradict", async () => {
    const list = write("s.csv", "date,ratio\n2012-03-01,2\n");
    const flags = ["--prices", write("p.csv", prices()), "--splits", list, "--close", "unadjusted"];
    expect(await refusal(flags)).toMatch(/^error: s\.csv:2: the closes do not show the split 2:1 /);
  });
});

/** Pieces that stand in files of prices, some of them wrong. */
const PIECES = [
  ...[
    "",
    ",",
    ";",
    "|",
    "\t",
    '"',
    "\n",
    "\n\n",
    ".",
    "-",
    "0",
    "9",
    "1e9",
    "null",
    "n/a",
    "$",
    "%",
  ],
  ...[
    "2012-03-01",
    "3/1/12",
    "41019",
    "1330560000",
    "Mar 1, 2012",
    "Total",
    "date,close\n",
    "\u0000",
  ],
  ...[
    "Ticker",
    "adj_close",
    "close",
    "1,234.5",
    "1.234,5",
    "\ufeff",
    "\u00a0",
    "NaN",
    "x".repeat(99),
  ],
];

describe("a file of prices with pieces put in and taken out", () => {
  it("is read with every row accounted for, or refused as input", () => {
    const stream = createStream(1, "pieces");
    const good = [prices(), prices({}, "date,close,adj_close"), prices().replaceAll(",", ";")];
    const told = { read: 0, refused: 0 };
    for (let i = 0; i < 1_500; i++) {
      const lines = good[i % good.length]!.split("\n").slice(0, 2 + stream.nextInteger(30));
      let text = `${lines.join("\n")}\n`;
      for (let changes = stream.nextInteger(3); changes > 0; changes--) {
        const at = stream.nextInteger(text.length);
        const piece = PIECES[stream.nextInteger(PIECES.length)]!;
        text = text.slice(0, at) + piece + text.slice(at + stream.nextInteger(3));
      }
      try {
        const { rows, days, closes, dropped } = readPrices({ name: "p.csv", text });
        expect(dropped.reduce((sum, { count }) => sum + count, days.length)).toBe(rows);
        expect(closes.every((close) => Number.isSafeInteger(close) && close > 0)).toBe(true);
        expect(days.every((day, row) => row === 0 || day > days[row - 1]!)).toBe(true);
        told.read++;
      } catch (error) {
        expect(error, text).toBeInstanceOf(InputError);
        told.refused++;
      }
    }
    expect(Math.min(told.read, told.refused)).toBeGreaterThan(300);
  });
});
