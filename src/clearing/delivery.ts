import { MULTIPLIER, STOCK } from "../contracts/instrument-table.ts";
import { CLEARING_HOUSE } from "../ledger/accounts.ts";
import { CAUSE } from "../ledger/causes.ts";
import { postSale } from "../ledger/ledger.ts";
import { EVENT } from "../messages/events.ts";
import { nextRow } from "../messages/rows.ts";
import type { Clearing } from "./clearing.ts";

/**
 * Exercise of so many contracts by one holder against one short, through the clearing house:
 * strike x 100 one way, the deliverable shares the other. The contracts stay on the accounts.
 *
 * @param settlement the stock's mark in $0.0001 per share, for the event.
 */
export function deliver(
  clearing: Clearing,
  time: number,
  instrument: number,
  holder: number,
  assignee: number,
  quantity: number,
  settlement: number,
): void {
  const { ledger, instruments, events } = clearing;
  const right = instruments.right[instrument]!;
  const shares = right * quantity * instruments.deliverable[instrument]!;
  const cash = right * quantity * MULTIPLIER * instruments.strike[instrument]!;
  const cause = CAUSE.exercise;
  for (const [account, sign] of [
    [holder, 1],
    [assignee, -1],
  ] as const) {
    postSale(ledger, cause, CLEARING_HOUSE, account, STOCK, sign * shares, sign * cash);
  }
  const place = nextRow(events, EVENT.exercised, time);
  events.account[place] = holder;
  events.other[place] = assignee;
  events.instrument[place] = instrument;
  events.quantity[place] = quantity;
  events.price[place] = settlement;
}
