import type { JSX } from "preact";
import type { OutcomeCounts } from "../../../src/reports/replay-report.ts";
import type { FirstReport } from "../../../src/reports/report-replay.ts";
import { storyWords } from "../../../src/reports/statement/words.ts";
import { count, wholeDollars } from "../../parts/format.ts";
import { monthsWord } from "./result-table.tsx";

/** In how many months both gained, one did, or none: with the shares, and the options alone. */
export function BothGain({ report }: { readonly report: FirstReport }): JSX.Element {
  const { summary, conventions } = report;
  const { seller, buyer, versusHolding, outcomes } = summary;
  const both = seller.pnl > 0 && buyer.pnl > 0;
  const { options } = storyWords(report);
  const { pnl } = versusHolding;
  return (
    <section class="stack" aria-labelledby="both-gain">
      <h2 id="both-gain">Did both gain?</h2>
      <p>
        In total {both ? "yes" : "no"}. Against just holding, the {options}{" "}
        {pnl < 0 ? "cost" : "brought"} you {wholeDollars(Math.abs(pnl))}.
      </p>
      <div class="two-by-two">
        <TwoByTwo
          title={`Your whole result, by ${monthsWord(conventions.cycle)}`}
          counts={outcomes.withShares}
        />
        <TwoByTwo title={`Your ${options} alone`} counts={outcomes.optionAlone} />
      </div>
    </section>
  );
}

interface TwoByTwoProps {
  readonly title: string;
  readonly counts: OutcomeCounts;
}

function TwoByTwo({ title, counts }: TwoByTwoProps): JSX.Element {
  return (
    <table data-testid="two-by-two">
      <caption>{title}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col" class="number">
            buyer gained
          </th>
          <th scope="col" class="number">
            buyer lost
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">you gained</th>
          <td class="number">{count(counts.both)}</td>
          <td class="number">{count(counts.sellerOnly)}</td>
        </tr>
        <tr>
          <th scope="row">you lost</th>
          <td class="number">{count(counts.buyerOnly)}</td>
          <td class="number">{count(counts.neither)}</td>
        </tr>
      </tbody>
    </table>
  );
}
