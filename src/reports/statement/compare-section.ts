import type { ComparedRun, ReplayReport, SummaryReport } from "../replay-report.ts";
import { count, FULL_WIDTH, tableRow, wholeMoney, wrap } from "./layout.ts";

const LABEL_WIDTH = 23;
const CELL_WIDTH = 14;

const ROWS: readonly (readonly [label: string, cell: (summary: SummaryReport) => string])[] = [
  ["Premium", ({ premium }) => wholeMoney(premium)],
  ["You", ({ seller }) => wholeMoney(seller.pnl)],
  ["Your buyer", ({ buyer }) => wholeMoney(buyer.pnl)],
  ["You less just holding", ({ versusHolding }) => wholeMoney(versusHolding.pnl)],
  ["Times you gained", ({ seller, cycles }) => `${count(seller.gains)} of ${count(cycles)}`],
  ["Your worst fall", ({ seller }) => wholeMoney(seller.worstFall)],
];

/** The run beside the same history with other settings; nothing when none were asked for. */
export function compareSection(report: ReplayReport, width: number): string[] {
  const { compare, summary } = report;
  if (compare === undefined) return [];
  const runs = compare.map((run, i) => ({ ...run, letter: "ABC"[i]! }));
  const summaries = [summary, ...runs.map((run) => run.summary)];
  const legend = runs.flatMap((run) =>
    wrap(` ${run.letter}  ${settingsInWords(run)}`, width, "    "),
  );
  const table = [
    tableRow("", ["as run", ...runs.map(({ letter }) => letter)], LABEL_WIDTH, CELL_WIDTH),
    ...ROWS.map(([label, cell]) => tableRow(label, summaries.map(cell), LABEL_WIDTH, CELL_WIDTH)),
  ];
  const fits = width >= FULL_WIDTH && table.every((line) => line.length <= FULL_WIDTH);
  const title = wrap("COMPARED   the same prices with other settings", width, "  ");
  if (fits) return [...title, ...legend, ...table];
  return [
    ...title,
    ...summaries.flatMap((one, i) => [
      ...(i === 0 ? [" as run"] : wrap(` ${settingsInWords(runs[i - 1]!)}`, width, "    ")),
      ...ROWS.map(([label, cell]) => tableRow(`  ${label}`, [cell(one)], 27, 15)),
    ]),
  ];
}

function settingsInWords({ settings }: ComparedRun): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}
