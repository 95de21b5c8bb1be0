import { sumDollars, wholeMoney } from "../statement/layout.ts";
import type { ClassReport } from "./run-report.ts";

/** What a class calls the options that it has. */
const OPTIONS: Readonly<Record<string, string>> = {
  "covered-call-seller": "calls",
  "put-seller": "puts",
  "naked-seller": "puts",
};
/** A second part is told if it is this share of the largest. */
const LEAST_SHARE = 0.1;

/** The largest part of a result in words, or two: in one line where both fit into the width. */
export function mostlyBecause({ class: name, parts }: ClassReport, width: number): string[] {
  const amounts: readonly (readonly [words: string, amount: number])[] = [
    ["shares", parts.shares],
    [OPTIONS[name] ?? "options", parts.options],
    ["share trades", sumDollars([parts.stock, parts.stockSpread])],
    ["spread", parts.optionSpread],
    ["dividends", parts.dividends],
    ["interest", parts.interest],
    ["borrowing", parts.borrow],
    ["fees", parts.fees],
    ["default", parts.default],
  ];
  const [first, second] = [...amounts].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  if (first![1] === 0) return ["no trades"];
  const [largest, other] = [told(first!), told(second!)];
  if (Math.abs(second![1]) < LEAST_SHARE * Math.abs(first![1])) return [largest];
  const both = `${largest}; ${other}`;
  return both.length <= width ? [both] : [`${largest};`, other];
}

function told([words, amount]: readonly [string, number]): string {
  return `${words} ${wholeMoney(amount)}`;
}
