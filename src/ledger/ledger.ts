import { invariant } from "../base/assert.ts";
import type { Columns } from "../base/columns.ts";
import { checkedAmount } from "../money/amount.ts";
import { CASH } from "../money/cash.ts";

/** The longest entry is the end of a series: each holder's line and the clearing house's. */
const SCRATCH_LINES_PER_ACCOUNT = 2;

/** Lines that stay readable: a power of two. */
const KEPT_LINES = 4096;

/**
 * The books. A balance is a whole number of units of one asset (cash units, shares, contracts) on
 * one account; it changes only by entries. An entry has at least two lines and sums to zero for
 * every asset it touches, so no asset is ever made or lost. The ledger knows no options.
 */
export interface Ledger {
  readonly accounts: number;
  readonly assets: number;
  /** balances[asset x accounts + account] */
  readonly balances: Float64Array;
  /** Sum of each asset's balances over all accounts, kept line by line; zero after every entry. */
  readonly totals: Float64Array;
  /** [0]: entries, [1]: lines ever posted. */
  readonly posted: Float64Array;
  /** Ring of the last lines, for the audit: entry number, cause, account, asset, amount. */
  readonly lines: LedgerLines;
  /** The entry being written: its lines, and [0]: how many there are. */
  readonly pending: LedgerLines;
  readonly pendingCount: Int32Array;
}

export interface LedgerLines {
  readonly capacity: number;
  readonly entry: Float64Array;
  readonly cause: Int32Array;
  readonly account: Int32Array;
  readonly asset: Int32Array;
  readonly amount: Float64Array;
}

export function createLedger(columns: Columns, accounts: number, assets: number): Ledger {
  return {
    accounts,
    assets,
    balances: columns.float64("ledger.balances", accounts * assets),
    totals: columns.float64("ledger.totals", assets),
    posted: columns.float64("ledger.posted", 2),
    lines: createLines(columns, "ledger.lines", KEPT_LINES),
    pending: createLines(columns, "ledger.pending", accounts * SCRATCH_LINES_PER_ACCOUNT),
    pendingCount: columns.int32("ledger.pendingCount", 1),
  };
}

function createLines(columns: Columns, name: string, capacity: number): LedgerLines {
  return {
    capacity,
    entry: columns.float64(`${name}.entry`, capacity),
    cause: columns.int32(`${name}.cause`, capacity),
    account: columns.int32(`${name}.account`, capacity),
    asset: columns.int32(`${name}.asset`, capacity),
    amount: columns.float64(`${name}.amount`, capacity),
  };
}

/** Units of `asset` on `account`; negative is a debt or a short position. */
export function balanceOf(ledger: Ledger, account: number, asset: number): number {
  return ledger.balances[asset * ledger.accounts + account]!;
}

/** Adds a line to the entry being written; nothing is posted before `postEntry`. */
export function addLine(ledger: Ledger, account: number, asset: number, amount: number): void {
  if (amount === 0) return;
  const { pending } = ledger;
  const place = ledger.pendingCount[0]!;
  invariant(place < pending.capacity, "L1", "the entry has more lines than fit");
  pending.account[place] = account;
  pending.asset[place] = asset;
  pending.amount[place] = checkedAmount(amount);
  ledger.pendingCount[0] = place + 1;
}

/** Moves units of one asset from one account to another, as two lines of the pending entry. */
export function addTransfer(
  ledger: Ledger,
  from: number,
  to: number,
  asset: number,
  amount: number,
): void {
  addLine(ledger, from, asset, -amount);
  addLine(ledger, to, asset, amount);
}

/**
 * Posts the pending lines as one immutable entry. An entry that moved nothing is not kept.
 *
 * @param cause one of CAUSE, as in every entry.
 */
export function postEntry(ledger: Ledger, cause: number): void {
  const { pending } = ledger;
  const count = ledger.pendingCount[0]!;
  ledger.pendingCount[0] = 0;
  if (count === 0) return;
  ledger.posted[0]!++;
  for (let i = 0; i < count; i++) {
    postLine(ledger, cause, pending.account[i]!, pending.asset[i]!, pending.amount[i]!);
  }
  for (let i = 0; i < count; i++) checkSum(ledger, pending.asset[i]!);
}

function checkSum({ totals }: Ledger, asset: number): void {
  invariant(totals[asset] === 0, "L1", "an entry does not sum to zero in asset", asset);
}

/** The whole entry of one transfer, posted at once. */
export function postTransfer(
  ledger: Ledger,
  cause: number,
  from: number,
  to: number,
  asset: number,
  amount: number,
): void {
  if (amount === 0) return;
  ledger.posted[0]!++;
  postLine(ledger, cause, from, asset, -amount);
  postLine(ledger, cause, to, asset, amount);
  checkSum(ledger, asset);
}

/** The whole entry of a sale: an asset one way and its price, which is not 0, the other. */
export function postSale(
  ledger: Ledger,
  cause: number,
  seller: number,
  buyer: number,
  asset: number,
  quantity: number,
  cash: number,
): void {
  ledger.posted[0]!++;
  postLine(ledger, cause, seller, asset, -quantity);
  postLine(ledger, cause, buyer, asset, quantity);
  postLine(ledger, cause, buyer, CASH, -cash);
  postLine(ledger, cause, seller, CASH, cash);
  checkSum(ledger, asset);
  checkSum(ledger, CASH);
}

/** A line of the entry that was begun last. */
function postLine(
  ledger: Ledger,
  cause: number,
  account: number,
  asset: number,
  amount: number,
): void {
  const { lines, totals, balances, posted } = ledger;
  const place = asset * ledger.accounts + account;
  const balance = balances[place]! + amount;
  // Asked here: a double that is handed on becomes an object each time.
  if (!Number.isSafeInteger(amount)) checkedAmount(amount);
  if (!Number.isSafeInteger(balance)) checkedAmount(balance);
  balances[place] = balance + 0;
  totals[asset] = totals[asset]! + amount;
  const line = posted[1]!++ & (lines.capacity - 1);
  lines.entry[line] = posted[0]! - 1;
  lines.cause[line] = cause;
  lines.account[line] = account;
  lines.asset[line] = asset;
  lines.amount[line] = amount;
}
