import type { JSX } from "preact";
import { VERDICT_WORDS } from "../../src/claims/pages/verdict-words.ts";
import type { Verdict } from "../../src/claims/verdict.ts";

/** A verdict as a stamp: told apart by its words and its rim, not by colour. */
export function VerdictStamp({ verdict }: { readonly verdict: Verdict }): JSX.Element {
  return <strong class={`stamp stamp-${verdict}`}>{VERDICT_WORDS[verdict].toUpperCase()}</strong>;
}
