import { STOCK } from "../contracts/instrument-table.ts";
import { FIRST_PARTY, ISSUER } from "../ledger/accounts.ts";
import { CAUSE } from "../ledger/causes.ts";
import { balanceOf, postTransfer } from "../ledger/ledger.ts";
import { emitPaid } from "../messages/emit.ts";
import { EVENT } from "../messages/events.ts";
import { CASH } from "../money/cash.ts";
import type { Clearing } from "./clearing.ts";

/**
 * Pays a dividend on the shares held now. Who is short has borrowed the shares and pays the lender
 * what the lender would have had; the issuer pays on the shares that exist, and no more.
 *
 * @param amount in $0.0001 per share.
 */
export function payDividend(clearing: Clearing, time: number, amount: number): void {
  const { ledger, accounts, lender } = clearing;
  let borrowed = 0;
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    const shares = balanceOf(ledger, account, STOCK);
    if (shares < 0 && account !== lender) {
      borrowed -= shares;
      pay(clearing, time, account, lender, -shares * amount);
    }
  }
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    const shares = balanceOf(ledger, account, STOCK);
    // Shares that a short seller sold out of the lender's hands get their dividend from him.
    const existing = account === lender ? shares - borrowed : Math.max(shares, 0);
    pay(clearing, time, ISSUER, account, existing * amount);
  }
}

function pay(clearing: Clearing, time: number, from: number, to: number, amount: number): void {
  if (amount === 0) return;
  postTransfer(clearing.ledger, CAUSE.dividend, from, to, CASH, amount);
  emitPaid(clearing.events, EVENT.dividendPaid, time, from, to, amount);
}
