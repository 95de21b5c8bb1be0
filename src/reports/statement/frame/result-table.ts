import { FULL_WIDTH, tableRow } from "../layout.ts";

const CELL_WIDTH = 18;

/** Three parties' amounts under one name. A cell without words is left out on a narrow screen. */
export interface ResultLine {
  readonly label: string;
  readonly cells: readonly [string, string, string];
}

export interface ResultTable {
  /** The three parties, and what they hold. */
  readonly heads: readonly [string, string, string];
  readonly holdings: readonly [string, string, string];
  readonly lines: readonly ResultLine[];
  readonly labelWidth: number;
}

/** The three results side by side; on a narrow screen one under the other. */
export function resultTable(table: ResultTable, width: number): string[] {
  const { heads, holdings, lines, labelWidth } = table;
  if (width < FULL_WIDTH) {
    return heads.flatMap((head, party) => [
      `${head}: ${holdings[party]}`,
      ...lines
        .filter(({ cells }) => cells[party] !== "")
        .map(({ label, cells }) => tableRow(`  ${label}`, [cells[party]!], 27, 15)),
    ]);
  }
  const rule = "-".repeat(labelWidth + 3 * CELL_WIDTH);
  return [
    tableRow("", heads, labelWidth, CELL_WIDTH),
    tableRow("", holdings, labelWidth, CELL_WIDTH),
    ...lines.flatMap(({ label, cells }) => [
      ...(label === "RESULT" ? [rule] : []),
      tableRow(label, cells, labelWidth, CELL_WIDTH),
    ]),
  ];
}
