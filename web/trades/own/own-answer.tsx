import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { cashWords } from "../../../src/reports/trades/statement/trades-head.ts";
import { tradesAnswer, tradesAnswerInPercent } from "../answer-words.ts";
import { AnswerActions } from "../results/answer-actions.tsx";
import { type ThreeCell, type ThreeLine, ThreeResults } from "../results/three-results.tsx";
import type { OwnRun } from "./own-run.ts";
import { type OwnCell, ownRows, type PositionSum } from "./position-sums.ts";
import { PositionsSummed } from "./positions-summed.tsx";

/** The answer in a sentence, the check of the cash, and the three results. */
export function OwnAnswer({ run }: { readonly run: OwnRun }): JSX.Element {
  const { report, options } = run;
  const sentence = tradesAnswer(report);
  const [cash, ...differences] = cashWords(report);
  return (
    <div class="stack">
      <p class="answer" data-testid="answer" aria-live="polite">
        {sentence}
      </p>
      <p data-testid="cash">{cash}</p>
      {differences.length > 0 && (
        <ul class="small">
          {differences.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      <p class="small soft">
        Option prices are yours: nothing is modelled in them. Between your fills an option keeps the
        volatility that its last price implied.
      </p>
      <OwnResults run={run} />
      <AnswerActions
        sentence={sentence}
        sentenceInPercent={tradesAnswerInPercent(report)}
        isModelled={false}
        options={options}
        isOwnFile={true}
      />
    </div>
  );
}

/** The three results as the statement has them; an amount shows which positions add up to it. */
function OwnResults({ run }: { readonly run: OwnRun }): JSX.Element {
  const asked = useSignal<PositionSum | undefined>(undefined);
  const { you, buyer, holding } = run.report.summary;
  const cell = ({ value, sum }: OwnCell): ThreeCell =>
    sum === undefined
      ? { value }
      : {
          value,
          onClick: () => {
            asked.value = sum;
          },
        };
  const lines: readonly ThreeLine[] = [
    ...ownRows(run.report).map(({ name, cells: [yours, his, shares] }) => ({
      name,
      cells: [cell(yours), cell(his), cell(shares)] as const,
      isResult: name === "result",
    })),
    {
      name: "worst fall on the way",
      cells: [{ value: you.worstFall }, { value: buyer.worstFall }, { value: holding.worstFall }],
    },
  ];
  return (
    <>
      <ThreeResults holdings={["as traded", "options + hedge", "shares alone"]} lines={lines} />
      {asked.value !== undefined && (
        <PositionsSummed
          run={run}
          summed={asked.value}
          onClose={() => {
            asked.value = undefined;
          }}
        />
      )}
    </>
  );
}
