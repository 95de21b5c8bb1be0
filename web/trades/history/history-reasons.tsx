import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { RunningReport } from "../../../src/reports/followed/running-report.ts";
import { pricesWords } from "../../../src/reports/statement/head-section.ts";
import { LineChart } from "../../parts/chart/line-chart.tsx";
import { WhoPaidWhom } from "../../parts/flows/who-paid-whom.tsx";
import { count } from "../../parts/format.ts";
import { Loading } from "../../parts/states.tsx";
import { Later } from "../../parts/turn/later.tsx";
import type { HistorySettings } from "../history-settings.ts";
import { nextSteps } from "./next-steps.ts";
import { Older } from "./older.tsx";
import { BothGain } from "./sections/both-gain.tsx";
import { HowSure } from "./sections/how-sure.tsx";
import { MonthSection } from "./sections/month-section.tsx";
import { PaymentCycles } from "./sections/payment-cycles.tsx";
import { WhyBuyer } from "./sections/why-buyer.tsx";
import type { ExplainedRun, HistoryRun, HistoryState } from "./use-history.ts";

interface HistoryReasonsProps {
  readonly run: HistoryRun;
  readonly history: HistoryState;
  readonly settings: HistorySettings;
  readonly month: string;
  readonly onMonth: (month: string) => void;
  readonly onChange: (settings: HistorySettings) => void;
  /** What can be compared. */
  readonly children: JSX.Element;
}

/** Why the answer is what it is, how sure it is, and the proof. */
export function HistoryReasons(props: HistoryReasonsProps): JSX.Element {
  const { run, history, settings, month, onMonth, onChange, children } = props;
  const opened = useMemo(() => ({ run, month }), [run, month]);
  const explained = history.explained.value;
  const isNewest = explained?.options === run.options;
  const why = useMemo(() => ({ explained, isNewest }), [explained, isNewest]);
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
      <Later value={run}>{(shown) => <BothGain run={shown} />}</Later>
      <Later value={opened}>{(shown) => <MonthSection {...shown} onMonth={onMonth} />}</Later>
      <Later value={run}>{(shown) => <RunningChart run={shown} running={history.running} />}</Later>
      <Later value={run}>{(shown) => <HowSure run={shown} sure={history.sure} />}</Later>
      <Later value={why}>{(shown) => <Why {...shown} />}</Later>
      <Later value={run}>{(shown) => <Payments run={shown} />}</Later>
      {children}
      <Proof run={run} />
    </div>
  );
}

interface WhyProps {
  readonly explained: ExplainedRun | undefined;
  readonly isNewest: boolean;
}

/** The reasons; those of older settings stay, paler, until the new ones come. */
function Why({ explained, isNewest }: WhyProps): JSX.Element | null {
  if (explained === undefined) return null;
  return (
    <Older isOlder={!isNewest}>
      <WhyBuyer run={explained} />
    </Older>
  );
}

function Payments({ run }: { readonly run: HistoryRun }): JSX.Element {
  return (
    <WhoPaidWhom
      title="Who paid whom"
      fileName="who-paid-whom"
      flows={run.report.flows}
      behind={(asked) => <PaymentCycles run={run} asked={asked} />}
    />
  );
}

interface RunningChartProps {
  readonly run: HistoryRun;
  readonly running: HistoryState["running"];
}

/** The results close by close; those of older settings stay, paler, until the new ones come. */
function RunningChart({ run, running }: RunningChartProps): JSX.Element {
  const found = running.value;
  if (found === undefined) {
    return (
      <div class="running-to-come">
        <Loading what="Following the results day by day" />
      </div>
    );
  }
  return (
    <Older isOlder={found.options !== run.options}>
      <RunningLines running={found.running} />
    </Older>
  );
}

function RunningLines({ running }: { readonly running: RunningReport }): JSX.Element {
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
