import type { JSX } from "preact";
import type { FirstReport } from "../../../src/reports/report-replay.ts";
import { reasonsOf } from "../../../src/reports/statement/buyer-reasons.ts";
import { reasonInput } from "../../../src/reports/statement/why-section.ts";
import { Amount } from "../../parts/amount.tsx";

/** Why the buyer has what he has; what is not explained is one of the rows. */
export function LiveReasons({ report }: { readonly report: FirstReport }): JSX.Element {
  const { pnl } = report.summary.buyer;
  const verb = pnl > 0 ? "gained" : pnl < 0 ? "lost" : "came out even";
  return (
    <table class="live-reasons">
      <caption>Why your buyer {verb}</caption>
      <tbody>
        {reasonsOf({ ...reasonInput(report), pace: "close after close" }).map(
          ({ amount, words }) => (
            <tr key={words}>
              <td class="number">
                <Amount value={amount} />
              </td>
              <td>{words}</td>
            </tr>
          ),
        )}
        <tr class="result">
          <td class="number">
            <Amount value={pnl} />
          </td>
          <td>his result: the sum</td>
        </tr>
      </tbody>
    </table>
  );
}
