import type { ReplayReport } from "../replay-report.ts";
import { compareSection } from "./compare-section.ts";
import { explainSection } from "./explain-section.ts";
import { forecastSection } from "./forecast-section.ts";
import { headSection } from "./head-section.ts";
import { howSureSection, yearSection } from "./how-sure-section.ts";
import { FULL_WIDTH, LEAST_WIDTH, wrap } from "./layout.ts";
import { bothGainSection, resultSection } from "./result-section.ts";
import { whoPaidSection } from "./who-paid-section.ts";
import { whySection } from "./why-section.ts";

export interface StatementOptions {
  /** What the prices are called: the file's name without its ending. */
  readonly title: string;
  /** Columns of the terminal; under 80 the tables are stacked, under 44 lines run over. */
  readonly width: number;
  /** Name the reasons by their Greeks instead of in words. */
  readonly greeks?: boolean;
}

const WIDEST_AMOUNT = 100_000_000;

/**
 * A replay as text: the result first, then the reasons, the proof, and what to type next. Sign and
 * word say everything; there is no colour.
 */
export function statement(report: ReplayReport, options: StatementOptions): string {
  const width = statementWidth(report, options.width);
  const sections = [
    headSection(report, options.title, width),
    resultSection(report, width),
    bothGainSection(report, width),
    whySection(report, width, options.greeks ?? false),
    whoPaidSection(report, width),
    howSureSection(report, width),
    forecastSection(report, width),
    yearSection(report, width),
    compareSection(report, width),
    explainSection(report, width),
    footSection(report, width),
  ];
  const told = sections.filter((lines) => lines.length > 0);
  return `${told.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Amounts of $100 million and more are too wide for three columns: the tables are stacked. */
function statementWidth(report: ReplayReport, columns: number): number {
  const { seller, buyer, buyAndHold, premium, payoff } = report.summary;
  const results = [seller, buyer, buyAndHold].flatMap(({ pnl, stock }) => [pnl, stock]);
  const largest = Math.max(...[...results, premium, payoff].map(Math.abs));
  const most = largest < WIDEST_AMOUNT ? FULL_WIDTH : FULL_WIDTH - 1;
  return Math.min(Math.max(columns, LEAST_WIDTH), most);
}

/** The month of the last sale that was made, as an example that works. */
function lastMonth({ cycles }: ReplayReport): string {
  const sold = cycles.filter(({ contracts }) => contracts > 0);
  return (sold.at(-1) ?? cycles.at(-1)!).entry.slice(0, 7);
}

function footSection(report: ReplayReport, width: number): string[] {
  const { checks } = report.ledger;
  const hash = `${report.stateHash.slice(0, 4)}-${report.stateHash.slice(4, 8)}`;
  const offset = report.prices === "modelled" ? "   --vol-offset -0.02" : "";
  return [
    `The books balance: nothing lost, 0.0000 off, ${checks} checks.`,
    "Same input, same result, on every computer.",
    `Next: --explain ${lastMonth(report)} (one month, day by day)${offset}`,
    "      --compare strike=delta:0.30,hedge=none   --out DIR   --greeks   --help",
    `Run ${hash}  seed ${report.seed}  A laboratory, not advice.`,
  ].flatMap((line) => wrap(line, width, "  "));
}
