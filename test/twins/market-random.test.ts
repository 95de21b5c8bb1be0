import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import type { OrdersReport } from "../support/random-market/play-orders.ts";

const PLAY = "test/support/random-market/play-orders.ts";
const ORDERS = 2_000_000;

/** A process of its own: the test runner's way of loading modules takes three times as long. */
let report: OrdersReport;
beforeAll(async () => {
  const argv = ["--import", "tsx", PLAY, `${ORDERS}`];
  // The process throws at the first rule that does not hold.
  const { stdout } = await promisify(execFile)(process.execPath, argv);
  report = JSON.parse(stdout) as OrdersReport;
}, 900_000);

describe("a whole market in 2,000,000 random orders", () => {
  it("is asked for that many, and takes most of them", () => {
    const { census, commands, orders, refused } = report;
    const sent = CARRIERS.map((what) => census[`${what} sent`]!);
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(ORDERS);
    expect(orders).toBe(ORDERS);
    // The others are cancels, sheets, sweeps, switches, and what a day begins and ends with.
    expect(commands).toBeGreaterThan(3_000_000);
    expect(orders - refused).toBeGreaterThan(1_350_000);
  });

  it("is conserved, never crossed, without self-trades or trades outside the band", () => {
    // Every 10,000 commands, and at the end.
    expect(report.recounts).toBe(Math.ceil(report.commands / 10_000));
    expect(report.books).toBeGreaterThan(400_000);
    // A market order that walks: the least width of an option's band is a dollar.
    expect(report.widest).toBeGreaterThan(10_000);
  });

  it("trades in sweeps by another rule than the band: at the price of the order met", () => {
    // Held by OrderRules at each trade: it is with the first order in line, at that order's price,
    // and never with a sheet. Whoever rests an order has named its price, however far away it is.
    expect(report.census["trade of a sweep"]).toBeGreaterThan(4_000);
  });

  it("has reached every kind of order and refusal", () => {
    const { census } = report;
    expect(OFTEN.filter((what) => !(census[what]! >= 1_000))).toEqual([]);
    expect(SELDOM.filter((what) => !(census[what]! >= 40))).toEqual([]);
    expect(census["no-stock-mark"]).toBeGreaterThan(0);
  });
});

const CARRIERS = [
  ...["gtc", "day", "ioc", "fok", "post-only"],
  ...["market-order", "quote", "replace"],
];
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
