import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { opening } from "../../../src/reports/statement/head-section.ts";
import { storyWords } from "../../../src/reports/statement/words.ts";
import { kept } from "../../app/kept.ts";
import { proof } from "../../app/proof.ts";
import { shareLink } from "../../app/route.ts";
import { commandWords } from "../../engine/command-words.ts";
import { engine } from "../../engine/open-engine.ts";
import { LineChart } from "../../parts/chart/line-chart.tsx";
import { Toggle } from "../../parts/choice.tsx";
import { WhoPaidWhom } from "../../parts/flows/who-paid-whom.tsx";
import { Modal } from "../../parts/modal.tsx";
import { ShareCard } from "../../parts/share/share-card.tsx";
import { historyAnswer, historyAnswerInPercent } from "../answer-words.ts";
import { BothGain } from "./both-gain.tsx";
import { HowSure } from "./how-sure.tsx";
import { MonthSection } from "./month-section.tsx";
import { ResultTable } from "./result-table.tsx";
import type { HistoryRun, HistoryState } from "./use-history.ts";
import { WhyBuyer } from "./why-buyer.tsx";

interface HistoryViewProps {
  readonly run: HistoryRun;
  readonly state: HistoryState;
  /** `Apple`, or the file's name. */
  readonly name: string;
  readonly licence: string;
  readonly isOwnFile: boolean;
  readonly children: JSX.Element;
}

/** The experts' switch: the terms of the trade instead of words. */
const greeks = kept("greeks", "no");

/** The answer of a history: result, reasons, proof. @param children what can be compared. */
export function HistoryView(props: HistoryViewProps): JSX.Element {
  const { run, state, name, licence, isOwnFile, children } = props;
  const { report, options } = run;
  useEffect(() => {
    proof.value = {
      seed: report.seed,
      stateHash: report.stateHash,
      priceSource: report.priceSource,
      licence,
      command: commandWords(options),
    };
  }, [report, options, licence]);
  const { Options } = storyWords(report);
  return (
    <div class="stack history">
      <p class="answer" data-testid="answer" aria-live="polite">
        {historyAnswer(report, name)}
      </p>
      <p class="soft">{opening(report)}</p>
      <p class="small alert">
        ! {Options}' prices are modelled from {report.priceSource}. Your own trades have their own
        prices: drop a broker statement beside the prices.
      </p>
      <ResultTable run={run} />
      <Actions run={run} name={name} isOwnFile={isOwnFile} />
      <RunningChart run={run} />
      <BothGain report={report} />
      <MonthSection run={run} />
      <Toggle
        label="Name the reasons by their Greeks"
        isOn={greeks.value === "yes"}
        onChange={(isOn) => {
          greeks.value = isOn ? "yes" : "no";
        }}
      />
      <WhyBuyer report={report} greeks={greeks.value === "yes"} />
      <WhoPaidWhom title="Who paid whom" fileName="who-paid-whom" flows={report.flows} />
      <HowSure report={report} sure={state.sure} />
      {children}
      <Notes run={run} />
    </div>
  );
}

function RunningChart({ run }: { readonly run: HistoryRun }): JSX.Element {
  const { running } = run;
  const x = useMemo(
    () => ({ kind: "date" as const, label: "date", values: running.days }),
    [running],
  );
  const series = useMemo(
    () => [
      { name: "you", colour: "--you", values: running.seller },
      { name: "your buyer", colour: "--buyer", dash: [8, 3], values: running.buyer },
      { name: "just holding", colour: "--holding", dash: [3, 3], values: running.holding },
    ],
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

interface ActionsProps {
  readonly run: HistoryRun;
  readonly name: string;
  readonly isOwnFile: boolean;
}

/** Share, and the same as the command line prints it. */
function Actions({ run, name, isOwnFile }: ActionsProps): JSX.Element {
  const isSharing = useSignal(false);
  const text = useSignal<string | undefined>(undefined);
  const failure = useSignal<unknown>(undefined);
  if (failure.value !== undefined) throw failure.value;
  const show = (): void => {
    engine()
      .then((api) => api.statement({ ...run.options, greeks: greeks.value === "yes" }))
      .then((answer) => {
        text.value = answer.ok ? answer.value : answer.refused.what;
      })
      .catch((error: unknown) => {
        failure.value = error;
      });
  };
  return (
    <div class="row">
      <button
        type="button"
        onClick={() => {
          isSharing.value = true;
        }}
      >
        Share
      </button>
      <button type="button" onClick={show}>
        The statement of the command line
      </button>
      {isSharing.value && (
        <ShareCard
          sentence={historyAnswer(run.report, name)}
          sentenceInPercent={historyAnswerInPercent(run.report, name)}
          link={shareLink()}
          isOwnFile={isOwnFile}
          onClose={() => {
            isSharing.value = false;
          }}
        />
      )}
      {text.value !== undefined && (
        <Modal
          title="As the command line prints it"
          onClose={() => {
            text.value = undefined;
          }}
        >
          <pre class="scroll-sideways small">{commandWords(run.options)}</pre>
          <pre class="scroll-sideways small" data-testid="statement">
            {text.value}
          </pre>
        </Modal>
      )}
    </div>
  );
}

/** How the files were read, and what is taken for granted. */
function Notes({ run }: { readonly run: HistoryRun }): JSX.Element {
  const { notes, assumptions, input, ledger } = run.report;
  return (
    <section class="stack small soft" aria-label="Proof">
      <p>
        The books balance: nothing lost, 0.0000 off, {ledger.checks} checks. {input.from} to{" "}
        {input.to}.
      </p>
      {input.skipped.map(({ reason, count }) => (
        <p key={reason}>
          {count} sales skipped: {reason}.
        </p>
      ))}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p>Taken for granted (docs/assumptions): {assumptions.join(", ")}.</p>
    </section>
  );
}
