import { FUNDING, ISSUER } from "../../ledger/accounts.ts";
import { CAUSE } from "../../ledger/causes.ts";
import { balanceOf, postTransfer } from "../../ledger/ledger.ts";
import { emitPaid } from "../../messages/emit.ts";
import { EVENT } from "../../messages/events.ts";
import type { RefusalCode } from "../../messages/refusal-codes.ts";
import type { Rows } from "../../messages/rows.ts";
import { CASH } from "../../money/cash.ts";
import type { Clearing } from "../clearing.ts";

/** What the company earns comes from outside of this market (economics 1.1, I3). */
export function earn(clearing: Clearing, rows: Rows, place: number): RefusalCode | undefined {
  const { ledger, events } = clearing;
  const amount = rows.price[place]!;
  const levels = [amount, balanceOf(ledger, ISSUER, CASH) + amount];
  if (amount === 0 || !levels.every(Number.isSafeInteger)) return "bad-price";
  postTransfer(ledger, CAUSE.earnings, FUNDING, ISSUER, CASH, amount);
  emitPaid(events, EVENT.earningsPaid, rows.time[place]!, FUNDING, ISSUER, amount);
  return undefined;
}
