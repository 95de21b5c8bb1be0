import type { CashDividends } from "../../src/pricing/american/dividends/cash-dividends.ts";
import { InputError } from "../input/input-error.ts";
import { parseCashDividends } from "../input/parse-cash-dividends.ts";
import { parseNumber } from "../input/parse-number.ts";
import type { Table } from "../input/table.ts";
import { csvCell, csvLine } from "../output/csv.ts";
import { formatNumber } from "./format-number.ts";

/** One evaluation per row of a table. */
export interface BatchJob {
  /** The needed columns of numbers, beside `type`; case matters. */
  readonly inputs: readonly string[];
  /** The added columns of numbers, before `status`. */
  readonly outputs: readonly string[];
  /**
   * Writes `outputs` from one row's inputs, both in the order of the lists, and returns its status.
   * The outputs are printed when it is `ok` (they are then finite) and are empty otherwise. The
   * dividends are those of the column of that name, none where the file has no such column.
   */
  readonly evaluate: (
    sign: 1 | -1,
    inputs: Float64Array,
    outputs: Float64Array,
    dividends: CashDividends,
  ) => string;
}

export interface BatchResult {
  /** Rows by status, in order of first appearance. */
  readonly counts: ReadonlyMap<string, number>;
}

const ROWS_PER_WRITE = 5_000;

/**
 * Writes the table as CSV with the job's outputs and `status` added. An input column named like an
 * output becomes `given_*`; other columns are kept as they are. A row that is no option (a number,
 * a type or a list of dividends is missing or wrong) gets the status `invalid`.
 *
 * @throws InputError when a needed column is missing or stands twice.
 */
export function runBatch(
  table: Table,
  job: BatchJob,
  digits: number | undefined,
  write: (text: string) => void,
): BatchResult {
  const typeColumn = neededColumn(table, "type", job);
  const columns = job.inputs.map((name) => neededColumn(table, name, job));
  const dividendColumn = table.header.indexOf("dividends");
  const inputs = new Float64Array(columns.length);
  const outputs = new Float64Array(job.outputs.length);
  const blank = ",".repeat(outputs.length);
  const counts = new Map<string, number>();
  const lines = [
    [...givenNames(table.header, job), ...job.outputs, "status"].map(csvCell).join(","),
  ];
  for (const row of table.rows) {
    const sign = readInputs(row, typeColumn, columns, inputs);
    const dividends = parseCashDividends(dividendColumn >= 0 ? row[dividendColumn]! : "");
    const isOption = sign !== 0 && dividends !== undefined;
    const status = isOption ? job.evaluate(sign, inputs, outputs, dividends) : "invalid";
    counts.set(status, (counts.get(status) ?? 0) + 1);
    let line = csvLine(row);
    if (status === "ok") for (const value of outputs) line += `,${formatNumber(value, digits)}`;
    else line += blank;
    lines.push(`${line},${status}`);
    if (lines.length >= ROWS_PER_WRITE) write(`${lines.splice(0).join("\n")}\n`);
  }
  if (lines.length > 0) write(`${lines.join("\n")}\n`);
  return { counts };
}

/** `2 of 5 rows have no result: 1 invalid, 1 at-intrinsic`, or undefined when all are ok. */
export function describeCounts({ counts }: BatchResult): string | undefined {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const failed = total - (counts.get("ok") ?? 0);
  if (failed === 0) return undefined;
  const parts = [...counts].filter(([status]) => status !== "ok");
  const list = parts.map(([status, count]) => `${count} ${status}`).join(", ");
  return `${failed} of ${total} rows have no result: ${list}`;
}

/** Fills `inputs` and returns the option's sign; 0 when a cell is wrong. */
function readInputs(
  row: readonly string[],
  typeColumn: number,
  columns: readonly number[],
  inputs: Float64Array,
): 1 | -1 | 0 {
  for (let i = 0; i < columns.length; i++) {
    const value = parseNumber(row[columns[i]!]!);
    if (value === undefined) return 0;
    inputs[i] = value;
  }
  const type = row[typeColumn]!.trim().toLowerCase();
  return type === "call" ? 1 : type === "put" ? -1 : 0;
}

function neededColumn(table: Table, name: string, job: BatchJob): number {
  const column = table.header.indexOf(name);
  if (column >= 0 && column === table.header.lastIndexOf(name)) return column;
  throw new InputError({
    file: table.name,
    line: table.headerLine,
    ...(column >= 0 ? { column: name } : {}),
    what: column >= 0 ? `two columns are named ${name}` : `no column named ${name}`,
    why: `Needed are type, ${job.inputs.join(", ")}; upper and lower case matter`,
    mend: "Correct the first row",
  });
}

function givenNames(header: readonly string[], job: BatchJob): string[] {
  const taken = new Set([...job.outputs, "status"]);
  return header.map((name) => {
    if (!taken.has(name)) return name;
    let given = `given_${name}`;
    while (header.includes(given)) given = `given_${given}`;
    return given;
  });
}
