import { invariant } from "../base/assert.ts";
import { settlementValue } from "../contracts/instrument-table.ts";
import { CLEARING_HOUSE, FIRST_PARTY } from "../ledger/accounts.ts";
import { addTransfer, balanceOf, postEntry } from "../ledger/ledger.ts";
import type { Clearing } from "./clearing.ts";
import { deliver } from "./delivery.ts";

/**
 * The end of a series at the official close: holders in the money by a cent exercise, shorts are
 * assigned (all of them: every long exercises), shares change hands at the strike, and what is left
 * of the series is removed against the clearing house.
 *
 * @param settlement the stock's mark in $0.0001 per share.
 */
export function settleExpiry(
  clearing: Clearing,
  time: number,
  instrument: number,
  settlement: number,
): void {
  const exercised = settlementValue(clearing.instruments, instrument, settlement) > 0;
  if (exercised) assignAll(clearing, time, instrument, settlement);
  removePositions(clearing, instrument, exercised);
}

/** Pairs each exercising holder with shorts in account order: one event and entry per pair. */
function assignAll(clearing: Clearing, time: number, instrument: number, settlement: number): void {
  const { ledger, accounts } = clearing;
  let short = FIRST_PARTY;
  let assigned = 0;
  for (let holder = FIRST_PARTY; holder < accounts.length; holder++) {
    let open = Math.max(balanceOf(ledger, holder, instrument), 0);
    while (open > 0) {
      const writable = -balanceOf(ledger, short, instrument) - assigned;
      if (writable <= 0) {
        short++;
        assigned = 0;
        invariant(short < accounts.length, "C5", "more contracts exercised than are short");
        continue;
      }
      const quantity = Math.min(open, writable);
      open -= quantity;
      assigned += quantity;
      deliver(clearing, time, instrument, holder, short, quantity, settlement);
    }
  }
}

function removePositions(clearing: Clearing, instrument: number, exercised: boolean): void {
  const { ledger, accounts } = clearing;
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    addTransfer(
      ledger,
      account,
      CLEARING_HOUSE,
      instrument,
      balanceOf(ledger, account, instrument),
    );
  }
  postEntry(ledger, exercised ? "exercise" : "expiry");
  const left = balanceOf(ledger, CLEARING_HOUSE, instrument);
  invariant(left === 0, "C3", "contracts left over after expiry:", left);
}
