import type { JSX } from "preact";
import type { ArticleReport } from "../../../src/reports/article-report.ts";
import { signedWholeDollars } from "../../parts/format.ts";
import { gainsSoFar } from "./story.ts";

interface SoFarProps {
  readonly example: ArticleReport;
  /** Closes that have been. */
  readonly closes: number;
}

/** What each has so far: one's gain is another's loss. */
export function SoFar({ example, closes }: SoFarProps): JSX.Element {
  const { you, buyer, others } = gainsSoFar(example, closes);
  const rows = [
    { name: "you", of: `the ${example.right}'s price`, amount: you, colour: "you" },
    { name: "your buyer", of: "shares, less that price", amount: buyer, colour: "buyer" },
    { name: "other share traders", of: "shares", amount: others, colour: "traders" },
  ];
  return (
    <table class="so-far">
      <caption>Paid and gained so far</caption>
      <tbody>
        {rows.map(({ name, of, amount, colour }) => (
          <tr key={name}>
            <th scope="row" class={`party-${colour}`}>
              {name} <span class="soft small">{of}</span>
            </th>
            <td class="number">{signedWholeDollars(amount)}</td>
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
