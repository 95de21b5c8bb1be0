import type { Outcome } from "../../src/reports/replay-report.ts";

/** What a reader expects before he sees it, and what came. */
export const OUTCOMES: readonly { readonly value: Outcome; readonly name: string }[] = [
  { value: "both", name: "both of us gain" },
  { value: "sellerOnly", name: "only I gain, the seller" },
  { value: "buyerOnly", name: "only my buyer gains" },
  { value: "neither", name: "neither of us gains" },
];

/** Who gained; nothing is no gain. */
export function outcomeOf(seller: number, buyer: number): Outcome {
  if (seller > 0) return buyer > 0 ? "both" : "sellerOnly";
  return buyer > 0 ? "buyerOnly" : "neither";
}

/** How a guess turned out. */
export function guessWords(guess: Outcome, came: Outcome): string {
  const what = OUTCOMES.find(({ value }) => value === came)!.name.replace(/\bI gain/, "you gain");
  const told = what
    .replace(/\bmy\b/, "your")
    .replace("of us", "of you")
    .replace("gain,", "gain,");
  return guess === came ? `As you guessed: ${told}.` : `Not as you guessed: ${told}.`;
}
