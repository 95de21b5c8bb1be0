import type { JSX } from "preact";
import { Sideways } from "../trades/results/sideways.tsx";

interface PlainTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly testId?: string;
}

/** A few rows of words and numbers; where it is too wide for its place it scrolls. */
export function PlainTable({ caption, head, rows, testId }: PlainTableProps): JSX.Element {
  return (
    <Sideways label={caption}>
      <table class="plain-table" data-testid={testId}>
        <caption class="hidden-visually">{caption}</caption>
        <thead>
          <tr>
            {head.map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join("|")}>
              {row.map((words, i) =>
                i === 0 ? (
                  <th key={head[i]} scope="row">
                    {words}
                  </th>
                ) : (
                  <td key={head[i]}>{words}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  );
}
