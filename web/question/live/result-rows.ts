import type { EntryLine } from "../../../src/reports/followed/entry-lines.ts";
import type { FirstReport } from "../../../src/reports/report-replay.ts";
import { plainDollars, signedDollars } from "../../parts/format.ts";

/** What the books call an exercise: it moves shares for the option, and so is behind both. */
const EXERCISE = "exercise";

/** Causes of the entries behind a row; those of the rest are behind interest and fees. */
const ROW_CAUSES: Readonly<Record<string, readonly string[]>> = {
  shares: ["stock trade", EXERCISE],
  "option: paid at the sale": ["option trade"],
  "option: worth at the end": ["expiry", EXERCISE],
};

/** What was put in at the start is in no result. */
const NO_RESULT = "funding";

/**
 * The lines of the entries behind a row, of those in which the party stands.
 *
 * @param lines of these entries.
 */
export function rowEntries(lines: readonly EntryLine[], row: string): readonly EntryLine[] {
  const named = Object.values(ROW_CAUSES).flat();
  return lines.filter(({ cause }) => {
    if (cause === NO_RESULT) return false;
    if (row === "result") return true;
    return ROW_CAUSES[row]?.includes(cause) ?? !named.includes(cause);
  });
}

/** What a row's entries do not say by themselves. */
export function rowWords(
  { cycles, conventions, summary }: FirstReport,
  row: string,
  column: number,
): string {
  const { contracts, right, settle, spot, strike } = cycles[0]!;
  const isExercised = summary.payoff > 0;
  if (row === "shares") {
    const held = conventions.strategy === "covered-call" && column === 0;
    const words = [
      held
        ? `Held shares gain or lose without an entry: yours went from ${plainDollars(spot)} to ` +
          `${plainDollars(settle)} each.`
        : "",
      isExercised ? `Those of the exercise count at the last close, ${plainDollars(settle)}.` : "",
    ];
    return words.filter(Boolean).join(" ");
  }
  if (row !== "option: worth at the end" || contracts === 0) return "";
  return isExercised
    ? `The ${right} was exercised: 100 shares at ${plainDollars(strike)}, worth ` +
        `${plainDollars(settle)} each at the last close.`
    : `The ${right} ended worthless.`;
}

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
