import type { Outcome } from "../../../src/reports/replay-report.ts";
import { LIVE_DEFAULTS, type LiveSettings } from "../path-settings.ts";

/** A case worth seeing: a question, and the sliders that answer it. Neither tells who gains. */
export interface ThingToTry {
  readonly name: string;
  readonly question: string;
  readonly settings: LiveSettings;
  /** What comes; a test plays it. */
  readonly outcome: Outcome;
}

const BASE = LIVE_DEFAULTS;

export const THINGS_TO_TRY: readonly ThingToTry[] = [
  {
    name: "More came than was paid",
    question: "More swings come than were paid for. Who gains, and who pays for it?",
    settings: { ...BASE, paid: 24, came: 31, seed: 7 },
    outcome: "both",
  },
  {
    name: "The stock falls",
    question: "The same swings on another path: who gains now, and from whom?",
    settings: { ...BASE, paid: 24, came: 31, seed: 1 },
    outcome: "buyerOnly",
  },
  {
    name: "As much as was paid",
    question: "Exactly the swings that were paid for came: how far from zero is your buyer?",
    settings: { ...BASE, paid: 24, came: 24, days: 60, seed: 7 },
    outcome: "both",
  },
  {
    name: "A quiet time",
    question: "Half the swings came. What did passing time take from your buyer?",
    settings: { ...BASE, paid: 30, came: 15, seed: 7 },
    outcome: "sellerOnly",
  },
  {
    name: "A wild time",
    question: "Twice the swings came. Compare gain from rebalancing with what time took.",
    settings: { ...BASE, paid: 24, came: 48, seed: 5 },
    outcome: "both",
  },
  {
    name: "No hedging",
    question: "The same wild time, but your buyer never trades a share. Whose gain is whose loss?",
    settings: { ...BASE, paid: 24, came: 48, hedge: "none", seed: 5 },
    outcome: "sellerOnly",
  },
  {
    name: "Costly trading",
    question: "A wide gap in the stock: what is left of the gain from rebalancing?",
    settings: { ...BASE, paid: 24, came: 27, spread: 20, seed: 5 },
    outcome: "sellerOnly",
  },
];
