import type { JSX } from "preact";
import type { PositionReport } from "../../../src/reports/trades/trades-report.ts";
import { DataTable, type TableColumn } from "../../parts/data-table.tsx";
import { percent, signedCount, signedDollars } from "../../parts/format.ts";

const swings = (volatility: number | null): string =>
  volatility === null ? "-" : percent(volatility);

const COLUMNS: readonly TableColumn<PositionReport>[] = [
  { name: "option", text: ({ contract }) => contract },
  { name: "opened", text: ({ opened }) => opened },
  { name: "closed", text: ({ closed }) => closed ?? "open" },
  { name: "how", text: ({ how }) => how },
  { name: "contracts", isNumber: true, text: ({ contracts }) => signedCount(contracts) },
  { name: "opened for", isNumber: true, text: ({ premium }) => signedDollars(premium) },
  { name: "paid for", isNumber: true, text: ({ iv }) => swings(iv) },
  { name: "came", isNumber: true, text: ({ realizedVol }) => swings(realizedVol) },
  { name: "your option", isNumber: true, text: ({ option }) => signedDollars(option) },
  { name: "fees", isNumber: true, text: ({ fees }) => signedDollars(fees) },
  {
    name: "your buyer",
    isNumber: true,
    text: ({ buyer }) => signedDollars(buyer.hedged),
  },
];

interface PositionsProps {
  readonly positions: readonly PositionReport[];
}

/** Each option from its opening to its end, with what its price paid for. */
export function Positions({ positions }: PositionsProps): JSX.Element {
  return (
    <section class="stack" aria-labelledby="positions">
      <h2 id="positions">Your positions</h2>
      <p class="soft">
        The swings that each price paid for and those that came, your option, and your buyer with
        the hedge of this one alone.
      </p>
      <DataTable
        caption="Positions"
        fileName="positions"
        columns={COLUMNS}
        rows={positions}
        heightRem={26}
      />
    </section>
  );
}
