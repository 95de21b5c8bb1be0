import { STOCK } from "../contracts/instrument-table.ts";
import { FUNDING, ISSUER } from "../ledger/accounts.ts";
import { CAUSE } from "../ledger/causes.ts";
import { balanceOf, postTransfer } from "../ledger/ledger.ts";
import { EVENT } from "../messages/events.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import { nextRow, type Rows } from "../messages/rows.ts";
import { CASH } from "../money/cash.ts";
import type { Clearing } from "./clearing.ts";

/**
 * Deposits or withdraws cash (against `funding`) or shares (against the issuer, who so has minus
 * the shares outstanding). What cash the account holds afterwards is its own starting money.
 *
 * @param place of a `fund` command.
 */
export function fund(clearing: Clearing, rows: Rows, place: number): RefusalCode | undefined {
  const { ledger, events } = clearing;
  const [account, instrument] = [rows.account[place]!, rows.instrument[place]!];
  const quantity = rows.quantity[place]!;
  if (clearing.accounts[account]?.outside !== false) return "unknown-account";
  if (instrument !== CASH && instrument !== STOCK) return "unknown-instrument";
  const contra = instrument === CASH ? FUNDING : ISSUER;
  const level = balanceOf(ledger, account, instrument) + quantity;
  const contraLevel = balanceOf(ledger, contra, instrument) - quantity;
  const exact = [quantity, level, contraLevel].every(Number.isSafeInteger);
  if (!exact) return "bad-quantity";
  postTransfer(ledger, CAUSE.funding, contra, account, instrument, quantity);
  if (instrument === CASH) clearing.ownMoney[account] = balanceOf(ledger, account, CASH);
  const event = nextRow(events, EVENT.funded, rows.time[place]!);
  events.account[event] = account;
  events.instrument[event] = instrument;
  events.quantity[event] = quantity;
  return undefined;
}
