import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { ArticleReport } from "../../../src/reports/article-report.ts";
import { plainDollars, signedCount, signedWholeDollars } from "../../parts/format.ts";
import { gainWords } from "./story.ts";

interface ShareLedgerProps {
  readonly example: ArticleReport;
  /** Closes that have been. */
  readonly closes: number;
  /** Where code runs: each gain tells how it was made. */
  readonly isAlive: boolean;
}

const HEADS = ["stock", "moves like", "he trades", "he holds", "gain"];

/** The buyer's shares, close by close, filling in. */
export function ShareLedger({ example, closes, isAlive }: ShareLedgerProps): JSX.Element {
  const told = useSignal(-1);
  const step = told.value < closes ? example.steps[told.value] : undefined;
  return (
    <div class="stack">
      <table class="share-ledger">
        <caption>What your buyer does with shares</caption>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col" class="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {example.steps.map(({ date, price, delta, traded, held, gain }, i) => (
            <tr key={date} class={isAlive && i === closes - 1 ? "now" : ""}>
              <td class="number">{i < closes ? plainDollars(price) : "\u00a0"}</td>
              <td class="number">{i < closes ? signedCount(delta) : ""}</td>
              <td class="number">{i < closes ? signedCount(traded) : ""}</td>
              <td class="number">{i < closes ? signedCount(held) : ""}</td>
              <td class="number">
                {i < closes && gain !== 0 && (
                  <>
                    {signedWholeDollars(gain)}{" "}
                    {isAlive && (
                      <button
                        type="button"
                        class="plain small"
                        aria-expanded={i === told.value}
                        aria-label={`why? ${signedWholeDollars(gain)} at ${plainDollars(price)}`}
                        onClick={() => {
                          told.value = i === told.value ? -1 : i;
                        }}
                      >
                        why?
                      </button>
                    )}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {step !== undefined && (
        <p class="meaning" role="status">
          {gainWords(step)}
        </p>
      )}
    </div>
  );
}
