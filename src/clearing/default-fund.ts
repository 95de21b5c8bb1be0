import { DEFAULT_FUND } from "../ledger/accounts.ts";
import { CAUSE } from "../ledger/causes.ts";
import { balanceOf, postTransfer } from "../ledger/ledger.ts";
import { emitPaid } from "../messages/emit.ts";
import { EVENT } from "../messages/events.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import type { Rows } from "../messages/rows.ts";
import { CASH } from "../money/cash.ts";
import type { Clearing } from "./clearing.ts";

/** A member pays into the fund; below 0 it gets back what it had paid. */
export function contribute(clearing: Clearing, rows: Rows, place: number): RefusalCode | undefined {
  const account = rows.account[place]!;
  const fund = fundOf(clearing);
  if (clearing.accounts[account]?.outside !== false || fund < 0) return "unknown-account";
  const amount = rows.price[place]!;
  if (!Number.isSafeInteger(amount) || amount === 0) return "bad-price";
  pay(clearing, rows.time[place]!, account, fund, amount);
  return undefined;
}

/**
 * A party that holds and owes nothing but cash below zero is brought to zero: limited liability is
 * a transfer, and this is its entry (economics 1.1).
 */
export function coverDefault(
  clearing: Clearing,
  rows: Rows,
  place: number,
): RefusalCode | undefined {
  const { ledger, accounts } = clearing;
  const account = rows.account[place]!;
  if (accounts[account]?.outside !== false) return "unknown-account";
  const fund = fundOf(clearing);
  const owed = -balanceOf(ledger, account, CASH);
  if (fund < 0 || owed <= 0) return "not-in-default";
  for (let asset = CASH + 1; asset < ledger.assets; asset++) {
    if (balanceOf(ledger, account, asset) !== 0) return "not-in-default";
  }
  pay(clearing, rows.time[place]!, fund, account, owed);
  return undefined;
}

function fundOf({ accounts }: Clearing): number {
  return accounts.findIndex(({ name, outside }) => outside && name === DEFAULT_FUND);
}

function pay(clearing: Clearing, time: number, from: number, to: number, amount: number): void {
  postTransfer(clearing.ledger, CAUSE.default, from, to, CASH, amount);
  emitPaid(clearing.events, EVENT.fundPaid, time, from, to, amount);
}
