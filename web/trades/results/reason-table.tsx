import type { JSX } from "preact";
import { Amount } from "../../parts/amount.tsx";

/** An amount, and what it is for. */
export interface ReasonLine {
  readonly amount: number;
  readonly words: string;
  readonly onClick?: () => void;
}

interface ReasonTableProps {
  readonly caption: string;
  readonly testId: string;
  readonly lines: readonly ReasonLine[];
  /** What the lines add up to. */
  readonly sum: ReasonLine;
}

/** Reasons with their amounts, and the sum that they come to. */
export function ReasonTable({ caption, testId, lines, sum }: ReasonTableProps): JSX.Element {
  return (
    <table class="reasons" data-testid={testId}>
      <caption class="hidden-visually">{caption}</caption>
      <tbody>
        {[...lines, sum].map((line) => (
          <tr key={line.words} class={line === sum ? "sum" : ""}>
            <td class="number">
              <Amount
                value={line.amount}
                {...(line.onClick === undefined ? {} : { onClick: line.onClick })}
              />
            </td>
            <td>{line.words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
