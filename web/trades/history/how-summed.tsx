import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { EntryLine } from "../../../src/reports/followed/entry-lines.ts";
import type { CycleReport } from "../../../src/reports/replay-report.ts";
import { engine } from "../../engine/open-engine.ts";
import { DataTable, type TableColumn } from "../../parts/data-table.tsx";
import { signedDollars } from "../../parts/format.ts";
import { HowMade } from "../../parts/how-made.tsx";
import { Modal } from "../../parts/modal.tsx";
import { type Column, cycleLabel, type ResultRow } from "./sums.ts";
import type { HistoryRun } from "./use-history.ts";

interface HowSummedProps {
  readonly run: HistoryRun;
  readonly row: ResultRow;
  readonly column: Column;
  readonly onClose: () => void;
}

const WHOSE: Readonly<Record<Column, string>> = {
  you: "you",
  buyer: "your buyer",
  holding: "just holding",
};

/** How a total was made: what each month adds to it, and behind each month the books. */
export function HowSummed({ run, row, column, onClose }: HowSummedProps): JSX.Element {
  const entries = useSignal<
    { readonly cycle: CycleReport; readonly lines: readonly EntryLine[] } | undefined
  >(undefined);
  const { cycles, conventions } = run.report;
  const open = async (cycle: CycleReport): Promise<void> => {
    const answer = await (await engine()).entries(run.options, cycles.indexOf(cycle));
    if (answer.ok) entries.value = { cycle, lines: answer.value };
  };
  const text = (cycle: CycleReport): string => signedDollars(row.ofCycle(cycle, column));
  const columns: readonly TableColumn<CycleReport>[] = [
    { name: "sold", text: ({ entry }) => entry },
    { name: "ended", text: ({ ended }) => ended },
    { name: row.name, isNumber: true, text },
    {
      name: "books",
      text: () => "",
      cell: (cycle) => (
        <button type="button" class="plain" onClick={() => open(cycle)}>
          entries of {cycleLabel(cycle, conventions.cycle)}
        </button>
      ),
    },
  ];
  const shown = entries.value;
  return (
    <Modal title={`How it was made: ${row.name}, ${WHOSE[column]}`} onClose={onClose}>
      <p>
        {cycles.length} sales add up to <strong>{signedDollars(row.totals[column])}</strong>.
      </p>
      <DataTable caption={row.name} fileName="how-summed" columns={columns} rows={cycles} />
      {shown !== undefined && (
        <HowMade
          title={`The books from ${shown.cycle.entry} to ${shown.cycle.ended}`}
          sum={`${row.name}: ${text(shown.cycle)}`}
          lines={shown.lines}
          onClose={() => {
            entries.value = undefined;
          }}
        />
      )}
    </Modal>
  );
}
