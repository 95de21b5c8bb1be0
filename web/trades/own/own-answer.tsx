import type { JSX } from "preact";
import { sumDollars } from "../../../src/reports/statement/layout.ts";
import { cashWords } from "../../../src/reports/trades/statement/trades-head.ts";
import type { TradesReport } from "../../../src/reports/trades/trades-report.ts";
import type { LabOptions } from "../../engine/engine-api.ts";
import { tradesAnswer, tradesAnswerInPercent } from "../answer-words.ts";
import { AnswerActions } from "../results/answer-actions.tsx";
import { type ThreeLine, ThreeResults } from "../results/three-results.tsx";

interface OwnAnswerProps {
  readonly report: TradesReport;
  readonly options: LabOptions;
}

/** The answer in a sentence, the check of the cash, and the three results. */
export function OwnAnswer({ report, options }: OwnAnswerProps): JSX.Element {
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
      <ThreeResults
        holdings={["as traded", "options + hedge", "shares alone"]}
        lines={linesOf(report)}
      />
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

/** The lines of the statement; the first five of each column add up to its result. */
function linesOf({ summary }: TradesReport): ThreeLine[] {
  const { you, buyer, holding } = summary;
  const ended = sumDollars([you.option, -you.premium]);
  const line = (name: string, yours: number, his: number, shares: number): ThreeLine => ({
    name,
    cells: [{ value: yours }, { value: his }, { value: shares }],
    isResult: name === "result",
  });
  return [
    line("shares", you.stock, buyer.stock, holding.stock),
    line("options: when opened", you.premium, 0 - you.premium, 0),
    line("options: when ended", ended, 0 - ended, 0),
    line(
      "dividends, interest",
      you.dividends,
      sumDollars([buyer.dividends, buyer.interest]),
      holding.dividends,
    ),
    line("fees", you.fees, buyer.parts.fees ?? 0, 0),
    line("result", you.pnl, buyer.pnl, holding.pnl),
    line("worst fall on the way", you.worstFall, buyer.worstFall, holding.worstFall),
  ];
}
