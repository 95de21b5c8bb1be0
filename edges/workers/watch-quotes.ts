import { liveSeries } from "../../src/reports/run/quotes/series-names.ts";
import { watchFrame } from "../../src/reports/run/quotes/watch-frame.ts";
import { type WhyReport, whyReport } from "../../src/reports/run/quotes/why-report.ts";
import type { RunListener } from "../../src/simulator/run/run-world.ts";
import { InputError, quoted } from "../input/input-error.ts";
import { nearest } from "../input/scenario/nearest.ts";

export type OnQuoted = NonNullable<RunListener["onQuoted"]>;

/** Of which series, and from when on, the quotes are to be told; microseconds of the exchange. */
export interface WhyQuestion {
  readonly series: string;
  readonly time: number;
}

/**
 * Takes the quotes apart once, in the first round at the time or after it.
 *
 * @throws InputError from within the run where no such series is live then.
 */
export function askWhy(question: WhyQuestion, onAnswer: (answer: WhyReport) => void): OnQuoted {
  let isOpen = true;
  const name = question.series.trim().replace(/\s+/g, " ");
  return (world, moment) => {
    if (!isOpen || moment.time < question.time) return;
    isOpen = false;
    const names = liveSeries(world.market);
    const series = names.get(name);
    if (series === undefined) throw unknownSeries(question.series, [...names.keys()]);
    onAnswer(whyReport(world, moment, series, name));
  };
}

function unknownSeries(name: string, known: readonly string[]): InputError {
  return new InputError({
    what: `--why ${quoted(name)}`,
    why: "no such series is listed then",
    mend: `Did you mean "${nearest(name, known)}"?`,
  });
}

/** How often a market is shown: at each step of a session, or only at its last. */
export type Pace = "step" | "session";

/** Shows the market from time to time. */
export function watchMarket(pace: Pace, onFrame: (lines: readonly string[]) => void): OnQuoted {
  let shown = Number.NaN;
  return (world, moment) => {
    const isLast = moment.step === moment.steps - 1;
    if (world.step === shown || (pace === "session" && !isLast)) return;
    shown = world.step;
    onFrame(watchFrame(world, moment));
  };
}
