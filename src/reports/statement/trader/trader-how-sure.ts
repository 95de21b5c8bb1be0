import type { TraderReport } from "../../trader/trader-report.ts";
import { count, FULL_WIDTH, money, plainCents, tableRow, wholeMoney, wrap } from "../layout.ts";

/** A mean of two standard errors is seen by chance once in twenty times. */
const STANDARD_ERRORS = 2;

/** Whether the result can be told from chance, from no forecast, and from another market. */
export function traderHowSure(report: TraderReport, width: number): string[] {
  const { sensitivity } = report.summary;
  const points = sensitivity.map((row) =>
    row.points === 0 ? "as run" : `${row.points > 0 ? "+" : ""}${row.points}`,
  );
  const title = "if the market's volatility had been another, in points:";
  const you = sensitivity.map(({ trader }) => wholeMoney(trader));
  const trades = sensitivity.map((row) => count(row.trades));
  const table =
    width < FULL_WIDTH
      ? [
          tableRow(" points", ["you", "trades"], 10, 15),
          ...points.map((label, i) => tableRow(` ${label}`, [you[i]!, trades[i]!], 10, 15)),
        ]
      : [
          tableRow("", points, 8, 13),
          tableRow(" you", you, 8, 13),
          tableRow(" trades", trades, 8, 13),
        ];
  return [
    ...wrap(`HOW SURE?   ${meanWords(report)}`, width, "  "),
    ...benchmarkLines(report, width),
    ...wrap(title, width, "  "),
    ...table,
  ];
}

function meanWords({ summary: { trades } }: TraderReport): string {
  const { mean, standardError } = trades;
  if (mean === null) return "No trade, nothing to tell.";
  const one = `A trade brought ${money(mean)} on average`;
  if (standardError === null) return `${one}: can't tell yet, it is one trade.`;
  const sure = Math.abs(mean) > STANDARD_ERRORS * standardError;
  const verdict = sure ? (mean > 0 ? "a gain" : "a loss") : "can't tell yet";
  return `${one}, +- ${plainCents(standardError)}: ${verdict}.`;
}

/** Same quotes and costs, without what he knew. */
function benchmarkLines({ summary }: TraderReport, width: number): string[] {
  const { trader, trades, benchmarks } = summary;
  const { alwaysBuy, alwaysSell, permuted } = benchmarks;
  const row = (label: string, amount: number): string =>
    tableRow(`  ${label}`, [money(amount)], 24, 16);
  const as = `${count(permuted.asGood)} of ${count(permuted.permutations)} did as well as you`;
  return [
    "With the same quotes and costs:",
    row("always bought", alwaysBuy),
    row("always sold", alwaysSell),
    ...(trades.trades === 0
      ? []
      : [row("your views shuffled", permuted.mean), ...wrap(`  (on average; ${as})`, width, "  ")]),
    ...(alwaysBuy > trader.pnl ? ["Always buying brought more, without a forecast."] : []),
    ...(alwaysSell > trader.pnl ? ["Always selling brought more, without a forecast."] : []),
  ];
}
