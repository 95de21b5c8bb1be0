import { describe, expect, it } from "vitest";
import { Columns } from "../base/columns.ts";
import { CAUSE } from "./causes.ts";
import {
  addLine,
  addTransfer,
  balanceOf,
  createLedger,
  type Ledger,
  postEntry,
  postSale,
  postTransfer,
} from "./ledger.ts";
import { checkTrialBalance } from "./trial-balance.ts";

const [CASH, STOCK] = [0, 1];

function openLedger(): Ledger {
  return createLedger(new Columns(), 3, 2);
}

/** [entry, account, asset, amount] of each line ever posted. */
function linesOf({ lines, posted }: Ledger): number[][] {
  return Array.from({ length: posted[1]! }, (_, i) => [
    lines.entry[i]!,
    lines.account[i]!,
    lines.asset[i]!,
    lines.amount[i]!,
  ]);
}

describe("an entry", () => {
  it("changes balances only when it is posted, and keeps its lines: rule L2", () => {
    const ledger = openLedger();
    addTransfer(ledger, 0, 1, CASH, 500);
    addTransfer(ledger, 1, 2, STOCK, 3);
    expect(balanceOf(ledger, 1, CASH)).toBe(0);
    postEntry(ledger, CAUSE.stockTrade);
    expect([0, 1, 2].map((account) => balanceOf(ledger, account, CASH))).toEqual([-500, 500, 0]);
    expect([0, 1, 2].map((account) => balanceOf(ledger, account, STOCK))).toEqual([0, -3, 3]);
    expect(linesOf(ledger)).toEqual([
      [0, 0, CASH, -500],
      [0, 1, CASH, 500],
      [0, 1, STOCK, -3],
      [0, 2, STOCK, 3],
    ]);
  });

  it("has the next number, without a gap: rule L6", () => {
    const ledger = openLedger();
    for (const amount of [1, 0, -2]) {
      addTransfer(ledger, 0, 1, CASH, amount);
      postEntry(ledger, CAUSE.funding);
    }
    expect(ledger.posted[0]).toBe(2);
    expect(linesOf(ledger).map(([entry]) => entry)).toEqual([0, 0, 1, 1]);
  });

  it("has no line of zero, and is not kept when it moved nothing", () => {
    const ledger = openLedger();
    addLine(ledger, 1, CASH, 0);
    addTransfer(ledger, 1, 2, CASH, -0);
    postEntry(ledger, CAUSE.interest);
    expect([...ledger.posted]).toEqual([0, 0]);
  });

  it("sums to zero for each asset, so it has at least two lines: rule L1", () => {
    const ledger = openLedger();
    addLine(ledger, 1, CASH, 5);
    expect(() => postEntry(ledger, CAUSE.funding)).toThrow(
      "L1: an entry does not sum to zero in asset 0",
    );
    const mixed = openLedger();
    addLine(mixed, 1, CASH, 5);
    addLine(mixed, 1, STOCK, -5);
    expect(() => postEntry(mixed, CAUSE.funding)).toThrow("L1");
  });

  it("has room for two lines of each account", () => {
    const ledger = openLedger();
    for (let i = 0; i < 3; i++) addTransfer(ledger, 0, 1, CASH, 1);
    expect(() => addLine(ledger, 0, CASH, 1)).toThrow("L1: the entry has more lines than fit");
  });

  it("takes whole amounts below 2^53, and so stay the balances: rule L8", () => {
    const ledger = openLedger();
    for (const amount of [0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addLine(ledger, 1, CASH, amount)).toThrow("L8");
    }
    const full = openLedger();
    addTransfer(full, 0, 1, CASH, 2 ** 53 - 1);
    postEntry(full, CAUSE.funding);
    addTransfer(full, 0, 1, CASH, 1);
    expect(() => postEntry(full, CAUSE.funding)).toThrow("L8");
  });
});

describe("an entry that is posted at once", () => {
  it("is that of the same transfers, line by line", () => {
    const [long, short] = [openLedger(), openLedger()];
    addTransfer(long, 0, 1, CASH, 500);
    postEntry(long, CAUSE.fee);
    addTransfer(long, 1, 2, STOCK, 3);
    addTransfer(long, 2, 1, CASH, 30);
    postEntry(long, CAUSE.stockTrade);
    postTransfer(short, CAUSE.fee, 0, 1, CASH, 500);
    postSale(short, CAUSE.stockTrade, 1, 2, STOCK, 3, 30);
    expect(linesOf(short)).toEqual(linesOf(long));
    expect(short.lines.cause).toEqual(long.lines.cause);
    expect(short.balances).toEqual(long.balances);
    expect(short.posted).toEqual(long.posted);
  });

  it("of nothing is not kept", () => {
    const ledger = openLedger();
    postTransfer(ledger, CAUSE.interest, 1, 2, CASH, -0);
    expect([...ledger.posted]).toEqual([0, 0]);
  });

  it("takes whole amounts below 2^53, and so stay the balances: rule L8", () => {
    const ledger = openLedger();
    for (const amount of [0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => postTransfer(ledger, CAUSE.fee, 0, 1, CASH, amount)).toThrow("L8");
      expect(() => postSale(ledger, CAUSE.fee, 0, 1, STOCK, 1, amount)).toThrow("L8");
    }
    const full = openLedger();
    postTransfer(full, CAUSE.funding, 0, 1, CASH, 2 ** 53 - 1);
    expect(() => postTransfer(full, CAUSE.funding, 0, 1, CASH, 1)).toThrow("L8");
  });
});

describe("the trial balance", () => {
  it("finds a balance that was changed without an entry: rule L3", () => {
    const ledger = openLedger();
    addTransfer(ledger, 0, 2, STOCK, 7);
    postEntry(ledger, CAUSE.funding);
    expect(() => checkTrialBalance(ledger)).not.toThrow();
    ledger.balances[STOCK * 3 + 1]! += 1;
    expect(() => checkTrialBalance(ledger)).toThrow(
      "L3: an asset does not sum to zero over all accounts: 1",
    );
  });
});
