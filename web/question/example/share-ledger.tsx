import type { JSX } from "preact";
import type { ArticleReport } from "../../../src/reports/article-report.ts";
import { plainDollars, signedCount, signedWholeDollars } from "../../parts/format.ts";
import { Term } from "../../words/term.tsx";

interface ShareLedgerProps {
  readonly example: ArticleReport;
  /** Closes that have been. */
  readonly shown: number;
}

/** The buyer's shares, close by close, filling in. */
export function ShareLedger({ example, shown }: ShareLedgerProps): JSX.Element {
  return (
    <table class="share-ledger">
      <caption>What your buyer does with shares</caption>
      <thead>
        <tr>
          <th scope="col" class="number">
            stock
          </th>
          <th scope="col" class="number">
            <Term word="delta">option moves like</Term>
          </th>
          <th scope="col" class="number">
            trades
          </th>
          <th scope="col" class="number">
            holds
          </th>
          <th scope="col" class="number">
            <Term word="gain from rebalancing">gain</Term>
          </th>
        </tr>
      </thead>
      <tbody>
        {example.steps.map(({ date, price, delta, traded, held, gain }, i) => (
          <tr key={date} class={i === shown - 1 ? "now" : ""}>
            <td class="number">{i < shown ? plainDollars(price) : "\u00a0"}</td>
            <td class="number">{i < shown ? signedCount(delta) : ""}</td>
            <td class="number">{i < shown ? signedCount(traded) : ""}</td>
            <td class="number">{i < shown ? signedCount(held) : ""}</td>
            <td class="number">{i < shown && gain !== 0 ? signedWholeDollars(gain) : ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
