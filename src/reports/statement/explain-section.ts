import type { QuickCycle, QuickReport } from "../quick-report.ts";
import type { ExplainedDay, ExplainReport, ReplayReport } from "../replay-report.ts";
import { count, FULL_WIDTH, money, plainCents, signedCount, wholeMoney, wrap } from "./layout.ts";
import { storyWords } from "./words.ts";

const HEADS = ["stock", "option", "traded", "he holds", "gained", "his result"] as const;

/** Widths of the six columns behind the date; with it 80. */
const WIDTHS = [11, 10, 10, 10, 14, 15];
/** Stacked: two lines a day, three columns in each, 44 wide with the date. */
const NARROW_WIDTHS = [11, 10, 11, 10, 11, 12];
const DATE_WIDTH = 10;

/** One month as the buyer lived it, a row for each close; nothing when it was not asked for. */
export function explainSection(report: ReplayReport, width: number): string[] {
  const { explain } = report;
  if (explain === undefined) return [];
  const { ended } = cycleOf(report, explain);
  // What follows an early end is no option of his: shares he has none, cash bears interest.
  const days = explain.days.filter(({ date }) => date <= ended);
  const wide = [cellLine("", HEADS), ...days.map((day) => cellLine(day.date, cellsOf(day, ended)))];
  const fits = width >= FULL_WIDTH && wide.every((line) => line.length <= FULL_WIDTH);
  const table = fits
    ? wide
    : [
        ...narrowLines("", HEADS),
        ...days.flatMap((day) => narrowLines(day.date, cellsOf(day, ended))),
      ];
  return [
    ...wrap(`DAY BY DAY   ${soldWords(report, explain)}`, width, "  "),
    ...table,
    ...monthWords(report, explain).flatMap((line) => wrap(line, width, "  ")),
  ];
}

/** What one month needs of a report; the reasons do not matter. */
type MonthOf = Pick<ReplayReport, "conventions"> & Pick<QuickReport, "cycles">;

/** How a sentence says a price, and dollars with their sign: exact, and rounded. */
export interface DollarWords {
  readonly price: (dollars: number) => string;
  readonly exact: (dollars: number) => string;
  readonly whole: (dollars: number) => string;
}

/** As a statement does, which names no currency. */
const STATEMENT: DollarWords = { price: plainCents, exact: money, whole: wholeMoney };

/** What was sold, when, and for how much. */
export function soldWords(
  report: MonthOf,
  explain: ExplainReport,
  { price }: DollarWords = STATEMENT,
): string {
  const { entry, expiry, strike, premium, contracts } = cycleOf(report, explain);
  const { option, options } = storyWords(report);
  const sold = `${count(contracts)} ${contracts === 1 ? option : options}`;
  const terms = `${sold} of strike ${price(strike)} for ${price(premium)} a share`;
  return `Sold on ${entry}: ${terms}, until ${expiry}.`;
}

function cycleOf(report: MonthOf, explain: ExplainReport): QuickCycle {
  return report.cycles.find(({ entry }) => entry === explain.entry)!;
}

function cellsOf(day: ExplainedDay, ended: string): string[] {
  // What the closing trades made is in his result, not in the account of trades.
  const told = day.traded !== 0 && day.date !== ended;
  return [
    plainCents(day.stock),
    plainCents(day.option),
    day.traded === 0 ? "" : signedCount(day.traded),
    signedCount(day.held),
    told ? money(day.gain) : "",
    money(day.result),
  ];
}

function cellLine(date: string, cells: readonly string[]): string {
  return lineOf(date, cells, WIDTHS);
}

function narrowLines(date: string, cells: readonly string[]): string[] {
  return [
    lineOf(date, cells.slice(0, 3), NARROW_WIDTHS.slice(0, 3)),
    lineOf("", cells.slice(3), NARROW_WIDTHS.slice(3)),
  ];
}

/** Empty cells keep their place; a cell that is too wide moves those behind it. */
function lineOf(date: string, cells: readonly string[], widths: readonly number[]): string {
  const right = cells.map((cell, i) => ` ${cell.padStart(widths[i]! - 1)}`).join("");
  return `${date.padEnd(DATE_WIDTH)}${right}`.trimEnd();
}

/** What the month came to: the matched trades, its end, both results. */
export function monthWords(
  report: MonthOf,
  explain: ExplainReport,
  { exact, whole }: DollarWords = STATEMENT,
): string[] {
  const { buyer, seller } = cycleOf(report, explain);
  return [
    buyer.hedgeTrades === 0
      ? "He made no share trades before the end."
      : `"gained" is what trades made that undid an earlier one: ${exact(buyer.matchedTrades)}.`,
    endWords(report, explain),
    `In all: you ${whole(seller.pnl)}, your buyer ${whole(buyer.pnl)}.`,
  ];
}

/** How the option ended, and what became of his hedge. */
function endWords(report: MonthOf, explain: ExplainReport): string {
  const { ending, ended, expiry } = cycleOf(report, explain);
  const { delivered } = explain;
  if (ending === "bought-back" || ending === "rolled") {
    const next = ending === "rolled" ? " and sold the next option" : "";
    return `On ${ended} you bought the option back${next}; he closed his hedge.`;
  }
  if (delivered === 0) return "At the end the option was worth nothing; he closed his hedge.";
  const way = delivered > 0 ? "came to him" : "went from him";
  const when = ended === expiry ? "At the end" : `On ${ended}, before the end,`;
  const shares = `${count(Math.abs(delivered))} shares`;
  return `${when} ${shares} ${way} for the strike; he closed the rest.`;
}
