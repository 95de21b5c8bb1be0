import {
  count,
  FULL_WIDTH,
  money,
  percent,
  signedCount,
  tableRow,
  wrap,
} from "../../statement/layout.ts";
import type { PositionReport, TradesReport } from "../trades-report.ts";

/** A screen of them; all are in the JSON. */
const SHOWN_MAX = 40;

/** The positions, the latest last: what was paid for, what came, and what each side had. */
export function positionList({ positions }: TradesReport, width: number): string[] {
  const shown = positions.slice(-SHOWN_MAX);
  const earlier = positions.length - shown.length;
  const head =
    "YOUR POSITIONS   swings paid for and come; your option, the buyer's with its own hedge";
  return [
    ...wrap(head, width, "  "),
    ...(width < FULL_WIDTH
      ? shown.flatMap(stacked)
      : [tableRow("", ["", "", "paid", "came", "you", "buyer"], 18, 10), ...shown.map(line)]),
    ...(earlier === 0 ? [] : [` ${count(earlier)} earlier ones: --json`]),
  ];
}

/** `ACME  250117C00105000` as `250117 C 105`. */
function nameOf({ contract }: PositionReport): string {
  const parts = /^\S+ *(\d{6})([CP])(\d{8})$/.exec(contract);
  return parts === null ? contract : `${parts[1]} ${parts[2]} ${Number(parts[3]) / 1000}`;
}

function swing(volatility: number | null): string {
  return volatility === null ? "-" : percent(volatility);
}

function line(position: PositionReport): string {
  const { contracts, how, iv, realizedVol, option, buyer } = position;
  const label = ` ${nameOf(position)}`.padEnd(17);
  const start = `${label}${signedCount(contracts).padStart(6)} ${how.padEnd(10)}`;
  return (
    tableRow(start, [swing(iv), swing(realizedVol)], 34, 9) +
    [money(option), money(buyer.hedged)].map((cell) => cell.padStart(14)).join("")
  );
}

function stacked(position: PositionReport): string[] {
  const { contracts, how, iv, realizedVol, option, buyer } = position;
  return [
    ` ${nameOf(position)}  ${signedCount(contracts)} ${how}`,
    tableRow("   paid, came", [swing(iv), swing(realizedVol)], 14, 12),
    tableRow("   you, buyer", [money(option), money(buyer.hedged)], 14, 15),
  ];
}
