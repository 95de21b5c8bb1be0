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

/** Whose story it is: what the others' own shares gained among themselves is not part of it. */
const OWN = ["seller", "you", "buyer"];

/** Every payment to or from the seller or the buyer. */
export function ownPayments(flows: FlowsReport): Payment[] {
  return paymentsOf(flows).filter(({ from, to }) => OWN.includes(from) || OWN.includes(to));
}

/** The same as a table: without what the others paid each other. */
export function ownFlows({
  parties,
  matrix,
}: FlowsReport): Pick<FlowsReport, "parties" | "matrix"> {
  const isOwn = (party: string): boolean => OWN.includes(party);
  return {
    parties,
    matrix: matrix.map((row, a) =>
      row.map((amount, b) => (isOwn(parties[a]!) || isOwn(parties[b]!) ? amount : 0)),
    ),
  };
}

/** Parties that paid or were paid anything. */
export function payingParties({
  parties,
  matrix,
}: Pick<FlowsReport, "parties" | "matrix">): string[] {
  return parties.filter((_, party) => matrix[party]!.some((amount) => amount !== 0));
}

/** What a party had from all others: its row's sum, added up in units of $0.0001. */
export function totalOf(
  { parties, matrix }: Pick<FlowsReport, "parties" | "matrix">,
  party: string,
): number {
  const row = matrix[parties.indexOf(party)]!;
  return row.reduce((sum, amount) => sum + Math.round(amount * 10_000), 0) / 10_000;
}
