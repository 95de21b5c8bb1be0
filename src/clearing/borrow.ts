import { STOCK } from "../contracts/instrument-table.ts";
import { FIRST_PARTY } from "../ledger/accounts.ts";
import { CAUSE } from "../ledger/causes.ts";
import { balanceOf, postTransfer } from "../ledger/ledger.ts";
import { emitPaid } from "../messages/emit.ts";
import { EVENT } from "../messages/events.ts";
import { roundHalfAway } from "../money/amount.ts";
import { CASH } from "../money/cash.ts";
import type { Clearing } from "./clearing.ts";

/**
 * Charges everybody who is short of the stock the fee of borrowing it, in favour of the lender,
 * rounded once per account.
 *
 * @param mark of the stock in $0.0001 per share. @param rate simple, per year of interest time.
 */
export function chargeBorrow(
  clearing: Clearing,
  time: number,
  mark: number,
  rate: number,
  years: number,
): void {
  const { ledger, accounts, lender, events } = clearing;
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    const shares = balanceOf(ledger, account, STOCK);
    if (shares >= 0 || account === lender) continue;
    const amount = roundHalfAway(-shares * mark * rate * years);
    if (amount === 0) continue;
    postTransfer(ledger, CAUSE.borrow, account, lender, CASH, amount);
    emitPaid(events, EVENT.borrowPaid, time, account, lender, amount);
  }
}
