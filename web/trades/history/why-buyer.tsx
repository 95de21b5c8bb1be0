import type { JSX } from "preact";
import type { FirstReport } from "../../../src/reports/report-replay.ts";
import { reasonsOf } from "../../../src/reports/statement/buyer-reasons.ts";
import { reasonInput } from "../../../src/reports/statement/why-section.ts";
import { Amount } from "../../parts/amount.tsx";
import { count, percent, signedWholeDollars } from "../../parts/format.ts";

interface WhyBuyerProps {
  readonly report: FirstReport;
  /** In the terms of the trade. */
  readonly greeks: boolean;
}

/** Why the buyer has what he has, reason by reason, and what the seller's result is made of. */
export function WhyBuyer({ report, greeks }: WhyBuyerProps): JSX.Element {
  const { summary, cycles } = report;
  const { buyer, swings } = summary;
  const sold = cycles.filter(({ contracts }) => contracts > 0);
  const mean = (pick: (cycle: (typeof sold)[number]) => number): string =>
    percent(sold.reduce((sum, cycle) => sum + pick(cycle), 0) / sold.length);
  const verb = buyer.pnl > 0 ? "gained" : buyer.pnl < 0 ? "lost" : "broke even";
  return (
    <section class="stack" aria-labelledby="why-buyer">
      <h2 id="why-buyer">Why your buyer {verb}</h2>
      <p>
        He paid for swings of {mean(({ iv }) => iv)} a year;{" "}
        {mean(({ realizedVol }) => realizedVol)} came.
      </p>
      <table data-testid="reasons">
        <caption class="hidden-visually">The reasons of his result</caption>
        <tbody>
          {reasonsOf(reasonInput(report)).map(({ amount, words, greek }) => (
            <tr key={greek}>
              <td class="number">
                <Amount value={amount} />
              </td>
              <td>{greeks ? greek : words}</td>
            </tr>
          ))}
          <tr>
            <td class="number">
              <strong>
                <Amount value={buyer.pnl} />
              </strong>
            </td>
            <td>
              <strong>his result</strong>
            </td>
          </tr>
        </tbody>
      </table>
      <p class="soft">
        Sales after which more swings came than he had paid for: {count(swings.more.cycles)}. He
        gained in {count(swings.more.buyerGained)} of them. Less, or the same:{" "}
        {count(swings.less.cycles)}. He gained in {count(swings.less.buyerGained)} of them.
      </p>
      <Decomposition report={report} />
    </section>
  );
}

/** The seller's result above cash: owning stock, having sold swings, timing by chance. */
function Decomposition({ report }: { readonly report: FirstReport }): JSX.Element {
  const sum = (part: "equity" | "shortVol" | "timing"): number =>
    report.cycles.reduce((total, { seller }) => total + seller.decomposition[part], 0);
  return (
    <p>
      Your own result, above what cash earns, is made of {signedWholeDollars(sum("equity"))} for
      owning stock, {signedWholeDollars(sum("shortVol"))} for having sold swings and{" "}
      {signedWholeDollars(sum("timing"))} for owning more or less stock as it moved.
    </p>
  );
}
