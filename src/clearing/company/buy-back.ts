import { STOCK } from "../../contracts/instrument-table.ts";
import { ISSUER } from "../../ledger/accounts.ts";
import { CAUSE } from "../../ledger/causes.ts";
import { postSale } from "../../ledger/ledger.ts";
import { EVENT } from "../../messages/events.ts";
import type { RefusalCode } from "../../messages/refusal-codes.ts";
import { nextRow, type Rows } from "../../messages/rows.ts";
import type { Clearing } from "../clearing.ts";

/**
 * The company buys shares of an account, which are then no more; below 0 it issues new ones. From
 * an account that is short it buys back what was lent out: the account pays.
 */
export function buyBack(clearing: Clearing, rows: Rows, place: number): RefusalCode | undefined {
  const { ledger, events, accounts } = clearing;
  const [account, time] = [rows.account[place]!, rows.time[place]!];
  const [quantity, price] = [rows.quantity[place]!, rows.price[place]!];
  if (accounts[account]?.outside !== false) return "unknown-account";
  if (!Number.isSafeInteger(price) || price <= 0) return "bad-price";
  const exact = [quantity, price * quantity].every(Number.isSafeInteger);
  if (quantity === 0 || !exact) return "bad-quantity";
  postSale(ledger, CAUSE.buyback, account, ISSUER, STOCK, quantity, price * quantity);
  const event = nextRow(events, EVENT.boughtBack, time);
  events.account[event] = account;
  events.quantity[event] = quantity;
  events.price[event] = price;
  return undefined;
}
