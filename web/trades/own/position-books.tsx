import type { JSX } from "preact";
import type { EntryLine } from "../../../src/reports/followed/entry-lines.ts";
import type { PositionReport } from "../../../src/reports/trades/trades-report.ts";
import { signedDollars } from "../../parts/format.ts";
import { HowMade } from "../../parts/how-made.tsx";
import { positionName } from "./own-run.ts";

interface PositionBooksProps {
  readonly position: PositionReport;
  readonly entries: readonly EntryLine[];
  readonly onClose: () => void;
}

/** The lines of the books that moved one option. */
export function PositionBooks({ position, entries, onClose }: PositionBooksProps): JSX.Element {
  const { option, closed } = position;
  const left = closed === null ? " and the option at its last price" : "";
  return (
    <HowMade
      title={`The books of the ${positionName(position)}`}
      sum={
        `Your lines, shares at the close of their day${left}, add up to ` +
        `${signedDollars(option)}: your option. Fees, dividends and his hedge have entries of ` +
        "their own."
      }
      lines={entries}
      onClose={onClose}
    />
  );
}
