import { isoFromDay } from "../../src/calendar/civil-date.ts";
import { dollarsFromAmount } from "../../src/money/amount.ts";
import { entryLine } from "../../src/reports/followed/entry-lines.ts";
import type { Recording } from "../../src/reports/followed/record-replay.ts";
import type { ReplayReport } from "../../src/reports/replay-report.ts";
import type { TraderReport } from "../../src/reports/trader/trader-report.ts";
import type { ReplayConfig } from "../../src/simulator/history/replay-config.ts";
import { type Cell, csvOf, type DataTable, parquetOf } from "./data-table.ts";
import type { Files } from "./write-folder.ts";

/** A replay as tables: its cycles, the buyer's share trades, every line of the books. */
export function replayFiles(
  report: ReplayReport,
  config: ReplayConfig,
  recording: Recording,
): Files {
  const tables: Readonly<Record<string, DataTable>> = {
    cycles: tableOf(report.cycles),
    hedges: hedgesTable(report, config, recording),
    entries: entriesTable(config, recording),
  };
  return { ...tableFiles(tables), "report.json": `${JSON.stringify(report)}\n` };
}

/** A volatility trader's replay as tables: its cycles, and the accuracy curve if it has one. */
export function traderFiles(report: TraderReport): Files {
  const { cycles, accuracy } = report;
  const tables = {
    cycles: tableOf(cycles),
    ...(accuracy === undefined ? {} : { accuracy: tableOf(accuracy.curve) }),
  };
  return { ...tableFiles(tables), "report.json": `${JSON.stringify(report)}\n` };
}

/** Each table as CSV and as Parquet. */
function tableFiles(tables: Readonly<Record<string, DataTable>>): Files {
  const files: Record<string, string | Uint8Array> = {};
  for (const [name, table] of Object.entries(tables)) {
    files[`${name}.csv`] = csvOf(table);
    files[`${name}.parquet`] = parquetOf(table);
  }
  return files;
}

/** A row for each object, all of the same fields; `buyer: {pnl}` is the column `buyer_pnl`. */
function tableOf(objects: readonly object[]): DataTable {
  const rows = objects.map((object) => flatten(object, ""));
  const names = rows[0]!.map(([name]) => name);
  return { names, rows: rows.map((row) => row.map(([, value]) => value)) };
}

function flatten(value: object, prefix: string): [name: string, value: Cell][] {
  return Object.entries(value).flatMap(([name, part]: [string, Cell | object]) =>
    typeof part === "object" && part !== null
      ? flatten(part, `${prefix}${name}_`)
      : [[`${prefix}${name}`, part]],
  );
}

function hedgesTable(
  { cycles }: ReplayReport,
  { days }: ReplayConfig,
  { trades }: Recording,
): DataTable {
  const rows = trades.map(({ cycle, row, shares, price, gain }) => [
    cycles[cycle]!.entry,
    isoFromDay(days[row]!),
    shares,
    dollarsFromAmount(price),
    gain === undefined ? null : dollarsFromAmount(gain),
  ]);
  return { names: ["cycle", "date", "shares", "price", "gain"], rows };
}

function entriesTable({ days }: ReplayConfig, { lines, market }: Recording): DataTable {
  const names = ["date", "entry", "cause", "account", "asset", "amount"] as const;
  const rows = lines.map((recorded) => {
    const line = entryLine(market(), days, recorded);
    return names.map((name) => line[name]);
  });
  return { names, rows };
}
