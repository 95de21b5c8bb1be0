import type { TraderReport } from "../../trader/trader-report.ts";
import { forecastSection } from "../forecast-section.ts";
import { footSection, joinSections, statementWidth } from "../frame/frame.ts";
import type { StatementOptions } from "../statement.ts";
import { whoPaidTable } from "../who-paid-section.ts";
import { accuracySection } from "./accuracy-section.ts";
import { edgeSection } from "./edge-section.ts";
import { traderHead } from "./trader-head.ts";
import { traderHowSure } from "./trader-how-sure.ts";
import { traderResult } from "./trader-result.ts";

const NEXT = [
  "Same input, same result, on every computer.",
  "Next: --min-edge 0.01   --half-spread 5bp   --hedge band:0.05   --json   --help",
];

const PARTIES = [
  { account: "trader", label: "you" },
  { account: "maker", label: "the maker" },
];

/** A volatility trader's replay as text: the result, his edge, who paid, and how sure it is. */
export function traderStatement(report: TraderReport, options: StatementOptions): string {
  const { summary, flows } = report;
  const width = statementWidth(options.width, [...flows.matrix.flat(), summary.edge.seen]);
  return joinSections([
    traderHead(report, options.title, width),
    traderResult(report, width),
    edgeSection(report, width),
    whoPaidTable(report, PARTIES, "the options", width),
    forecastSection(report, width, "the market"),
    accuracySection(report, width),
    traderHowSure(report, width),
    footSection(report, NEXT, "assumptions: docs/assumptions  ", width),
  ]);
}
