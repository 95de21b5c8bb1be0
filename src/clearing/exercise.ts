import { dayOf } from "../calendar/civil-date.ts";
import { CLEARING_HOUSE, FIRST_PARTY } from "../ledger/accounts.ts";
import { CAUSE } from "../ledger/causes.ts";
import { addTransfer, balanceOf, postEntry } from "../ledger/ledger.ts";
import type { Clearing } from "./clearing.ts";
import { deliver } from "./delivery.ts";

/**
 * A holder exercises before the expiry; shorts are drawn at random. All short contracts stand on a
 * wheel in the order of the accounts; from a random contract on, as many as were exercised are
 * assigned. So each short contract has the same chance (OCC assigns blocks of 25 from a random
 * start; docs/assumptions/assignment.md).
 *
 * @param settlement the stock's mark in $0.0001 per share.
 */
export function exerciseEarly(
  clearing: Clearing,
  time: number,
  instrument: number,
  holder: number,
  quantity: number,
  settlement: number,
): void {
  const { ledger, accounts, assignment, exercises } = clearing;
  let open = 0;
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    open += shortContracts(clearing, account, instrument);
  }
  assignment.at(dayOf(time) >>> 0, exercises[0]!++);
  const start = assignment.nextInteger(open);
  let first = 0;
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    const short = shortContracts(clearing, account, instrument);
    const assigned =
      overlap(first, short, start, quantity) + overlap(first, short, start - open, quantity);
    first += short;
    if (assigned === 0) continue;
    deliver(clearing, time, instrument, holder, account, assigned, settlement);
    addTransfer(ledger, holder, CLEARING_HOUSE, instrument, assigned);
    addTransfer(ledger, CLEARING_HOUSE, account, instrument, assigned);
    postEntry(ledger, CAUSE.exercise);
  }
}

function shortContracts({ ledger }: Clearing, account: number, instrument: number): number {
  return Math.max(-balanceOf(ledger, account, instrument), 0);
}

/** How much [a, a + length) and [b, b + width) have in common. */
function overlap(a: number, length: number, b: number, width: number): number {
  return Math.max(Math.min(a + length, b + width) - Math.max(a, b), 0);
}
