import type { TraderReport } from "../../trader/trader-report.ts";
import { count, FULL_WIDTH, money, sumDollars, tableRow, wrap } from "../layout.ts";
import { cycleWords } from "../words.ts";

const LABEL_WIDTH = 24;
const CELL_WIDTH = 18;

interface ResultLine {
  readonly label: string;
  readonly cells: readonly [string, string, string];
}

/** The three results side by side; on a narrow screen one under the other. */
export function traderResult(report: TraderReport, width: number): string[] {
  return [...resultTable(report, width), ...wrap(tradeWords(report), width, "  ")];
}

function resultTable(report: TraderReport, width: number): string[] {
  const heads = ["YOU", "THE MAKER", "SHARE TRADERS"] as const;
  const holdings = ["options + hedge", "options + hedge", "all others"] as const;
  const lines = resultLines(report);
  if (width < FULL_WIDTH) {
    return heads.flatMap((head, party) => [
      `${head}: ${holdings[party]}`,
      ...lines
        .filter(({ cells }) => cells[party] !== "")
        .map(({ label, cells }) => tableRow(`  ${label}`, [cells[party]!], 27, 15)),
    ]);
  }
  const rule = "-".repeat(LABEL_WIDTH + 3 * CELL_WIDTH);
  return [
    tableRow("", heads, LABEL_WIDTH, CELL_WIDTH),
    tableRow("", holdings, LABEL_WIDTH, CELL_WIDTH),
    ...lines.flatMap(({ label, cells }) => [
      ...(label === "RESULT" ? [rule] : []),
      tableRow(label, cells, LABEL_WIDTH, CELL_WIDTH),
    ]),
  ];
}

function resultLines(report: TraderReport): ResultLine[] {
  const { trader, maker, shareTraders, cycles } = report.summary;
  const gained = (gains: number): string => `${count(gains)} of ${count(cycles)}`;
  const carry = (party: typeof trader): string =>
    money(sumDollars([party.dividends, party.interest, party.borrow, party.fees]));
  return [
    { label: "Options", cells: [money(trader.option), money(maker.option), money(0)] },
    {
      label: "Shares",
      cells: [money(trader.stock), money(maker.stock), money(shareTraders.stock)],
    },
    {
      label: report.conventions.fees === "none" ? "Dividends, interest" : "Interest, fees",
      cells: [carry(trader), carry(maker), money(shareTraders.dividends)],
    },
    { label: "RESULT", cells: [money(trader.pnl), money(maker.pnl), money(shareTraders.pnl)] },
    {
      label: `${cycleWords(report).Cycles} with a gain`,
      cells: [gained(trader.gains), gained(maker.gains), ""],
    },
    {
      label: "Worst fall on the way",
      cells: [money(trader.worstFall), money(maker.worstFall), ""],
    },
  ];
}

/** How often he traded, and why not. */
function tradeWords(report: TraderReport): string {
  const { bought, sold, none, withoutQuote, withoutForecast } = report.summary;
  const { cycles } = cycleWords(report);
  const missing = [
    ...(withoutForecast > 0 ? [`${count(withoutForecast)} without a forecast`] : []),
    ...(withoutQuote > 0 ? [`${count(withoutQuote)} without a quote`] : []),
  ];
  const among = missing.length === 0 ? "" : ` (${missing.join(", ")})`;
  const did = `bought in ${count(bought)}, sold in ${count(sold)} and passed in ${count(none)}`;
  return `Of ${count(report.cycles.length)} ${cycles} you ${did}${among}.`;
}
