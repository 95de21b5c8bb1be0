import type { QuickReport } from "../../../src/reports/quick-report.ts";
import type { HistorySettings } from "../history-settings.ts";
import { cycleLabel } from "./sums.ts";

/** What one may want to know next: a question, and what to change for its answer. */
export interface NextStep {
  readonly words: string;
  readonly changes: Partial<HistorySettings>;
  /** A month to open. */
  readonly month?: string;
}

const QUESTIONS: readonly NextStep[] = [
  { words: "What if the strike is further away?", changes: { strike: "delta:0.30" } },
  { words: "What if you buy back once half is kept?", changes: { exit: "50%" } },
  { words: "And with fees?", changes: { fees: "retail" } },
  { words: "Would puts have been better?", changes: { strategy: "cash-secured-put" } },
  { words: "What if your buyer does not hedge?", changes: { hedge: "none" } },
];

const MOST_QUESTIONS = 4;

/** The month in which the seller lost most, and questions that these settings do not answer. */
export function nextSteps(settings: HistorySettings, { cycles, conventions }: QuickReport) {
  const worst = cycles.reduce((least, cycle) =>
    cycle.seller.pnl < least.seller.pnl ? cycle : least,
  );
  const month = cycleLabel(worst, conventions.cycle);
  const isAsked = ({ changes }: NextStep): boolean =>
    Object.entries(changes).every(([name, value]) => settings[name as "exit"] === value);
  const open: NextStep = { words: `Your worst one, ${month}, day by day`, changes: {}, month };
  return [open, ...QUESTIONS.filter((step) => !isAsked(step)).slice(0, MOST_QUESTIONS - 1)];
}
