import type { EdgeBucket, TradeGroup, TraderReport } from "../../trader/trader-report.ts";
import { count, FULL_WIDTH, money, percent, tableRow, wholeMoney, wrap } from "../layout.ts";
import { cycleWords } from "../words.ts";

/** What he saw, what became of it, and by how much he saw. */
export function edgeSection(report: TraderReport, width: number): string[] {
  const { edge, trades, meanMidVol, meanRealizedVol } = report.summary;
  if (trades.trades === 0) {
    const { cycle } = cycleWords(report);
    return wrap(`EDGE   In no ${cycle} was there enough between forecast and quote.`, width, "  ");
  }
  const asked = `The market asked for swings of ${percent(meanMidVol!)} a year`;
  const rows = reasonsOf(report).filter(({ amount }) => amount !== 0);
  const amountWidth = Math.max(...rows.map(({ amount }) => money(amount).length), 12);
  const line = (amount: number, words: string): string[] =>
    wrap(`  ${money(amount).padStart(amountWidth)}  ${words}`, width, " ".repeat(amountWidth + 4));
  return [
    ...wrap(`EDGE   ${asked}; ${percent(meanRealizedVol)} came.`, width, "  "),
    ...line(edge.seen, "you saw: forecast less what you could trade at, times vega"),
    ...line(edge.earned, "you earned, which is"),
    ...rows.flatMap(({ amount, words }) => line(amount, `  ${words}`)),
    ...groupTable(report, width),
  ];
}

interface Reason {
  readonly amount: number;
  readonly words: string;
}

/** These add up to what he earned. */
function reasonsOf({ summary: { edge } }: TraderReport): Reason[] {
  return [
    { amount: edge.volatility, words: "volatility: what moves brought, less time decay" },
    { amount: edge.spread, words: "lost to the spread of the options" },
    { amount: edge.sharesSpread, words: "lost to hedging: the spread of the shares" },
    { amount: edge.shares, words: "hedging: whole shares, and another delta than the mark's" },
    { amount: edge.carry, words: "interest and dividends" },
    { amount: edge.marks, words: "the marks' volatility and rates changed" },
    { amount: edge.exercise, words: "exercise before the expiry" },
    { amount: edge.fees, words: "fees" },
    { amount: edge.residual, words: "not explained by the rows above" },
  ];
}

/** By side and by the points seen; on a narrow screen without what was seen. */
function groupTable({ summary }: TraderReport, width: number): string[] {
  const { bySide, byEdge } = summary;
  const groups = [
    ["bought", bySide.bought],
    ["sold", bySide.sold],
    ...byEdge.map((bucket) => [bucketWords(bucket), bucket] as const),
  ] as const;
  const told = groups.filter(([, { trades }]) => trades > 0);
  const cells = (group: TradeGroup): string[] => [
    count(group.trades),
    count(group.gains),
    ...(width < FULL_WIDTH ? [] : [wholeMoney(group.seen)]),
    wholeMoney(group.earned),
    ...(width < FULL_WIDTH ? [] : [meanWords(group)]),
  ];
  const heads = ["trades", "gains", "seen", "earned", "mean of a trade"];
  const shown = width < FULL_WIDTH ? ["trades", "gains", "earned"] : heads;
  const widths = width < FULL_WIDTH ? [7, 7, 13] : [7, 7, 13, 13, 20];
  return [
    fitted("By edge seen", shown, widths),
    ...told.map(([label, group]) => fitted(` ${label}`, cells(group), widths)),
  ];
}

/** Columns of unlike widths. */
function fitted(label: string, cells: readonly string[], widths: readonly number[]): string {
  return cells.reduce(
    (line, cell, i) => line + tableRow("", [cell], 0, widths[i]!),
    label.padEnd(17),
  );
}

function meanWords({ mean, standardError }: TradeGroup): string {
  if (mean === null) return "";
  const error = standardError === null ? "" : ` +- ${count(Math.round(standardError))}`;
  return `${wholeMoney(mean)}${error}`;
}

/** `bought, 1 to 2`: in points. */
function bucketWords({ from, to }: EdgeBucket): string {
  if (from === null) return `sold, over ${-to!}`;
  if (to === null) return `bought, over ${from}`;
  return to <= 0 ? `sold, ${0 - to} to ${-from}` : `bought, ${from} to ${to}`;
}
