import type { JSX } from "preact";
import type { ArticleReport } from "../../../src/reports/article-report.ts";
import { partyName } from "../../parts/flows/party-names.ts";
import { signedWholeDollars } from "../../parts/format.ts";
import { gainsSoFar, type PartySoFar } from "./story.ts";

interface SoFarProps {
  readonly example: ArticleReport;
  /** Closes that have been. */
  readonly closes: number;
  /** What a click on a number asks for, where code runs. */
  readonly onAsk?: (party: PartySoFar) => void;
}

/** What each has so far: one's gain is another's loss. */
export function SoFar({ example, closes, onAsk }: SoFarProps): JSX.Element {
  const { you, buyer, others } = gainsSoFar(example, closes);
  const rows = [
    { party: "seller", of: `the ${example.right}'s price`, amount: you, colour: "you" },
    { party: "buyer", of: "shares, less that price", amount: buyer, colour: "buyer" },
    { party: "tape", of: "shares", amount: others, colour: "traders" },
  ] as const;
  return (
    <table class="so-far">
      <caption>Paid and gained so far</caption>
      <tbody>
        {rows.map(({ party, of, amount, colour }) => (
          <tr key={party}>
            <th scope="row" class={`party-${colour}`}>
              {partyName(party).words} <span class="soft small">{of}</span>
            </th>
            <td class="number">
              {onAsk === undefined || amount === 0 ? (
                signedWholeDollars(amount)
              ) : (
                <button
                  type="button"
                  class="plain number"
                  title="How it was made"
                  onClick={() => onAsk(party)}
                >
                  {signedWholeDollars(amount)}
                </button>
              )}
            </td>
          </tr>
        ))}
        <tr class="soft">
          <th scope="row">all together</th>
          <td class="number">{signedWholeDollars(you + buyer + others)}</td>
        </tr>
      </tbody>
    </table>
  );
}
