import { titleOf } from "../../../edges/request/title-of.ts";
import type { ReplayReport } from "../../../src/reports/replay-report.ts";
import { statement } from "../../../src/reports/statement/statement.ts";
import { tradesStatement } from "../../../src/reports/trades/statement/trades-statement.ts";
import type { TradesReport } from "../../../src/reports/trades/trades-report.ts";

/** Columns of the statement where a page shows it. */
const COLUMNS = 80;

/** What the command line prints; loaded when it is asked for. @param prices the file's name. */
export function statementText(
  report: ReplayReport | TradesReport,
  prices: string,
  greeks: boolean,
): string {
  if (report.schema === "bothsides.trades/1") return tradesStatement(report, COLUMNS, greeks);
  return statement(report, { title: titleOf(prices), width: COLUMNS, greeks });
}
