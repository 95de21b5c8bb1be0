import type { JSX } from "preact";
import type { Outcome, OutcomeCounts } from "../../../src/reports/replay-report.ts";
import { count } from "../../parts/format.ts";

interface TwoByTwoProps {
  readonly title: string;
  /** Heads of the columns and of the rows, the gain first. */
  readonly columns: readonly [string, string];
  readonly rows: readonly [string, string];
  readonly counts: OutcomeCounts;
  /** Which ones they are. */
  readonly onPick?: (outcome: Outcome) => void;
}

const OUTCOMES: readonly (readonly [Outcome, Outcome])[] = [
  ["both", "sellerOnly"],
  ["buyerOnly", "neither"],
];

/** How often both gained, one of the two, or none. */
export function TwoByTwo({ title, columns, rows, counts, onPick }: TwoByTwoProps): JSX.Element {
  return (
    <table class="two-by-two" data-testid="two-by-two">
      <caption>{title}</caption>
      <thead>
        <tr>
          <td />
          {columns.map((name) => (
            <th key={name} scope="col" class="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {OUTCOMES.map((outcomes, row) => (
          <tr key={rows[row]!}>
            <th scope="row">{rows[row]}</th>
            {outcomes.map((outcome) => (
              <td key={outcome} class="number">
                {onPick === undefined ? (
                  count(counts[outcome])
                ) : (
                  <button
                    type="button"
                    class="plain number"
                    title="Which ones"
                    onClick={() => onPick(outcome)}
                  >
                    {count(counts[outcome])}
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
