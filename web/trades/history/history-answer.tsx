import type { JSX } from "preact";
import { opening, priceSourceLines } from "../../../src/reports/statement/head-section.ts";
import { storyWords } from "../../../src/reports/statement/words.ts";
import { historyAnswer, historyAnswerInPercent } from "../answer-words.ts";
import { AnswerActions } from "../results/answer-actions.tsx";
import { ResultTable } from "./result-table.tsx";
import type { HistoryRun } from "./use-history.ts";

interface HistoryAnswerProps {
  readonly run: HistoryRun;
  /** `Apple`, or the file's name. */
  readonly name: string;
  readonly isOwnFile: boolean;
}

/** The answer in a sentence, where its prices come from, and the three results. */
export function HistoryAnswer({ run, name, isOwnFile }: HistoryAnswerProps): JSX.Element {
  const { report, options } = run;
  const words = `${storyWords(report).option.toUpperCase()} PRICES ARE`;
  const [prices] = priceSourceLines(report, { real: words, modelled: words });
  const sentence = historyAnswer(report, name);
  return (
    <div class="stack">
      <p class="answer" data-testid="answer" aria-live="polite">
        {sentence}
      </p>
      <p class="soft">
        {report.input.from} to {report.input.to}. {opening(report)}
      </p>
      <p class="small alert">
        {prices} Your own trades have real ones: drop a broker's statement beside the prices.
      </p>
      <ResultTable run={run} />
      <AnswerActions
        sentence={sentence}
        sentenceInPercent={historyAnswerInPercent(report, name)}
        isModelled={report.prices === "modelled"}
        options={options}
        isOwnFile={isOwnFile}
      />
    </div>
  );
}
