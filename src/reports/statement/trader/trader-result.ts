import type { TraderReport } from "../../trader/trader-report.ts";
import { type ResultLine, type ResultTable, resultTable } from "../frame/result-table.ts";
import { count, money, sumDollars, wrap } from "../layout.ts";
import { cycleWords } from "../words.ts";

const LABEL_WIDTH = 24;

/** The three results side by side; on a narrow screen one under the other. */
export function traderResult(report: TraderReport, width: number): string[] {
  const table: ResultTable = {
    heads: ["YOU", "THE MAKER", "SHARE TRADERS"],
    holdings: ["options + hedge", "options + hedge", "all others"],
    lines: resultLines(report),
    labelWidth: LABEL_WIDTH,
  };
  return [...resultTable(table, width), ...wrap(tradeWords(report), width, "  ")];
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
