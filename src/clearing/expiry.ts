import { invariant } from "../base/assert.ts";
import { settlementValue } from "../contracts/instrument-table.ts";
import { CLEARING_HOUSE, FIRST_PARTY } from "../ledger/accounts.ts";
import { CAUSE } from "../ledger/causes.ts";
import { addTransfer, balanceOf, postEntry } from "../ledger/ledger.ts";
import { EVENT } from "../messages/events.ts";
import { nextRow } from "../messages/rows.ts";
import type { Clearing } from "./clearing.ts";
import { deliver } from "./delivery.ts";

/**
 * The end of a series at the official close: holders in the money by a cent exercise what they have
 * not abandoned, shorts are assigned, shares change hands at the strike, and what is left of the
 * series is removed against the clearing house.
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
  if (exercised) pairAll(clearing, time, instrument, settlement);
  removePositions(clearing, instrument, exercised);
}

/** Pairs each holder with shorts in account order: one event per pair, and entries of exercise. */
function pairAll(clearing: Clearing, time: number, instrument: number, settlement: number): void {
  const { ledger, accounts } = clearing;
  let short = FIRST_PARTY;
  let paired = 0;
  for (let holder = FIRST_PARTY; holder < accounts.length; holder++) {
    let open = Math.max(balanceOf(ledger, holder, instrument), 0);
    let abandoned = Math.min(abandonedBy(clearing, holder, instrument), open);
    while (open > 0) {
      const left = -balanceOf(ledger, short, instrument) - paired;
      if (left <= 0) {
        short++;
        paired = 0;
        invariant(short < accounts.length, "C5", "more contracts are long than short");
        continue;
      }
      const isUsed = open > abandoned;
      const quantity = Math.min(isUsed ? open - abandoned : open, left);
      open -= quantity;
      paired += quantity;
      if (isUsed) deliver(clearing, time, instrument, holder, short, quantity, settlement);
      else {
        abandoned -= quantity;
        emitAbandoned(clearing, time, instrument, holder, short, quantity);
      }
    }
  }
}

/** Contracts of a series that an account does not want exercised at its end. */
function abandonedBy({ abandoned, accounts }: Clearing, account: number, series: number): number {
  return abandoned[series * accounts.length + account]!;
}

/** Adds to them, for a holder of at least so many. */
export function abandon(
  { abandoned, accounts }: Clearing,
  account: number,
  instrument: number,
  quantity: number,
): void {
  abandoned[instrument * accounts.length + account]! += quantity;
}

function emitAbandoned(
  { events }: Clearing,
  time: number,
  instrument: number,
  holder: number,
  short: number,
  quantity: number,
): void {
  const place = nextRow(events, EVENT.abandoned, time);
  events.account[place] = holder;
  events.other[place] = short;
  events.instrument[place] = instrument;
  events.quantity[place] = quantity;
}

function removePositions(clearing: Clearing, instrument: number, exercised: boolean): void {
  const { ledger, accounts } = clearing;
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    const contracts = balanceOf(ledger, account, instrument);
    addTransfer(ledger, account, CLEARING_HOUSE, instrument, contracts);
    clearing.abandoned[instrument * accounts.length + account] = 0;
  }
  postEntry(ledger, exercised ? CAUSE.exercise : CAUSE.expiry);
  const left = balanceOf(ledger, CLEARING_HOUSE, instrument);
  invariant(left === 0, "C3", "contracts left over after expiry:", left);
}
