import type { FlowsReport } from "../../../src/reports/replay-report.ts";

/** What one party had from another in all. */
export interface Payment {
  readonly from: string;
  readonly to: string;
  /** Dollars, above 0. */
  readonly amount: number;
}

/** Every pair of parties between which something was paid, the largest first. */
export function paymentsOf({ parties, matrix }: FlowsReport): Payment[] {
  const payments: Payment[] = [];
  for (const [a, to] of parties.entries()) {
    for (const [b, from] of parties.entries()) {
      const amount = matrix[a]![b]!;
      if (amount > 0) payments.push({ from, to, amount });
    }
  }
  return payments.sort((x, y) => y.amount - x.amount);
}

/** Parties that paid or were paid anything. */
export function payingParties({ parties, matrix }: FlowsReport): string[] {
  return parties.filter((_, party) => matrix[party]!.some((amount) => amount !== 0));
}

/** What a party had from all others: its row's sum, added up in units of $0.0001. */
export function totalOf({ parties, matrix }: FlowsReport, party: string): number {
  const row = matrix[parties.indexOf(party)]!;
  return row.reduce((sum, amount) => sum + Math.round(amount * 10_000), 0) / 10_000;
}
