import type { TraderReport } from "../../trader/trader-report.ts";
import { forecastSection } from "../forecast-section.ts";
import { FULL_WIDTH, LEAST_WIDTH, wrap } from "../layout.ts";
import type { StatementOptions } from "../statement.ts";
import { whoPaidTable } from "../who-paid-section.ts";
import { edgeSection } from "./edge-section.ts";
import { traderHead } from "./trader-head.ts";
import { traderHowSure } from "./trader-how-sure.ts";
import { traderResult } from "./trader-result.ts";

const WIDEST_AMOUNT = 100_000_000;

const PARTIES = [
  { account: "trader", label: "you" },
  { account: "maker", label: "the maker" },
];

/** A volatility trader's replay as text: the result, his edge, who paid, and how sure it is. */
export function traderStatement(report: TraderReport, options: StatementOptions): string {
  const width = statementWidth(report, options.width);
  const sections = [
    traderHead(report, options.title, width),
    traderResult(report, width),
    edgeSection(report, width),
    whoPaidTable(report, PARTIES, "the options", width),
    forecastSection(report, width, "the market"),
    traderHowSure(report, width),
    footSection(report, width),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Amounts of $100 million and more are too wide for the columns: the tables are stacked. */
function statementWidth({ summary, flows }: TraderReport, columns: number): number {
  const amounts = [...flows.matrix.flat(), summary.edge.seen];
  const isWide = amounts.some((amount) => Math.abs(amount) >= WIDEST_AMOUNT);
  return Math.min(Math.max(columns, LEAST_WIDTH), isWide ? FULL_WIDTH - 1 : FULL_WIDTH);
}

function footSection(report: TraderReport, width: number): string[] {
  const { checks } = report.ledger;
  const hash = `${report.stateHash.slice(0, 4)}-${report.stateHash.slice(4, 8)}`;
  return [
    `The books balance: nothing lost, 0.0000 off, ${checks} checks.`,
    "Same input, same result, on every computer.",
    "Next: --min-edge 0.01   --half-spread 5bp   --hedge band:0.05   --json   --help",
    `Run ${hash}  seed ${report.seed}  assumptions: docs/assumptions  A laboratory, not advice.`,
  ].flatMap((line) => wrap(line, width, "  "));
}
