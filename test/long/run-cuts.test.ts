import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import type { CutsReport } from "../support/cuts/play-cuts.ts";

const PLAY = "test/support/cuts/play-cuts.ts";
const CUTS = 1_000;
const CUTS_TO_THE_END = 20;
/** Columns that a snapshot is made to forget. */
const FORGOTTEN = ["book.rests", "instruments.ticks", "sheets.terms", "ledger.balances"];

/** A process of its own: the test runner's way of loading modules takes three times as long. */
let report: CutsReport;
beforeAll(async () => {
  const argv = ["--import", "tsx", PLAY, `${CUTS}`, `${CUTS_TO_THE_END}`, ...FORGOTTEN];
  const { stdout } = await promisify(execFile)(process.execPath, argv);
  report = JSON.parse(stdout) as CutsReport;
}, 600_000);

describe("a run whose commands are applied again, with others between them", () => {
  it("has commands and events of every kind", () => {
    const { census, commands } = report;
    expect(commands).toBeGreaterThan(30_000);
    expect(OFTEN.filter((what) => !(census[what]! >= 10))).toEqual([]);
    expect(SELDOM.filter((what) => !(census[what]! >= 1))).toEqual([]);
  });

  it("goes on alike for 1,000 commands from snapshots of 1,000 cuts", () => {
    expect(report.differences).toEqual([]);
  });

  it("goes on alike to its end from snapshots of 20 cuts", () => {
    expect(report.hashes).toHaveLength(1 + CUTS_TO_THE_END);
    expect(new Set(report.hashes).size).toBe(1);
  });

  it.each(FORGOTTEN)("would not go on alike from snapshots without %s", (name) => {
    expect(report.forgotten[name]).toBe(true);
  });
});

const OFTEN = [
  ...["accepted", "traded", "dropped", "cancelled", "replaced", "protected", "listed", "expired"],
  ...["funded", "marked", "exercised", "interest-paid", "dividend-paid", "fee-paid"],
  ...["borrow-paid", "shares-split", "adjusted", "killed", "halted", "reducing-only"],
  ...["no-margin", "outside-band", "not-fillable", "would-trade", "sheet sent", "sweep sent"],
  ...["exercise sent", "abandon sent", "charge sent", "market-order sent", "quote sent"],
  ...["cancel-all sent", "end-day sent", "mark sent", "carry sent", "account-margin sent"],
];
const SELDOM = ["split", "announce-dividend sent", "dividend sent"];
