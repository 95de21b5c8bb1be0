import { type Account, FIRST_PARTY } from "../ledger/accounts.ts";
import { balanceOf, type Ledger } from "../ledger/ledger.ts";

/** Contracts of a series that somebody holds: as many are owed. */
export function openInterest(ledger: Ledger, accounts: readonly Account[], series: number): number {
  let held = 0;
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    held += Math.max(balanceOf(ledger, account, series), 0);
  }
  return held;
}
