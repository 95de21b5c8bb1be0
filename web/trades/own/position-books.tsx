import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { EntryLine } from "../../../src/reports/followed/entry-lines.ts";
import type { PositionReport } from "../../../src/reports/trades/trades-report.ts";
import { signedDollars } from "../../parts/format.ts";
import { HowMade } from "../../parts/how-made.tsx";
import { type OwnRun, openedPosition, positionName } from "./own-run.ts";

interface PositionBooksProps {
  readonly run: OwnRun;
  readonly position: PositionReport;
  readonly onClose: () => void;
}

/** The lines of the books that moved one option. */
export function PositionBooks({ run, position, onClose }: PositionBooksProps): JSX.Element | null {
  const lines = useSignal<readonly EntryLine[] | undefined>(undefined);
  const failure = useSignal<unknown>(undefined);
  if (failure.value !== undefined) throw failure.value;
  useEffect(() => {
    openedPosition(run.options, run.report.positions.indexOf(position))
      .then((answer) => {
        lines.value = answer.ok ? answer.value.entries : [];
      })
      .catch((error: unknown) => {
        failure.value = error;
      });
  }, [run.options, position, lines, failure]);
  if (lines.value === undefined) return null;
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
      lines={lines.value}
      onClose={onClose}
    />
  );
}
