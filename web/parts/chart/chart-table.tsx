import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { TableBox, type TableColumn } from "../data-table.tsx";
import type { ChartProps } from "./chart-props.ts";
import { dotWords, exactWords, placeValue } from "./chart-words.ts";

/** The numbers of a chart, a row for each place; drawn once it is opened. */
export function ChartTable({ chart }: { readonly chart: ChartProps }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const { title, x, series, dots, unit } = chart;
  const rows = useMemo(() => Array.from({ length: x.values.length }, (_, i) => i), [x]);
  const columns = useMemo(
    (): TableColumn<number>[] => [
      { name: x.label, isNumber: x.kind === "number", text: (row) => placeValue(chart, row) },
      ...series.map(({ name, values }) => ({
        name,
        isNumber: true,
        text: (row: number) => exactWords(unit, values[row]!),
      })),
      ...(dots ?? []).map(({ name }, i) => ({
        name,
        text: (row: number) => dotWords(chart, i, row),
      })),
    ],
    [x, series, dots, unit],
  );
  return (
    <details class="save" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>As a table</summary>
      {isOpen && <TableBox caption={title} columns={columns} rows={rows} />}
    </details>
  );
}
