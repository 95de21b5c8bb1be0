import type { Outcome, OutcomeCounts } from "../../../src/reports/replay-report.ts";
import type { HandedIn } from "../result-code.ts";
import { type Interval, meanInterval, shareInterval } from "../statistics/intervals.ts";

/** What a class found, over all results that count. */
export interface ClassSummary {
  readonly students: number;
  /** Mean results in dollars; undefined for fewer than two students. */
  readonly buyer: Interval | undefined;
  readonly seller: Interval | undefined;
  /** Students whose guess of who would gain was right, and the share they are. */
  readonly right: number;
  readonly rightShare: Interval | undefined;
  /** Mean of guess less result of the buyer, in dollars. */
  readonly guessedTooMuch: Interval | undefined;
  readonly came: OutcomeCounts;
  readonly guessed: OutcomeCounts;
}

/** Adds up what the students handed in. */
export function summariseClass(results: readonly HandedIn[]): ClassSummary {
  const right = results.filter(({ guess, came }) => guess === came).length;
  return {
    students: results.length,
    buyer: meanInterval(results.map(({ buyerCents }) => buyerCents / 100)),
    seller: meanInterval(results.map(({ sellerCents }) => sellerCents / 100)),
    right,
    rightShare: shareInterval(right, results.length),
    guessedTooMuch: meanInterval(
      results.map(({ guessDollars, buyerCents }) => guessDollars - buyerCents / 100),
    ),
    came: countOutcomes(results.map(({ came }) => came)),
    guessed: countOutcomes(results.map(({ guess }) => guess)),
  };
}

function countOutcomes(outcomes: readonly Outcome[]): OutcomeCounts {
  const counts = { both: 0, sellerOnly: 0, buyerOnly: 0, neither: 0 };
  for (const outcome of outcomes) counts[outcome]++;
  return counts;
}
