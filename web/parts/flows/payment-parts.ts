import type { FlowsReport } from "../../../src/reports/replay-report.ts";
import { storyFlows, totalOf } from "./payments.ts";

/** What one party had from another, or from all others. */
export interface AskedPayment {
  readonly to: string;
  readonly from: string | undefined;
}

/** A cause of a payment, and what it brought, in dollars. */
export interface PaymentPart {
  readonly cause: string;
  readonly amount: number;
}

/** A payment cause by cause, those that brought nothing left out; they add up to it. */
export function paymentParts(flows: FlowsReport, asked: AskedPayment): PaymentPart[] {
  return Object.entries(flows.causes)
    .map(([cause, matrix]) => ({
      cause,
      amount: paymentOf({ ...flows, causes: { [cause]: matrix } }, asked),
    }))
    .filter(({ amount }) => amount !== 0);
}

/** The payment itself, as the table of payments has it. */
export function paymentOf(flows: FlowsReport, { to, from }: AskedPayment): number {
  const story = storyFlows(flows);
  if (from === undefined) return totalOf(story, to);
  return story.matrix[story.parties.indexOf(to)]![story.parties.indexOf(from)]!;
}
