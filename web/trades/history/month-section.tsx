import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { dayFromIso } from "../../../src/calendar/civil-date.ts";
import type { ExplainedDay, ExplainReport } from "../../../src/reports/replay-report.ts";
import { engine } from "../../engine/open-engine.ts";
import { BarStrip } from "../../parts/chart/bar-strip.tsx";
import { LineChart } from "../../parts/chart/line-chart.tsx";
import { DataTable, type TableColumn } from "../../parts/data-table.tsx";
import { plainDollars, signedCount, signedDollars } from "../../parts/format.ts";
import { monthsWord } from "./result-table.tsx";
import { cycleLabel } from "./sums.ts";
import type { HistoryRun } from "./use-history.ts";

const COLUMNS: readonly TableColumn<ExplainedDay>[] = [
  { name: "date", text: ({ date }) => date },
  { name: "stock", isNumber: true, text: ({ stock }) => plainDollars(stock) },
  { name: "option", isNumber: true, text: ({ option }) => plainDollars(option) },
  { name: "he trades", isNumber: true, text: ({ traded }) => signedCount(traded) },
  { name: "he holds", isNumber: true, text: ({ held }) => signedCount(held) },
  { name: "gain of the trade", isNumber: true, text: ({ gain }) => signedDollars(gain) },
  { name: "his result so far", isNumber: true, text: ({ result }) => signedDollars(result) },
];

/** Every month as a bar; one of them opened day by day. */
export function MonthSection({ run }: { readonly run: HistoryRun }): JSX.Element {
  const picked = useSignal<number | undefined>(undefined);
  const told = useSignal<ExplainReport | undefined>(undefined);
  const failure = useSignal<unknown>(undefined);
  if (failure.value !== undefined) throw failure.value;
  const { report, options } = run;
  const { cycles, conventions } = report;
  const bars = useMemo(
    () =>
      cycles.map((cycle) => ({
        label: cycleLabel(cycle, conventions.cycle),
        value: cycle.seller.pnl,
      })),
    [cycles, conventions],
  );
  useEffect(() => {
    picked.value = undefined;
    told.value = undefined;
  }, [cycles, picked, told]);
  const open = (index: number): void => {
    picked.value = index;
    engine()
      .then((api) => api.days(options, index))
      .then((answer) => {
        if (picked.value === index) told.value = answer.ok ? answer.value : undefined;
      })
      .catch((error: unknown) => {
        failure.value = error;
      });
  };
  return (
    <section class="stack" aria-labelledby="months">
      <h2 id="months">Your {monthsWord(conventions.cycle)}</h2>
      <BarStrip
        title="Your result, sale by sale: pick one to see it day by day"
        fileName="months"
        bars={bars}
        picked={picked.value}
        onPick={open}
      />
      {told.value !== undefined && <Days report={told.value} />}
    </section>
  );
}

/** One option from its sale to its end, as its buyer lived it. */
function Days({ report }: { readonly report: ExplainReport }): JSX.Element {
  const { days, entry } = report;
  const x = useMemo(
    () => ({
      kind: "date" as const,
      label: "date",
      values: days.map(({ date }) => dayFromIso(date)!),
    }),
    [days],
  );
  const series = useMemo(
    () => [{ name: "the stock", colour: "--ink", values: days.map(({ stock }) => stock) }],
    [days],
  );
  const dots = useMemo(
    () => [
      {
        name: "share trades of your buyer",
        colour: "--buyer",
        points: days
          .filter(({ traded }) => traded !== 0)
          .map(({ date, stock, traded }) => ({
            x: dayFromIso(date)!,
            y: stock,
            label: `he ${traded < 0 ? "sells" : "buys"} ${Math.abs(traded)}`,
          })),
      },
    ],
    [days],
  );
  return (
    <div class="stack" data-testid="days">
      <h3>The option sold on {entry}, day by day</h3>
      <LineChart
        title="The stock, a dot for each share trade of your buyer"
        fileName={`days-${entry}`}
        x={x}
        unit="price"
        series={series}
        dots={dots}
        height={220}
      />
      <DataTable
        caption="Day by day"
        fileName={`days-${entry}-table`}
        columns={COLUMNS}
        rows={days}
        heightRem={26}
      />
    </div>
  );
}
