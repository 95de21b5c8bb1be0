import { flowsReport } from "../../../src/reports/flows-report.ts";
import { firstReport, type ReplayRequest } from "../../../src/reports/report-replay.ts";
import { type AskedPayment, paymentOf } from "../../parts/flows/payment-parts.ts";

/**
 * What each cycle adds to a payment, in dollars: what it is at the cycle's last close, less what it
 * was at the one before. They add up to the payment of the whole replay.
 */
export function paymentByCycle(request: ReplayRequest, asked: AskedPayment): number[] {
  const units: number[] = [];
  const { flows } = firstReport(request, {
    onClose: (world, _row, ends) => {
      if (ends) units.push(unitsOf(paymentOf(flowsReport(world.flows), asked)));
    },
  });
  // Leaving the market is part of the last one.
  units.splice(-1, 1, unitsOf(paymentOf(flows, asked)));
  return units.map((sum, cycle) => (sum - (units[cycle - 1] ?? 0)) / 10_000);
}

function unitsOf(dollars: number): number {
  return Math.round(dollars * 10_000);
}
