import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { ExplainedDay, ExplainReport } from "../../../../src/reports/replay-report.ts";
import {
  type DollarWords,
  monthWords,
  soldWords,
} from "../../../../src/reports/statement/explain-section.ts";
import { DataTable, type TableColumn } from "../../../parts/data-table.tsx";
import {
  plainDollars,
  signedCount,
  signedDollars,
  signedWholeDollars,
} from "../../../parts/format.ts";
import { StockDays } from "../../results/stock-days.tsx";
import { CycleEntries } from "../how-summed.tsx";
import type { HistoryRun } from "../use-history.ts";

interface MonthDaysProps {
  readonly run: HistoryRun;
  readonly index: number;
  /** Undefined: nobody bid. */
  readonly explain: ExplainReport | undefined;
}

const DOLLARS: DollarWords = {
  price: plainDollars,
  exact: signedDollars,
  whole: signedWholeDollars,
};

/** One option from its sale to its end, as its buyer lived it. */
export function MonthDays({ run, index, explain }: MonthDaysProps): JSX.Element {
  const areEntriesOpen = useSignal(false);
  const cycle = run.report.cycles[index]!;
  if (explain === undefined) {
    return <p data-testid="days">On {cycle.entry} nobody bid: nothing was sold.</p>;
  }
  const words = [
    soldWords(run.report, explain, DOLLARS),
    ...monthWords(run.report, explain, DOLLARS),
  ];
  return (
    <div class="stack" data-testid="days">
      <h3>The option sold on {cycle.entry}, day by day</h3>
      <p>{words.join(" ")}</p>
      <Days explain={explain} ended={cycle.ended} />
      <div>
        <button
          type="button"
          onClick={() => {
            areEntriesOpen.value = true;
          }}
        >
          Every entry in the books
        </button>
      </div>
      {areEntriesOpen.value && (
        <CycleEntries
          run={run}
          cycle={cycle}
          sum={words.at(-1)!}
          onClose={() => {
            areEntriesOpen.value = false;
          }}
        />
      )}
    </div>
  );
}

interface DaysProps {
  readonly explain: ExplainReport;
  /** What follows an early end is no option of his. */
  readonly ended: string;
}

function Days({ explain, ended }: DaysProps): JSX.Element {
  const days = useMemo(() => explain.days.filter(({ date }) => date <= ended), [explain, ended]);
  const columns: readonly TableColumn<ExplainedDay>[] = [
    { name: "date", text: ({ date }) => date },
    { name: "stock", isNumber: true, text: ({ stock }) => plainDollars(stock) },
    { name: "option", isNumber: true, text: ({ option }) => plainDollars(option) },
    { name: "he trades", isNumber: true, text: ({ traded }) => signedCount(traded) },
    { name: "he holds", isNumber: true, text: ({ held }) => signedCount(held) },
    {
      name: "gained",
      isNumber: true,
      // What the closing trades made is in his result, not in the account of trades.
      text: ({ date, traded, gain }) => (traded === 0 || date === ended ? "" : signedDollars(gain)),
    },
    { name: "his result so far", isNumber: true, text: ({ result }) => signedDollars(result) },
  ];
  return (
    <div class="days">
      <StockDays fileName={`days-${explain.entry}`} days={days} />
      <DataTable
        caption={`Day by day from ${explain.entry}`}
        fileName={`days-${explain.entry}-table`}
        columns={columns}
        rows={days}
        heightRem={26}
      />
    </div>
  );
}
