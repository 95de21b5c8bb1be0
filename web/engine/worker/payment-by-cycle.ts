import { amountFromDollars, dollarsFromAmount } from "../../../src/money/amount.ts";
import { flowsReport } from "../../../src/reports/flows-report.ts";
import type { ReplayRequest } from "../../../src/reports/report-replay.ts";
import { replay } from "../../../src/simulator/history/replay.ts";
import type { World } from "../../../src/simulator/history/world.ts";
import { type AskedPayment, paymentOf } from "../../parts/flows/payment-parts.ts";

/**
 * What each cycle adds to a payment, in dollars: what it is at the cycle's last close, less what it
 * was at the one before. They add up to the payment of the whole replay.
 */
export function paymentByCycle({ config }: ReplayRequest, asked: AskedPayment): number[] {
  const paid = ({ flows }: World): number =>
    amountFromDollars(paymentOf(flowsReport(flows), asked));
  const sums: number[] = [];
  const { world } = replay({ ...config, isCoarse: true }, (now, _row, ends) => {
    if (ends) sums.push(paid(now));
  });
  // Leaving the market is part of the last one.
  sums.splice(-1, 1, paid(world));
  return sums.map((sum, cycle) => dollarsFromAmount(sum - (sums[cycle - 1] ?? 0)));
}
