import type { JSX } from "preact";
import { matchedWords, reasonsOf } from "../../../src/reports/statement/buyer-reasons.ts";
import { filesWords, readingWords } from "../../../src/reports/trades/statement/trades-head.ts";
import { tradesReasonInput } from "../../../src/reports/trades/statement/trades-why.ts";
import type { TradesReport } from "../../../src/reports/trades/trades-report.ts";
import { WhoPaidWhom } from "../../parts/flows/who-paid-whom.tsx";
import { count, percent, signedDollars } from "../../parts/format.ts";
import { GreeksToggle, usesGreeks } from "../results/greeks.tsx";
import { ReasonTable } from "../results/reason-table.tsx";
import { BothGain } from "./both-gain.tsx";
import { HowSure } from "./how-sure.tsx";
import type { OwnRun } from "./own-run.ts";
import { PositionSection } from "./position-section.tsx";

/** Why the two results are what they are, position by position, and the proof. */
export function OwnReasons({ run }: { readonly run: OwnRun }): JSX.Element {
  const { report } = run;
  return (
    <div class="stack sections">
      <BothGain report={report} />
      <PositionSection run={run} />
      <WhyBuyer report={report} />
      <WhoPaidWhom title="Who paid whom" fileName="who-paid-whom" flows={report.flows} />
      <HowSure run={run} />
      <section class="stack small soft proof" aria-label="Proof">
        <p>The books balance: nothing lost, 0.0000 off, {count(report.ledger.checks)} checks.</p>
        {[...filesWords(report), ...readingWords(report)].map((words) => (
          <p key={words}>{words}</p>
        ))}
        <p>Taken for granted (docs/assumptions): {report.assumptions.join(", ")}.</p>
      </section>
    </div>
  );
}

function WhyBuyer({ report }: { readonly report: TradesReport }): JSX.Element {
  const { buyer, paid } = report.summary;
  const verb = buyer.pnl > 0 ? "gained" : buyer.pnl < 0 ? "lost" : "broke even";
  return (
    <section class="stack" aria-labelledby="why-buyer">
      <h2 id="why-buyer">Why your buyer {verb}</h2>
      <p>
        {paid.positions === 0
          ? "No price of yours says what he paid for swings."
          : `He paid for swings of ${percent(paid.iv)} a year (implied volatility); ` +
            `${percent(paid.realizedVol)} came (realised volatility).`}
      </p>
      <GreeksToggle />
      <ReasonTable
        caption="The reasons of his result"
        testId="reasons"
        lines={reasonsOf(tradesReasonInput(report)).map(({ amount, words, greek }) => ({
          amount,
          words: usesGreeks() ? greek : words,
        }))}
        sum={{ amount: buyer.pnl, words: "his result" }}
      />
      <p class="soft">{matchedWords(buyer, signedDollars).trim()}</p>
    </section>
  );
}
