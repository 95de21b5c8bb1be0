import { STOCK } from "../../../contracts/instrument-table.ts";
import { ACCOUNT_STATE } from "../../../messages/admin-commands.ts";
import { sendBorrow, sendCarry } from "../../../messages/world-commands.ts";
import { applyAll, type RunWorld } from "../run-world.ts";
import { callForMargin } from "./margin-calls.ts";

/** Whether nobody closes an account out, and nobody has had to pay for it. */
export function mayTrade({ market }: RunWorld, account: number): boolean {
  return market.preTrade.state[account] === ACCOUNT_STATE.active;
}

/** Before the first quote of a session. */
export function startTroubledDay(world: RunWorld, today: number, time: number): void {
  const { trouble, market, config } = world;
  if (trouble === undefined) return;
  trouble.session++;
  trouble.lookedAt = market.marks.mark[STOCK]!;
  trouble.halts?.startDay(time);
  const { borrow } = trouble.config;
  if (borrow?.fromDay !== today) return;
  // Who is short pays the fee, who lends earns it: for the forward it is a dividend yield.
  sendCarry(market.commands, time, config.rate, borrow.rate);
  applyAll(world);
}

/** After the marks and the expiries of a session. @param years since the close before. */
export function closeTroubledDay(
  world: RunWorld,
  today: number,
  time: number,
  years: number,
): void {
  const { trouble, market } = world;
  if (trouble === undefined) return;
  const { borrow, margin } = trouble.config;
  if (borrow !== undefined && borrow.fromDay <= today) {
    sendBorrow(market.commands, time, borrow.rate, years);
    applyAll(world);
  }
  if (margin !== undefined) callForMargin(world, trouble);
}
