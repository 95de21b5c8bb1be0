import type { Outcome } from "../../src/reports/replay-report.ts";

/** What a reader may expect before he sees it, in his own words. */
export const OUTCOMES: readonly { readonly value: Outcome; readonly name: string }[] = [
  { value: "both", name: "both of us gain" },
  { value: "sellerOnly", name: "only I gain, the seller" },
  { value: "buyerOnly", name: "only my buyer gains" },
  { value: "neither", name: "neither of us gains" },
];

const TOLD: Readonly<Record<Outcome, string>> = {
  both: "both of you gain",
  sellerOnly: "only you gain, the seller",
  buyerOnly: "only your buyer gains",
  neither: "neither of you gains",
};

/** How a guess turned out. */
export function guessWords(guess: Outcome, came: Outcome): string {
  return guess === came
    ? `As you guessed: ${TOLD[came]}.`
    : `You guessed that ${TOLD[guess]}. It came otherwise: ${TOLD[came]}.`;
}
