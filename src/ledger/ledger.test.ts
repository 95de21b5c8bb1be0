import { describe, expect, it } from "vitest";
import { Columns } from "../base/columns.ts";
import { addLine, addTransfer, balanceOf, createLedger, type Ledger, postEntry } from "./ledger.ts";
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
    postEntry(ledger, "stock trade");
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
      postEntry(ledger, "funding");
    }
    expect(ledger.posted[0]).toBe(2);
    expect(linesOf(ledger).map(([entry]) => entry)).toEqual([0, 0, 1, 1]);
  });

  it("has no line of zero, and is not kept when it moved nothing", () => {
    const ledger = openLedger();
    addLine(ledger, 1, CASH, 0);
    addTransfer(ledger, 1, 2, CASH, -0);
    postEntry(ledger, "interest");
    expect([...ledger.posted]).toEqual([0, 0]);
  });

  it("sums to zero for each asset, so it has at least two lines: rule L1", () => {
    const ledger = openLedger();
    addLine(ledger, 1, CASH, 5);
    expect(() => postEntry(ledger, "funding")).toThrow(
      "L1: an entry does not sum to zero in asset 0",
    );
    const mixed = openLedger();
    addLine(mixed, 1, CASH, 5);
    addLine(mixed, 1, STOCK, -5);
    expect(() => postEntry(mixed, "funding")).toThrow("L1");
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
    postEntry(full, "funding");
    addTransfer(full, 0, 1, CASH, 1);
    expect(() => postEntry(full, "funding")).toThrow("L8");
  });
});

describe("the trial balance", () => {
  it("finds a balance that was changed without an entry: rule L3", () => {
    const ledger = openLedger();
    addTransfer(ledger, 0, 2, STOCK, 7);
    postEntry(ledger, "funding");
    expect(() => checkTrialBalance(ledger)).not.toThrow();
    ledger.balances[STOCK * 3 + 1]! += 1;
    expect(() => checkTrialBalance(ledger)).toThrow(
      "L3: an asset does not sum to zero over all accounts: 1",
    );
  });
});
