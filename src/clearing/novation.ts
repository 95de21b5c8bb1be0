import { STOCK, sharesPerUnit } from "../contracts/instrument-table.ts";
import { CLEARING_HOUSE } from "../ledger/accounts.ts";
import { addTransfer, postEntry } from "../ledger/ledger.ts";
import type { Rows } from "../messages/rows.ts";
import { CASH } from "../money/cash.ts";
import type { Clearing } from "./clearing.ts";

/**
 * Rule C1: a trade becomes two, buyer against clearing house and clearing house against seller,
 * so neither side depends on the other. The house's own balances return to where they were.
 *
 * @param place of a `traded` event.
 */
export function clearTrade(clearing: Clearing, events: Rows, place: number): void {
  const { ledger } = clearing;
  const instrument = events.instrument[place]!;
  const quantity = events.quantity[place]!;
  const cash = events.price[place]! * quantity * sharesPerUnit(instrument);
  const [buyer, seller] = [events.account[place]!, events.other[place]!];
  const cause = instrument === STOCK ? "stock trade" : "option trade";
  addTransfer(ledger, CLEARING_HOUSE, buyer, instrument, quantity);
  addTransfer(ledger, buyer, CLEARING_HOUSE, CASH, cash);
  postEntry(ledger, cause);
  addTransfer(ledger, seller, CLEARING_HOUSE, instrument, quantity);
  addTransfer(ledger, CLEARING_HOUSE, seller, CASH, cash);
  postEntry(ledger, cause);
}
