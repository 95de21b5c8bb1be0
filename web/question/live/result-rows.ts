import type { FirstReport } from "../../../src/reports/report-replay.ts";
import { signedDollars } from "../../parts/format.ts";

/** One reason of the three results, in dollars. */
export interface ResultRow {
  readonly name: string;
  /** You, your buyer, just holding. */
  readonly values: readonly [number, number, number];
}

/** They add up to the results, column by column: the last row. */
export function resultRows({ summary }: FirstReport): ResultRow[] {
  const { seller, buyer, buyAndHold, premium, payoff } = summary;
  const option = premium - payoff;
  const other = (party: { readonly pnl: number; readonly stock: number }, of: number): number =>
    Math.round((party.pnl - party.stock - of) * 10_000) / 10_000;
  return [
    { name: "shares", values: [seller.stock, buyer.stock, buyAndHold.stock] },
    { name: "option: paid at the sale", values: [premium, -premium, 0] },
    { name: "option: worth at the end", values: [-payoff, payoff, 0] },
    {
      name: "interest and fees",
      values: [other(seller, option), other(buyer, -option), other(buyAndHold, 0)],
    },
    { name: "result", values: [seller.pnl, buyer.pnl, buyAndHold.pnl] },
  ];
}

/** `shares +$467.77, option: paid at the sale -$330.00; result +$137.77`. */
export function sumWords(rows: readonly ResultRow[], column: number): string {
  const words = ({ name, values }: ResultRow): string =>
    `${name} ${signedDollars(values[column]!)}`;
  const parts = rows.slice(0, -1).filter(({ values }) => values[column] !== 0);
  return `${parts.map(words).join(", ")}; ${words(rows.at(-1)!)}.`.replace(/^; /, "");
}
