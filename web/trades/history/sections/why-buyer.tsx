import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { paidVolatility } from "../../../../src/reports/cycle-report.ts";
import type { CycleReport, SwingCounts } from "../../../../src/reports/replay-report.ts";
import {
  matchedWords,
  reasonsOf,
  sumOfParts,
} from "../../../../src/reports/statement/buyer-reasons.ts";
import { reasonInput } from "../../../../src/reports/statement/why-section.ts";
import { cycleWords } from "../../../../src/reports/statement/words.ts";
import { count, percent, signedDollars } from "../../../parts/format.ts";
import { Term } from "../../../words/term.tsx";
import { GreeksToggle, usesGreeks } from "../../results/greeks.tsx";
import { ReasonTable } from "../../results/reason-table.tsx";
import { HowSummed } from "../how-summed.tsx";
import { type Summed, sellerReasons } from "../sums.ts";
import type { ExplainedRun } from "../use-history.ts";

/** Why the buyer has what he has, reason by reason, and what the seller's result is made of. */
export function WhyBuyer({ run }: { readonly run: ExplainedRun }): JSX.Element {
  const asked = useSignal<Summed<CycleReport> | undefined>(undefined);
  const { report } = run;
  const { buyer, swings } = report.summary;
  const { Cycles } = cycleWords(report);
  const verb = buyer.pnl > 0 ? "gained" : buyer.pnl < 0 ? "lost" : "broke even";
  const line = (summed: Summed<CycleReport>) => ({
    amount: summed.total,
    words: summed.title,
    onClick: () => {
      asked.value = summed;
    },
  });
  const [sum, ...parts] = sellerReasons(report).reverse();
  return (
    <section class="stack" aria-labelledby="why-buyer">
      <h2 id="why-buyer">Why your buyer {verb}</h2>
      <Swings run={run} />
      <GreeksToggle />
      <ReasonTable
        caption="The reasons of his result"
        testId="reasons"
        lines={buyerReasons(run).map(line)}
        sum={line({ title: "his result", total: buyer.pnl, ofCycle: (cycle) => cycle.buyer.pnl })}
      />
      <p class="soft">
        {swung(`${Cycles} that swung more than he had paid for`, swings.more)}{" "}
        {swung("Less, or the same", swings.less)} {matchedWords(buyer, signedDollars).trim()}
      </p>
      <h3>And you?</h3>
      <ReasonTable
        caption="What your result above cash is made of"
        testId="decomposition"
        lines={parts.reverse().map(line)}
        sum={line(sum!)}
      />
      {asked.value !== undefined && (
        <HowSummed
          run={run}
          summed={asked.value}
          onClose={() => {
            asked.value = undefined;
          }}
        />
      )}
    </section>
  );
}

function swung(words: string, { cycles, buyerGained }: SwingCounts): string {
  return `${words}: ${count(cycles)}. He gained in ${count(buyerGained)} of them.`;
}

/** In words, or in the terms of the trade. */
function buyerReasons({ report }: ExplainedRun): Summed<CycleReport>[] {
  return reasonsOf(reasonInput(report)).map(({ parts, amount, words, greek }) => ({
    title: usesGreeks() ? greek : words,
    total: amount,
    ofCycle: ({ buyer }) => sumOfParts(buyer.parts, parts),
  }));
}

/** What was paid for, and what came, over the sales that were made. */
function Swings({ run: { report } }: { readonly run: ExplainedRun }): JSX.Element {
  const sold = report.cycles.filter(({ contracts }) => contracts > 0);
  if (sold.length === 0) return <p>He never bid: nothing was sold.</p>;
  const mean = (pick: (cycle: CycleReport) => number): string =>
    percent(sold.reduce((sum, cycle) => sum + pick(cycle), 0) / sold.length);
  const { makerEdge } = report.conventions;
  return (
    <p>
      He paid for <Term word="implied volatility">swings</Term> of{" "}
      {mean((cycle) => paidVolatility(cycle, makerEdge))} a year (implied volatility);{" "}
      {mean(({ realizedVol }) => realizedVol)} <Term word="realised volatility">came</Term>{" "}
      (realised volatility).
    </p>
  );
}
