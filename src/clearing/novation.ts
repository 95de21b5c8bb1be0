import { STOCK, sharesPerUnit } from "../contracts/instrument-table.ts";
import { CLEARING_HOUSE } from "../ledger/accounts.ts";
import { CAUSE } from "../ledger/causes.ts";
import { postSale } from "../ledger/ledger.ts";
import type { Rows } from "../messages/rows.ts";
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
  const buyer = events.account[place]!;
  const seller = events.other[place]!;
  const cause = instrument === STOCK ? CAUSE.stockTrade : CAUSE.optionTrade;
  postSale(ledger, cause, CLEARING_HOUSE, buyer, instrument, quantity, cash);
  postSale(ledger, cause, seller, CLEARING_HOUSE, instrument, quantity, cash);
}
