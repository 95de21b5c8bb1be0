import { STOCK, sharesPerUnit } from "../contracts/instrument-table.ts";
import { BROKER, EXCHANGE, REGULATOR } from "../ledger/accounts.ts";
import { CAUSE } from "../ledger/causes.ts";
import { postTransfer } from "../ledger/ledger.ts";
import { FEE } from "../messages/admin-commands.ts";
import { emitPaid } from "../messages/emit.ts";
import { EVENT } from "../messages/events.ts";
import type { Rows } from "../messages/rows.ts";
import { roundHalfAway } from "../money/amount.ts";
import { CASH } from "../money/cash.ts";
import { type Clearing, FEE_KINDS } from "./clearing.ts";

/** What both sides of a trade are charged, by the fees that are in force for each account. */
export function chargeFees(clearing: Clearing, events: Rows, place: number): void {
  const time = events.time[place]!;
  const instrument = events.instrument[place]!;
  const quantity = events.quantity[place]!;
  const proceeds = events.price[place]! * quantity * sharesPerUnit(instrument);
  const buyer = events.account[place]!;
  const seller = events.other[place]!;
  chargeSide(clearing, time, instrument, buyer, quantity, 0);
  chargeSide(clearing, time, instrument, seller, quantity, proceeds);
}

/** @param proceeds of a sale in $0.0001; 0 for a purchase. Rounded once per payee. */
function chargeSide(
  clearing: Clearing,
  time: number,
  instrument: number,
  account: number,
  quantity: number,
  proceeds: number,
): void {
  const { feeRates } = clearing;
  const first = account * FEE_KINDS;
  const isStock = instrument === STOCK;
  const sold = proceeds > 0 ? quantity : 0;
  const commission = isStock ? 0 : feeRates[first + FEE.commission]!;
  pay(clearing, time, account, BROKER, commission * quantity);
  const fee = feeRates[first + (isStock ? FEE.share : FEE.contract)]!;
  pay(clearing, time, account, EXCHANGE, fee * quantity);
  const perUnit = feeRates[first + (isStock ? FEE["share-sold"] : FEE["contract-sold"])]!;
  const ofSale = feeRates[first + FEE.sale]! * proceeds + perUnit * sold;
  pay(clearing, time, account, REGULATOR, ofSale);
}

/** One payment to the broker, in $0.0001; below 0 the broker pays (a rebate). */
export function chargeOnce(
  clearing: Clearing,
  time: number,
  account: number,
  amount: number,
): void {
  if (amount > 0) pay(clearing, time, account, BROKER, amount);
  else pay(clearing, time, BROKER, account, -amount);
}

function pay(clearing: Clearing, time: number, from: number, to: number, fee: number): void {
  const amount = roundHalfAway(fee);
  if (amount === 0) return;
  postTransfer(clearing.ledger, CAUSE.fee, from, to, CASH, amount);
  emitPaid(clearing.events, EVENT.feePaid, time, from, to, amount);
}
