import { MULTIPLIER, STOCK } from "../contracts/instrument-table.ts";
import { CLEARING_HOUSE, FIRST_PARTY, ISSUER } from "../ledger/accounts.ts";
import { CAUSE } from "../ledger/causes.ts";
import { addTransfer, balanceOf, postEntry } from "../ledger/ledger.ts";
import { EVENT } from "../messages/events.ts";
import { nextRow } from "../messages/rows.ts";
import { roundHalfAway } from "../money/amount.ts";
import { CASH } from "../money/cash.ts";
import type { Clearing } from "./clearing.ts";

/**
 * Gives every party its new shares, against the issuer, and cash for the part of a share that is
 * left over, at the new mark.
 *
 * @param mark of the stock after the split, in $0.0001 per new share.
 */
export function splitShares(
  clearing: Clearing,
  time: number,
  newShares: number,
  oldShares: number,
  mark: number,
): void {
  const { ledger, accounts, events } = clearing;
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    const before = balanceOf(ledger, account, STOCK);
    const part = ((before * newShares) % oldShares) + 0;
    const after = (before * newShares - part) / oldShares;
    const cash = roundHalfAway((part * mark) / oldShares);
    addTransfer(ledger, ISSUER, account, STOCK, after - before);
    addTransfer(ledger, ISSUER, account, CASH, cash);
    postEntry(ledger, CAUSE.split);
    const place = nextRow(events, EVENT.sharesSplit, time);
    events.account[place] = account;
    events.quantity2[place] = before;
    events.quantity[place] = after;
    events.price[place] = cash;
  }
}

/**
 * Contracts that take the place of one: as many as there are new shares for an old one, where that
 * is a whole number by which the strike can be divided (then 100 shares are delivered as before);
 * else 1, and the contract delivers other than 100 shares for the same strike x 100 (OCC's rules
 * since 2007; docs/assumptions/splits.md).
 */
export function contractsForOne(
  clearing: Clearing,
  instrument: number,
  newShares: number,
  oldShares: number,
): number {
  const { strike, deliverable } = clearing.instruments;
  const factor = newShares / oldShares;
  const isWhole = Number.isInteger(factor) && strike[instrument]! % factor === 0;
  return isWhole && deliverable[instrument] === MULTIPLIER ? factor : 1;
}

/** Changes the terms of a series, and multiplies everybody's contracts where they do not. */
export function adjustSeries(
  clearing: Clearing,
  instrument: number,
  newShares: number,
  oldShares: number,
): void {
  const { ledger, accounts, instruments, abandoned } = clearing;
  const factor = contractsForOne(clearing, instrument, newShares, oldShares);
  if (factor === 1) {
    instruments.deliverable[instrument] =
      (instruments.deliverable[instrument]! * newShares) / oldShares;
    return;
  }
  instruments.strike[instrument] = instruments.strike[instrument]! / factor;
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    const added = balanceOf(ledger, account, instrument) * (factor - 1);
    addTransfer(ledger, CLEARING_HOUSE, account, instrument, added);
    abandoned[instrument * accounts.length + account]! *= factor;
  }
  postEntry(ledger, CAUSE.split);
}
