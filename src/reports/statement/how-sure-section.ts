import type { ReplayReport, SummaryReport } from "../replay-report.ts";
import { FULL_WIDTH, percent, sumDollars, tableRow, wholeMoney, wrap } from "./layout.ts";
import { storyWords } from "./words.ts";

/** How the answer changes with the volatility of the sale, which the model had to assume. */
export function howSureSection(report: ReplayReport, width: number): string[] {
  const { summary } = report;
  const { options } = storyWords(report);
  const rows = summary.sensitivity;
  const points = rows.map((row) =>
    row.points === 0 ? "as run" : `${row.points > 0 ? "+" : ""}${row.points}`,
  );
  const title = `HOW SURE?   if the ${options} had been sold at another volatility, in points`;
  const table =
    width < FULL_WIDTH
      ? rows.map((row, i) =>
          tableRow(` ${points[i]}`, [wholeMoney(row.seller), wholeMoney(row.buyer)], 10, 15),
        )
      : [
          tableRow("", points, 8, 13),
          tableRow(
            " you",
            rows.map((row) => wholeMoney(row.seller)),
            8,
            13,
          ),
          tableRow(
            " buyer",
            rows.map((row) => wholeMoney(row.buyer)),
            8,
            13,
          ),
        ];
  const head = width < FULL_WIDTH ? [tableRow(" points", ["you", "buyer"], 10, 15)] : [];
  const { mid } = summary.fills;
  const [you, buyer] = [wholeMoney(mid.seller), wholeMoney(mid.buyer)];
  const middle = `At the middle of every quote: you ${you}, your buyer ${buyer}.`;
  return [
    ...wrap(title, width, "  "),
    ...head,
    ...table,
    ...[breakEvenWords(summary), middle, assumptionWords(report)].flatMap((words) =>
      wrap(words, width, "  "),
    ),
  ];
}

function assumptionWords({ assumptions }: ReplayReport): string {
  return `Taken for granted (docs/assumptions): ${assumptions.join(", ")}.`;
}

/** How far the volatility of the sale is from one at which the buyer has nothing. */
export function breakEvenWords({
  breakEvenIv,
  meanIv,
}: Pick<SummaryReport, "breakEvenIv" | "meanIv">): string {
  if (breakEvenIv === null) return "Your buyer breaks even at no volatility near this one.";
  const away = (breakEvenIv - meanIv) * 100;
  const size = `${Math.round(Math.abs(away) * 10) / 10}`;
  const side = away > 0 ? "above" : "below";
  return `Your buyer breaks even at ${percent(breakEvenIv)}: ${size} points ${side} the sale's.`;
}

const BAR_MAX = 12;

/** The seller's result by the year of the expiry; a bar is never longer than the width allows. */
export function yearSection(report: ReplayReport, width: number): string[] {
  const years = new Map<string, number>();
  for (const cycle of report.cycles) {
    const year = cycle.expiry.slice(0, 4);
    years.set(year, sumDollars([years.get(year) ?? 0, cycle.seller.pnl]));
  }
  const largest = Math.max(...[...years.values()].map(Math.abs));
  const cells = [...years].map(([year, pnl]) => {
    const length = largest === 0 ? 0 : Math.round((Math.abs(pnl) / largest) * BAR_MAX);
    const bar = (pnl < 0 ? "-" : "#").repeat(length);
    return `${year} ${wholeMoney(pnl).padStart(12)} ${bar.padEnd(BAR_MAX)}`;
  });
  const perLine = width < FULL_WIDTH ? 1 : 2;
  const lines: string[] = [];
  for (let i = 0; i < cells.length; i += perLine) {
    lines.push(` ${cells.slice(i, i + perLine).join("    ")}`.trimEnd());
  }
  return ["YOU BY YEAR OF EXPIRY", ...lines];
}
