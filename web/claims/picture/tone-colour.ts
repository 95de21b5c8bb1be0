import type { Tone } from "../../../src/claims/pages/picture.ts";

/** Everybody's colour, as a property of the theme. */
export const TONE_COLOURS: Readonly<Record<Tone, string>> = {
  seller: "var(--you)",
  buyer: "var(--buyer)",
  trader: "var(--volatility-trader)",
  others: "var(--traders)",
  company: "var(--company)",
  result: "var(--ink)",
};
