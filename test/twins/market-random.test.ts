import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import type { OrdersReport } from "../support/random-market/play-orders.ts";

const PLAY = "test/support/random-market/play-orders.ts";
const COMMANDS = 2_000_000;

/** A process of its own: the test runner's way of loading modules takes three times as long. */
let report: OrdersReport;
beforeAll(async () => {
  const argv = ["--import", "tsx", PLAY, `${COMMANDS}`];
  // The process throws at the first rule that does not hold.
  const { stdout } = await promisify(execFile)(process.execPath, argv);
  report = JSON.parse(stdout) as OrdersReport;
}, 900_000);

describe("a whole market in 2,000,000 random commands", () => {
  it("is conserved, never crossed, without self-trades or trades outside the band", () => {
    expect(report.commands).toBe(COMMANDS);
    expect(report.recounts).toBe(COMMANDS / 10_000);
    expect(report.books).toBeGreaterThan(250_000);
    // A market order that walks: the least width of an option's band is a dollar.
    expect(report.widest).toBeGreaterThan(10_000);
  });

  it("has reached every kind of order and refusal", () => {
    const { census } = report;
    expect(OFTEN.filter((what) => !(census[what]! >= 1_000))).toEqual([]);
    expect(SELDOM.filter((what) => !(census[what]! >= 40))).toEqual([]);
    expect(census["no-stock-mark"]).toBeGreaterThan(0);
  });
});

const OFTEN = [
  ...["gtc sent", "day sent", "ioc sent", "fok sent", "post-only sent", "market-order sent"],
  ...["quote sent", "cancel sent", "replace sent", "sheet sent", "sweep sent", "kill sent"],
  ...["accepted", "traded", "dropped", "cancelled", "replaced", "protected", "fee-paid"],
  ...["trade with a sheet", "trade with an order", "trade in the stock", "trade in a series"],
  ...["self-trade", "outside-band", "not-fillable", "would-trade", "off-tick"],
  ...["unknown-order", "killed", "no-margin", "exercised", "interest-paid", "not-held"],
];
const SELDOM = [
  ...["halted", "reducing-only", "not-a-maker", "bad-sheet", "book-full", "chain-full"],
  ...["unknown-account", "unknown-instrument", "series-expired", "bad-quantity", "bad-price"],
  ...["time-backwards", "bad-years", "past-day", "not-expiry-day", "european-style", "bad-ratio"],
  ...["stale-mark", "crossed-quote", "expired", "abandoned", "borrow-paid", "shares-split"],
];
