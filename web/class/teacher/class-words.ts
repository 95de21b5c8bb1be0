import { percent, signedWholeDollars, wholeDollars } from "../../parts/format.ts";
import type { ClassSummary } from "../collect/class-summary.ts";
import type { Interval } from "../statistics/intervals.ts";

/** What a class found, in two sentences. */
export function answerWords({ students, buyer, right, rightShare }: ClassSummary): string {
  if (students === 0) return "Give out the link and a number each; paste their codes here.";
  if (buyer === undefined) return "One student so far: a mean and its range take two or more.";
  return (
    `The ${students} buyers ${meanWords(buyer)} on average: ${verdictWords(buyer)} ` +
    `${right} of ${students} students guessed right who would gain` +
    `${rightShare === undefined ? "" : ` (${percent(rightShare.estimate, 0)})`}.`
  );
}

function meanWords({ estimate }: Interval): string {
  const dollars = wholeDollars(Math.abs(estimate));
  if (dollars === "$0") return "came out even";
  return `${estimate < 0 ? "lost" : "made"} ${dollars}`;
}

/** Whether the class is large enough to say that such buyers gain or lose on average. */
function verdictWords({ low, high }: Interval): string {
  if (low > 0) return "more than chance, such buyers gain on average.";
  if (high < 0) return "more than chance, such buyers lose on average.";
  return "whether such buyers gain on average, this class can't tell yet.";
}

/** `+$40 to +$90`. */
export function rangeWords({ low, high }: Interval): string {
  return `${signedWholeDollars(low)} to ${signedWholeDollars(high)}`;
}
