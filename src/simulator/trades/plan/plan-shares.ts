import { takeDelivery } from "./expected-deliveries.ts";
import { leaveOut, type PlanState } from "./plan-state.ts";
import { tradedCash, type UserTrade } from "./user-trade.ts";

const PARTS = "parts of shares, as of reinvested dividends";

/**
 * Shares bought or sold. Those of an assignment or exercise are delivered by the market; what the
 * file delivers beyond that is a trade at its price.
 */
export function planShares(state: PlanState, trade: UserTrade, row: number): void {
  const { price, fees, cash } = trade;
  const whole = Math.trunc(trade.quantity);
  if (whole !== trade.quantity) leaveOut(state, PARTS);
  if (whole === 0) return;
  const fileCash =
    whole === trade.quantity && cash !== undefined
      ? cash
      : tradedCash({ ...trade, quantity: whole });
  state.fileCash += fileCash;
  const taken = trade.isDelivery ? takeDelivery(state.expected, whole, price) : undefined;
  if (taken?.isAtOtherPrice) {
    state.notes.push(`Line ${trade.line}: delivered at another price than the strike.`);
  }
  const left = taken === undefined ? whole : taken.left;
  if (left === 0) {
    if (fees !== 0) state.events.push({ row, kind: "fees", fees, trade });
    return;
  }
  state.shares += left;
  state.events.push({ row, kind: "share", quantity: left, price, fees, trade });
}
