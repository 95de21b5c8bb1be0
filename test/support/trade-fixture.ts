import { readFileSync } from "node:fs";
import type { NamedText } from "../../edges/input/named-text.ts";

/** One file in each form that is read. */
export const TRADE_FIXTURES: readonly string[] = [
  "plain.csv",
  "schwab.csv",
  "fidelity.csv",
  "robinhood.csv",
  "tastytrade.csv",
  "tastytrade-old.csv",
  "ibkr-flex.csv",
  "ibkr-flex.xml",
  "ibkr-activity.csv",
];

/** A file of trades as a broker writes it, written for the tests. */
export function tradeFixture(name: string): NamedText {
  const url = new URL(`../fixtures/trades/${name}`, import.meta.url);
  return { name, text: readFileSync(url, "utf8") };
}
