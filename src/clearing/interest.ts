import { BANK, FIRST_PARTY } from "../ledger/accounts.ts";
import { CAUSE } from "../ledger/causes.ts";
import { balanceOf, postTransfer } from "../ledger/ledger.ts";
import { emitPaid } from "../messages/emit.ts";
import { EVENT } from "../messages/events.ts";
import { roundHalfAway } from "../money/amount.ts";
import { CASH } from "../money/cash.ts";
import { cashGrowth } from "../pricing/cash-growth.ts";
import type { Clearing } from "./clearing.ts";

/**
 * Pays interest on cash earned since the account was last funded and charges it on cash borrowed,
 * against the bank, rounded once per account.
 *
 * @param rate continuous, per year. @param years interest time, calendar days / 365.
 */
export function payInterest(clearing: Clearing, time: number, rate: number, years: number): void {
  const growth = cashGrowth(rate, years);
  if (growth === 0) return;
  for (let account = FIRST_PARTY; account < clearing.accounts.length; account++) {
    if (!clearing.accounts[account]!.bearsInterest) continue;
    const earned = balanceOf(clearing.ledger, account, CASH) - clearing.ownMoney[account]!;
    const interest = roundHalfAway(earned * growth);
    if (interest === 0) continue;
    postTransfer(clearing.ledger, CAUSE.interest, BANK, account, CASH, interest);
    emitPaid(clearing.events, EVENT.interestPaid, time, BANK, account, interest);
  }
}
