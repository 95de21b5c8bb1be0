import { EVENT } from "../messages/events.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import { nextRow, type Rows } from "../messages/rows.ts";
import { cancelEverywhere } from "./cancel.ts";
import { type Exchange, mayTrade } from "./exchange.ts";

/** Sets, or after it has tripped resets, a maker's protection. */
export function setProtection(
  exchange: Exchange,
  rows: Rows,
  place: number,
): RefusalCode | undefined {
  const { protection } = exchange;
  const account = rows.account[place]!;
  const [contracts, windowUs] = [rows.quantity[place]!, rows.quantity2[place]!];
  if (!mayTrade(exchange, account)) return "unknown-account";
  if (![contracts, windowUs].every((n) => Number.isSafeInteger(n) && n >= 0)) return "bad-quantity";
  protection.limit[account] = contracts;
  protection.windowUs[account] = windowUs;
  protection.windowStart[account] = rows.time[place]!;
  protection.filled[account] = 0;
  protection.tripped[account] = 0;
  return undefined;
}

/** Counts a fill of a maker's quote. */
export function countFill(
  { protection }: Exchange,
  time: number,
  maker: number,
  contracts: number,
): void {
  if (protection.limit[maker] === 0) return;
  if (time - protection.windowStart[maker]! > protection.windowUs[maker]!) {
    protection.windowStart[maker] = time;
    protection.filled[maker] = 0;
  }
  protection.filled[maker] = protection.filled[maker]! + contracts;
  if (protection.filled[maker]! >= protection.limit[maker]!) protection.isFull[0] = 1;
}

/**
 * Withdraws all quotes of every maker whose window is full. It is looked at after the order that
 * filled it, so a window holds its limit and that one order at most (rule X4).
 */
export function tripProtections(exchange: Exchange, time: number): void {
  const { protection, events } = exchange;
  if (protection.isFull[0] === 0) return;
  protection.isFull[0] = 0;
  for (let maker = exchange.firstParty; maker < exchange.accounts; maker++) {
    const limit = protection.limit[maker]!;
    const isFull = limit > 0 && protection.filled[maker]! >= limit;
    if (!isFull || protection.tripped[maker] === 1) continue;
    protection.tripped[maker] = 1;
    const event = nextRow(events, EVENT.protected, time);
    events.account[event] = maker;
    events.quantity[event] = protection.filled[maker]!;
    cancelEverywhere(exchange, time, maker, true);
  }
}
