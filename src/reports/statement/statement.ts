import type { ReplayReport } from "../replay-report.ts";
import { compareSection } from "./compare-section.ts";
import { explainSection } from "./explain-section.ts";
import { forecastSection } from "./forecast-section.ts";
import { footSection, joinSections, statementWidth } from "./frame/frame.ts";
import { headSection } from "./head-section.ts";
import { howSureSection, yearSection } from "./how-sure-section.ts";
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

/**
 * A replay as text: the result first, then the reasons, the proof, and what to type next. Sign and
 * word say everything; there is no colour.
 */
export function statement(report: ReplayReport, options: StatementOptions): string {
  const width = statementWidth(options.width, amountsOf(report));
  return joinSections([
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
    footSection(report, nextWords(report), "", width),
  ]);
}

function amountsOf({ summary }: ReplayReport): number[] {
  const { seller, buyer, buyAndHold, premium, payoff } = summary;
  return [
    ...[seller, buyer, buyAndHold].flatMap(({ pnl, stock }) => [pnl, stock]),
    premium,
    payoff,
  ];
}

/** The month of the last sale that was made, as an example that works. */
function lastMonth({ cycles }: ReplayReport): string {
  const sold = cycles.filter(({ contracts }) => contracts > 0);
  return (sold.at(-1) ?? cycles.at(-1)!).entry.slice(0, 7);
}

function nextWords(report: ReplayReport): string[] {
  const offset = report.prices === "modelled" ? "   --vol-offset -0.02" : "";
  return [
    "Same input, same result, on every computer.",
    `Next: --explain ${lastMonth(report)} (one month, day by day)${offset}`,
    "      --compare strike=delta:0.30,hedge=none   --out DIR   --greeks   --help",
  ];
}
