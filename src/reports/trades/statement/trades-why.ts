import { matchedWords, type ReasonInput, reasonLines } from "../../statement/buyer-reasons.ts";
import { FULL_WIDTH, percent, tableRow, wholeMoney, wrap } from "../../statement/layout.ts";

import type { TradesReport } from "../trades-report.ts";

/** The buyer's result in words, row by row; the rows add up to it. */
export function tradesWhy(report: TradesReport, width: number, greeks: boolean): string[] {
  const { summary } = report;
  const { buyer, paid } = summary;
  const verb = buyer.pnl > 0 ? "GAINED" : buyer.pnl < 0 ? "LOST" : "BROKE EVEN";
  const swings =
    paid.positions === 0
      ? "No price of yours says what he paid for swings."
      : `He paid for swings of ${percent(paid.iv)} a year; ${percent(paid.realizedVol)} came.`;
  return [
    ...wrap(`WHY YOUR BUYER ${verb}   ${swings}`, width, "  "),
    ...reasonLines(tradesReasonInput(report), width, greeks),
    ...wrap(matchedWords(buyer), width, "    "),
  ];
}

/** What the reasons are told from. */
export function tradesReasonInput({ summary, conventions }: TradesReport): ReasonInput {
  return {
    parts: summary.buyer.parts,
    hedge: conventions.hedge,
    hedgeVol: conventions.hedgeVol,
    options: "options",
    pace: "day after day",
    used: "options used early, or not used though worth something",
  };
}

/** What he paid is known; what he expected is not: his result, hedged at other volatilities. */
export function tradesHowSure(report: TradesReport, width: number): string[] {
  const rows = report.summary.sensitivity;
  const points = rows.map(({ points: by }) => (by === 0 ? "as run" : `${by > 0 ? "+" : ""}${by}`));
  const title = "HOW SURE?   if he had hedged at another volatility, in points";
  const narrow = width < FULL_WIDTH;
  const table = narrow
    ? [
        tableRow(" points", ["buyer"], 10, 15),
        ...rows.map(({ buyer }, i) => tableRow(` ${points[i]}`, [wholeMoney(buyer)], 10, 15)),
      ]
    : [
        tableRow("", points, 8, 13),
        tableRow(
          " buyer",
          rows.map(({ buyer }) => wholeMoney(buyer)),
          8,
          13,
        ),
      ];
  const certain = "Your own result does not depend on it: your prices are those of your file.";
  const granted = `Taken for granted (docs/assumptions): ${report.assumptions.join(", ")}.`;
  return [
    ...wrap(title, width, "  "),
    ...table,
    ...wrap(certain, width),
    ...wrap(granted, width, "  "),
  ];
}
