import { percent, signedWholeDollars, wholeDollars } from "../../parts/format.ts";
import { LABELS, SLIDERS } from "../../question/live/live-controls.tsx";
import { CHOICES } from "../../question/path-settings.ts";
import type { ClassSettings } from "../class-settings.ts";
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

/** What the same students have with settings that are not their class's, in a sentence. */
export function playedAgainWords({ students, buyer }: ClassSummary): string {
  if (buyer === undefined) return "With these settings the lab plays your class again.";
  return (
    `With these settings the same ${students} buyers ${meanWords(buyer)} on average: ` +
    verdictWords(buyer)
  );
}

/** The settings that are not as others: `swings paid for 24 % a year; strike 5 % away`. */
export function differenceWords(settings: ClassSettings, others: ClassSettings): string {
  const moved = SLIDERS.filter(({ name }) => settings[name] !== others[name]).map(
    ({ name, label, format }) => `${label} ${format(settings[name])}`,
  );
  const chosen = (Object.keys(LABELS) as (keyof typeof LABELS)[])
    .filter((name) => settings[name] !== others[name])
    .map((name) => {
      const choice = CHOICES[name].find(({ value }) => value === settings[name]);
      return `${LABELS[name]} ${choice?.name}`;
    });
  return [...moved, ...chosen]
    .map((words) => words.charAt(0).toLowerCase() + words.slice(1))
    .join("; ");
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
