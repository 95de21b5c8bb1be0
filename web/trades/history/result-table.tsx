import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Amount } from "../../parts/amount.tsx";
import { count } from "../../parts/format.ts";
import { HowSummed } from "./how-summed.tsx";
import { type Column, type ResultRow, resultRows } from "./sums.ts";
import type { HistoryRun } from "./use-history.ts";
import "./result-table.css";

const COLUMNS: readonly { readonly column: Column; readonly name: string; colour: string }[] = [
  { column: "you", name: "you", colour: "--you" },
  { column: "buyer", name: "your buyer", colour: "--buyer" },
  { column: "holding", name: "just holding", colour: "--holding" },
];

const HOLDS: Readonly<Record<string, string>> = {
  "covered-call": "shares + calls",
  "cash-secured-put": "cash + puts",
  wheel: "the wheel",
};

/** The three results side by side; on a narrow screen three cards under one bar of results. */
export function ResultTable({ run }: { readonly run: HistoryRun }): JSX.Element {
  const { report } = run;
  const { summary, conventions } = report;
  const rows = resultRows(report);
  const asked = useSignal<{ readonly row: ResultRow; readonly column: Column } | undefined>(
    undefined,
  );
  const all = report.cycles.length;
  const parties = { you: summary.seller, buyer: summary.buyer, holding: summary.buyAndHold };
  const holds = (column: Column): string =>
    column === "you"
      ? HOLDS[conventions.strategy]!
      : column === "buyer"
        ? "options + hedge"
        : "the shares";
  return (
    <div class="results">
      <table data-testid="results">
        <caption class="hidden-visually">The three results</caption>
        <thead>
          <tr>
            <td />
            {COLUMNS.map(({ column, name, colour }) => (
              <th
                key={column}
                scope="col"
                class="number party"
                style={{ borderTopColor: `var(${colour})` }}
              >
                {name}
                <span class="soft small">{holds(column)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} class={row.name === "result" ? "result" : ""}>
              <th scope="row">{row.name}</th>
              {COLUMNS.map(({ column, name }) => (
                <td key={column} class="number" data-party={name}>
                  <Amount
                    value={row.totals[column]}
                    onClick={() => {
                      asked.value = { row, column };
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{monthsWord(conventions.cycle)} with a gain</th>
            {COLUMNS.map(({ column, name }) => (
              <td key={column} class="number" data-party={name}>
                {count(parties[column].gains)} of {count(all)}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">worst fall on the way</th>
            {COLUMNS.map(({ column, name }) => (
              <td key={column} class="number" data-party={name}>
                <Amount value={parties[column].worstFall} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {asked.value !== undefined && (
        <HowSummed
          run={run}
          row={asked.value.row}
          column={asked.value.column}
          onClose={() => {
            asked.value = undefined;
          }}
        />
      )}
    </div>
  );
}

/** `months`, `weeks` or `cycles`. */
export function monthsWord(cycle: string): string {
  return cycle === "monthly" ? "months" : cycle === "weekly" ? "weeks" : "cycles";
}
