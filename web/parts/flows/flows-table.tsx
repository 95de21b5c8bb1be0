import type { JSX } from "preact";
import { Amount } from "../amount.tsx";
import { toCsv } from "../csv.ts";
import { partyName } from "./party-names.ts";
import type { AskedPayment } from "./payment-parts.ts";
import { type Flows, payingParties, totalOf } from "./payments.ts";

interface FlowsTableProps {
  readonly title: string;
  readonly flows: Flows;
  /** What a click on a number asks for. */
  readonly onAsk: (asked: AskedPayment) => void;
}

/** Row: who has it; column: from whom; the last column is the row's sum. */
export function FlowsTable({ title, flows, onAsk }: FlowsTableProps): JSX.Element {
  const parties = payingParties(flows);
  const amount = (value: number, asked: AskedPayment): JSX.Element =>
    value === 0 ? <Amount value={0} /> : <Amount value={value} onClick={() => onAsk(asked)} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section class="flows-table scroll-sideways" tabIndex={0} aria-label={`${title}, as a table`}>
      <table class="small">
        <caption class="hidden-visually">{title}: what the row had from the column</caption>
        <thead>
          <tr>
            <th scope="col">had from:</th>
            {parties.map((party) => (
              <th key={party} scope="col" class="number">
                {partyName(party).words}
              </th>
            ))}
            <th scope="col" class="number">
              in all
            </th>
          </tr>
        </thead>
        <tbody>
          {parties.map((party) => (
            <tr key={party}>
              <th scope="row">{partyName(party).words}</th>
              {parties.map((from) => (
                <td key={from} class="number">
                  {party === from ? "" : amount(hadFrom(flows, party, from), { to: party, from })}
                </td>
              ))}
              <td class="number">
                <strong>{amount(totalOf(flows, party), { to: party, from: undefined })}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The same table, saved. */
export function flowsCsv(flows: Flows): string {
  const parties = payingParties(flows);
  const words = parties.map((party) => partyName(party).words);
  return toCsv(
    ["had from", ...words, "in all"],
    parties.map((party, row) => [
      words[row]!,
      ...parties.map((from) => hadFrom(flows, party, from)),
      totalOf(flows, party),
    ]),
  );
}

function hadFrom({ parties, matrix }: Flows, party: string, from: string): number {
  return matrix[parties.indexOf(party)]![parties.indexOf(from)]!;
}
