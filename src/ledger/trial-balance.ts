import { invariant } from "../base/assert.ts";
import type { Ledger } from "./ledger.ts";

/** Adds every balance of every asset anew and throws (rule L3) unless each asset sums to zero. */
export function checkTrialBalance({ accounts, assets, balances }: Ledger): void {
  for (let asset = 0; asset < assets; asset++) {
    const end = (asset + 1) * accounts;
    let at = asset * accounts;
    // Two sums: one addition need not wait for the other.
    let [even, odd] = [0, 0];
    for (; at + 1 < end; at += 2) {
      even += balances[at]!;
      odd += balances[at + 1]!;
    }
    if (at < end) even += balances[at]!;
    invariant(even + odd === 0, "L3", "an asset does not sum to zero over all accounts:", asset);
  }
}
