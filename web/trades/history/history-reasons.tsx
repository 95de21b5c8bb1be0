import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { pricesWords } from "../../../src/reports/statement/head-section.ts";
import { LineChart } from "../../parts/chart/line-chart.tsx";
import { WhoPaidWhom } from "../../parts/flows/who-paid-whom.tsx";
import { count } from "../../parts/format.ts";
import type { HistorySettings } from "../history-settings.ts";
import { nextSteps } from "./next-steps.ts";
import { BothGain } from "./sections/both-gain.tsx";
import { HowSure } from "./sections/how-sure.tsx";
import { MonthSection } from "./sections/month-section.tsx";
import { WhyBuyer } from "./sections/why-buyer.tsx";
import type { HistoryRun, HistoryState } from "./use-history.ts";

interface HistoryReasonsProps {
  readonly run: HistoryRun;
  readonly sure: HistoryState["sure"];
  readonly settings: HistorySettings;
  readonly month: string;
  readonly onMonth: (month: string) => void;
  readonly onChange: (settings: HistorySettings) => void;
  /** What can be compared. */
  readonly children: JSX.Element;
}

/** Why the answer is what it is, how sure it is, and the proof. */
export function HistoryReasons(props: HistoryReasonsProps): JSX.Element {
  const { run, sure, settings, month, onMonth, onChange, children } = props;
  return (
    <div class="stack sections">
      <nav class="row" aria-label="What to look at next">
        <span class="soft">Next:</span>
        {nextSteps(settings, run.report).map((step) => (
          <button
            key={step.words}
            type="button"
            onClick={() =>
              step.month === undefined
                ? onChange({ ...settings, ...step.changes })
                : onMonth(step.month)
            }
          >
            {step.words}
          </button>
        ))}
      </nav>
      <BothGain run={run} />
      <MonthSection run={run} month={month} onMonth={onMonth} />
      <RunningChart run={run} />
      <HowSure run={run} sure={sure} />
      <WhyBuyer run={run} />
      <WhoPaidWhom title="Who paid whom" fileName="who-paid-whom" flows={run.report.flows} />
      {children}
      <Proof run={run} />
    </div>
  );
}

function RunningChart({ run: { running } }: { readonly run: HistoryRun }): JSX.Element {
  const { x, series } = useMemo(
    () => ({
      x: { kind: "date" as const, label: "date", values: running.days },
      series: [
        { name: "you", colour: "--you", values: running.seller },
        { name: "your buyer", colour: "--buyer", dash: [8, 3], values: running.buyer },
        { name: "just holding", colour: "--holding", dash: [3, 3], values: running.holding },
      ],
    }),
    [running],
  );
  return (
    <LineChart
      title="What each has gained so far"
      fileName="results"
      x={x}
      unit="dollars"
      series={series}
      height={320}
    />
  );
}

/** That the books balance, how the file was read, and what is taken for granted. */
function Proof({ run: { report } }: { readonly run: HistoryRun }): JSX.Element {
  const { notes, assumptions, input, ledger } = report;
  return (
    <section class="stack small soft proof" aria-label="Proof">
      <p>
        The books balance: nothing lost, 0.0000 off, {count(ledger.checks)} checks.{" "}
        {pricesWords(report)}
      </p>
      {input.skipped.map(({ reason, count: sales }) => (
        <p key={reason}>
          {count(sales)} sales skipped: {reason}.
        </p>
      ))}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p>Taken for granted (docs/assumptions): {assumptions.join(", ")}.</p>
    </section>
  );
}
