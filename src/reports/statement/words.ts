import type { Strategy } from "../../simulator/history/replay-config.ts";
import type { ReplayReport } from "../replay-report.ts";

/** The words in which a statement tells one strategy's story. */
export interface StoryWords {
  /** `call`, `put`, or `option` where it is now one, now the other; as a plural too. */
  readonly option: string;
  readonly options: string;
  readonly Options: string;
  /** What the seller holds, for the head of the column. */
  readonly sellerHolds: string;
  readonly buyerHolds: string;
}

export function storyWords(report: Pick<ReplayReport, "conventions">): StoryWords {
  const { option, Options, sellerHolds } = STORIES[report.conventions.strategy];
  return { option, options: `${option}s`, Options, sellerHolds, buyerHolds: `${option}s + hedge` };
}

const STORIES: Readonly<Record<Strategy, Pick<StoryWords, "option" | "Options" | "sellerHolds">>> =
  {
    "covered-call": { option: "call", Options: "Calls", sellerHolds: "shares + calls" },
    "cash-secured-put": { option: "put", Options: "Puts", sellerHolds: "cash + puts" },
    wheel: { option: "option", Options: "Options", sellerHolds: "the wheel" },
  };

/** What one cycle is called. */
export interface CycleWords {
  /** `monthly`, `10-day`. */
  readonly kind: string;
  /** `month`, as a plural and at the head of a line too. */
  readonly cycle: string;
  readonly cycles: string;
  readonly Cycles: string;
}

const MONTHS: CycleWords = { kind: "monthly", cycle: "month", cycles: "months", Cycles: "Months" };
const WEEKS: CycleWords = { kind: "weekly", cycle: "week", cycles: "weeks", Cycles: "Weeks" };

/** What any report says of its cycles. */
export interface CycleNamed {
  readonly conventions: Pick<ReplayReport["conventions"], "cycle">;
}

export function cycleWords(report: CycleNamed): CycleWords {
  const { cycle } = report.conventions;
  if (cycle === "monthly") return MONTHS;
  if (cycle === "weekly") return WEEKS;
  const kind = `${cycle.replace("days:", "")}-day`;
  return { kind, cycle: "cycle", cycles: "cycles", Cycles: "Cycles" };
}

const STRIKE_WORDS: Readonly<Record<string, string>> = {
  atm: "the nearest listed",
  "atm-above": "the first listed at or above the price",
  spot: "the price of the day",
};

/** `the nearest listed`, `the listed one nearest to delta 0.30`. */
export function strikeInWords(rule: string): string {
  const [kind, value] = rule.split(":");
  if (value === undefined) return STRIKE_WORDS[rule] ?? rule;
  return kind === "delta"
    ? `the listed one nearest to delta ${value}`
    : `the listed one nearest to ${value} out of the money`;
}
