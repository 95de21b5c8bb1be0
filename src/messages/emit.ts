import { EVENT } from "./events.ts";
import { REFUSAL_NUMBERS, type RefusalCode } from "./refusal-codes.ts";
import { nextRow, type Rows, writeRow } from "./rows.ts";

/** Writers of the events that more than one part of the market says. */

export function emitRefused(events: Rows, time: number, account: number, code: RefusalCode): void {
  const place = nextRow(events, EVENT.refused, time);
  events.account[place] = account;
  events.code[place] = REFUSAL_NUMBERS[code];
}

export function emitTraded(
  events: Rows,
  time: number,
  instrument: number,
  buyer: number,
  seller: number,
  order: number,
  aggressorSide: number,
  price: number,
  quantity: number,
): void {
  const { traded } = EVENT;
  writeRow(events, traded, time, buyer, seller, instrument, order, aggressorSide, price, quantity);
}

/** Every event whose name ends in `-paid`. */
export function emitPaid(
  events: Rows,
  kind: number,
  time: number,
  from: number,
  to: number,
  amount: number,
): void {
  writeRow(events, kind, time, to, from, 0, 0, 0, amount, 0);
}

/** `expired` and `marked`: an instrument and up to two numbers. */
export function emitInstrument(
  events: Rows,
  kind: number,
  time: number,
  instrument: number,
  price: number,
  before: number,
): void {
  const place = nextRow(events, kind, time);
  events.instrument[place] = instrument;
  events.price[place] = price;
  events.price2[place] = before;
}
