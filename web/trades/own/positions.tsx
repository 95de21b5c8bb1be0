import type { JSX } from "preact";
import type { PositionReport } from "../../../src/reports/trades/trades-report.ts";
import { DataTable, type TableColumn } from "../../parts/data-table.tsx";
import { percent, signedCount, signedDollars } from "../../parts/format.ts";
import { positionName } from "./own-run.ts";

const swings = (volatility: number | null): string =>
  volatility === null ? "-" : percent(volatility);

const COLUMNS: readonly TableColumn<PositionReport>[] = [
  { name: "opened", text: ({ opened }) => opened },
  { name: "ended", text: ({ closed }) => closed ?? "" },
  { name: "how", text: ({ how }) => how },
  { name: "contracts", isNumber: true, text: ({ contracts }) => signedCount(contracts) },
  { name: "opened for", isNumber: true, text: ({ premium }) => signedDollars(premium) },
  { name: "paid for", isNumber: true, text: ({ iv }) => swings(iv) },
  { name: "came", isNumber: true, text: ({ realizedVol }) => swings(realizedVol) },
  { name: "fees", isNumber: true, text: ({ fees }) => signedDollars(fees) },
  { name: "your option", isNumber: true, text: ({ option }) => signedDollars(option) },
  { name: "your buyer", isNumber: true, text: ({ buyer }) => signedDollars(buyer.hedged) },
];

interface PositionsProps {
  readonly positions: readonly PositionReport[];
  readonly onPick: (index: number) => void;
}

/** Each option from its opening to its end, with what its price paid for. */
export function Positions({ positions, onPick }: PositionsProps): JSX.Element {
  const option: TableColumn<PositionReport> = {
    name: "option",
    text: positionName,
    value: ({ contract }) => contract,
    cell: (position) => (
      <button type="button" class="plain" onClick={() => onPick(positions.indexOf(position))}>
        {positionName(position)}
      </button>
    ),
  };
  return (
    <>
      <p class="soft">
        The swings that each price paid for and those that came, your option, and your buyer with
        the hedge of this one alone.
      </p>
      <div class="small">
        <DataTable
          caption="Positions"
          fileName="positions"
          columns={[option, ...COLUMNS]}
          rows={positions}
          heightRem={26}
        />
      </div>
    </>
  );
}
