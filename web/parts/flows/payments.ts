import type { FlowsReport } from "../../../src/reports/replay-report.ts";

/** Who had what from whom: matrix[i][j] is what party i had from party j, in dollars. */
export type Flows = Pick<FlowsReport, "parties" | "matrix">;

/** What one party had from another in all. */
export interface Payment {
  readonly from: string;
  readonly to: string;
  /** Dollars, above 0. */
  readonly amount: number;
}

/** Whose story it is: what the others' own shares gained among themselves is not part of it. */
const OWN: readonly string[] = ["seller", "buyer"];

export function isOwn(party: string): boolean {
  return OWN.includes(party);
}

/** The stock's other traders in the ledger. */
const SHARE_TRADERS = "tape";

const SHARE_CAUSES: readonly string[] = ["stock", "stock spread"];

/**
 * The payments that the story is about: by options between those who traded them, by the company,
 * bank and fees, and by shares between each of the two and the other share traders. Shares change
 * hands at an assignment and again in the market: only what they brought in all is told. Each row
 * of the two adds up to the same as in the whole table.
 */
export function storyFlows({ parties, causes }: FlowsReport): Flows {
  const units = parties.map(() => parties.map(() => 0));
  const pay = (to: number, from: number, amount: number): void => {
    units[to]![from]! += amount;
    units[from]![to]! -= amount;
  };
  const traders = parties.indexOf(SHARE_TRADERS);
  for (const [cause, matrix] of Object.entries(causes)) {
    const isShares = SHARE_CAUSES.includes(cause);
    parties.forEach((to, a) => {
      if (!isOwn(to)) return;
      parties.forEach((from, b) => {
        const amount = Math.round(matrix[a]![b]! * 10_000);
        if (isShares) pay(a, traders, amount);
        // A payment between the two stands in both rows.
        else if (!isOwn(from) || a < b) pay(a, b, amount);
      });
    });
  }
  // Shares that one of the two sold to the other went through the other share traders twice.
  return { parties, matrix: units.map((row) => row.map((amount) => amount / 10_000)) };
}

/** Every pair of parties between which something was paid, the largest first. */
export function paymentsOf({ parties, matrix }: Flows): Payment[] {
  const payments: Payment[] = [];
  for (const [a, to] of parties.entries()) {
    for (const [b, from] of parties.entries()) {
      const amount = matrix[a]![b]!;
      if (amount > 0) payments.push({ from, to, amount });
    }
  }
  return payments.sort((x, y) => y.amount - x.amount);
}

/** Of the largest payment: a thinner band has no room for its amount. */
const LEAST_SHARE = 0.01;

/** Those that a picture has room for; the others are in its table. */
export function drawnPayments(payments: readonly Payment[]): Payment[] {
  const largest = payments.reduce((most, { amount }) => Math.max(most, amount), 0);
  return payments.filter(({ amount }) => amount >= LEAST_SHARE * largest);
}

/** Parties that paid or were paid anything. */
export function payingParties({ parties, matrix }: Flows): string[] {
  return parties.filter((_, party) => matrix[party]!.some((amount) => amount !== 0));
}

/** What a party had from all others: its row's sum, added up in units of $0.0001. */
export function totalOf({ parties, matrix }: Flows, party: string): number {
  const row = matrix[parties.indexOf(party)]!;
  return row.reduce((sum, amount) => sum + Math.round(amount * 10_000), 0) / 10_000;
}
