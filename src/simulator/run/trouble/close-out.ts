import { dayOf } from "../../../calendar/civil-date.ts";
import { STOCK } from "../../../contracts/instrument-table.ts";
import { bestPrice } from "../../../exchange/best-price.ts";
import { balanceOf } from "../../../ledger/ledger.ts";
import { sendCancelAll, sendMarketOrder } from "../../../messages/outbox.ts";
import { CASH } from "../../../money/cash.ts";
import { excessOf } from "../../../risk/excess.ts";
import { forEachClosingOrder } from "../../../risk/liquidation.ts";
import { applyAll, type RunWorld } from "../run-world.ts";

/** What closing orders have traded. */
interface Closed {
  orders: number;
  contracts: number;
  shares: number;
}

/** Beyond what is asked of an account, at the marks of now; $0.0001. */
export function excessNow({ market }: RunWorld, account: number): number {
  const { preTrade, exchange, clock } = market;
  return excessOf(preTrade, exchange.pricer, account, dayOf(clock[0]!));
}

/**
 * Closes at the prices that there are until an account has enough behind what it still holds: what
 * it owes first, each series and the shares whole. What nobody takes within the band is left.
 */
export function closeOut(world: RunWorld, account: number, time: number, closed: Closed): void {
  const { market } = world;
  const { instruments, ledger, commands, exchange } = market;
  const outbox = { rows: commands, account };
  sendCancelAll(outbox, time);
  applyAll(world);
  forEachClosingOrder(instruments, ledger, account, (instrument, side, quantity) => {
    if (excessNow(world, account) >= 0) return;
    if (bestPrice(exchange, instrument, side > 0 ? -1 : 1, time) === undefined) return;
    sendMarketOrder(outbox, time, instrument, side > 0 ? "buy" : "sell", quantity);
    applyAll(world);
    const traded = quantity - Math.abs(balanceOf(ledger, account, instrument));
    closed.orders++;
    closed[instrument === STOCK ? "shares" : "contracts"] += traded;
  });
}

/** Whether an account holds and owes nothing but cash. */
export function hasNothingLeft({ market }: RunWorld, account: number): boolean {
  const { ledger } = market;
  for (let asset = CASH + 1; asset < ledger.assets; asset++) {
    if (balanceOf(ledger, account, asset) !== 0) return false;
  }
  return true;
}
