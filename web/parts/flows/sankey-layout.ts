import { type SankeyGraph, sankey } from "d3-sankey";
import type { Payment } from "./payments.ts";

/** A party on one side: who pays stands left, who is paid right; some do both. */
export interface SankeyParty {
  readonly party: string;
  readonly side: "pays" | "is-paid";
}

/** A payment between two places of the picture. */
export interface SankeyBand {
  readonly payment: Payment;
}

export type SankeyPicture = SankeyGraph<SankeyParty, SankeyBand>;

/** What a party paid, or was paid, on its side in all: added up in units of $0.0001. */
export function paidInAll(payments: readonly Payment[], { party, side }: SankeyParty): number {
  const units = payments.reduce((sum, { from, to, amount }) => {
    const isHere = party === (side === "pays" ? from : to);
    return isHere ? sum + Math.round(amount * 10_000) : sum;
  }, 0);
  return units / 10_000;
}

const NODE_WIDTH = 6;
const NODE_GAP = 30;

/** Where parties and bands stand in a picture of this size, in pixels. */
export function layOut(payments: readonly Payment[], width: number, height: number): SankeyPicture {
  const keyOf = (party: string, side: SankeyParty["side"]): string => `${side} ${party}`;
  const nodes = new Map<string, SankeyParty>();
  for (const { from, to } of payments) {
    nodes.set(keyOf(from, "pays"), { party: from, side: "pays" });
    nodes.set(keyOf(to, "is-paid"), { party: to, side: "is-paid" });
  }
  const layout = sankey<SankeyParty, SankeyBand>()
    .nodeId(({ party, side }) => keyOf(party, side))
    .nodeWidth(NODE_WIDTH)
    .nodePadding(NODE_GAP)
    .extent([
      [1, 12],
      [width - 1, height - 12],
    ]);
  return layout({
    nodes: [...nodes.values()].map((node) => ({ ...node })),
    links: payments.map((payment) => ({
      source: keyOf(payment.from, "pays"),
      target: keyOf(payment.to, "is-paid"),
      value: payment.amount,
      payment,
    })),
  });
}
