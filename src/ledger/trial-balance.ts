import { invariant } from "../base/assert.ts";
import { balanceOf, type Ledger } from "./ledger.ts";

/** Adds every balance of every asset anew and throws (rule L3) unless each asset sums to zero. */
export function checkTrialBalance(ledger: Ledger): void {
  for (let asset = 0; asset < ledger.assets; asset++) {
    let sum = 0;
    for (let account = 0; account < ledger.accounts; account++) {
      sum += balanceOf(ledger, account, asset);
    }
    invariant(sum === 0, "L3", "an asset does not sum to zero over all accounts:", asset);
  }
}
