import { readFileSync } from "node:fs";
import type { NamedText } from "../../edges/input/named-text.ts";

/** A file of trades as a broker writes it, written for the tests. */
export function tradeFixture(name: string): NamedText {
  const url = new URL(`../fixtures/trades/${name}`, import.meta.url);
  return { name, text: readFileSync(url, "utf8") };
}
