import {
  type ResultLine,
  type ResultTable,
  resultTable,
} from "../../statement/frame/result-table.ts";
import {
  count,
  FULL_WIDTH,
  money,
  plainMoney,
  sumDollars,
  tableRow,
  wrap,
} from "../../statement/layout.ts";
import type { TradesReport } from "../trades-report.ts";

const LABEL_WIDTH = 24;

/** The three results side by side; on a narrow screen one under the other. */
export function tradesResult(report: TradesReport, width: number): string[] {
  const table: ResultTable = {
    heads: ["YOU", "YOUR BUYER", "JUST HOLDING"],
    holdings: ["as traded", "options + hedge", "shares alone"],
    lines: resultLines(report),
    labelWidth: LABEL_WIDTH,
  };
  return resultTable(table, width);
}

function resultLines({ summary }: TradesReport): ResultLine[] {
  const { you, buyer, holding } = summary;
  const ended = sumDollars([you.option, -you.premium]);
  const carry = sumDollars([buyer.dividends, buyer.interest]);
  const amounts = (yours: number, his: number, shares: number): ResultLine["cells"] => [
    money(yours),
    money(his),
    money(shares),
  ];
  return [
    { label: "Shares", cells: amounts(you.stock, buyer.stock, holding.stock) },
    { label: "Options: when opened", cells: amounts(you.premium, 0 - you.premium, 0) },
    { label: "Options: when ended", cells: amounts(ended, 0 - ended, 0) },
    { label: "Dividends, interest", cells: amounts(you.dividends, carry, holding.dividends) },
    { label: "Fees", cells: amounts(you.fees, buyer.parts.fees ?? 0, 0) },
    { label: "RESULT", cells: amounts(you.pnl, buyer.pnl, holding.pnl) },
    {
      label: "Worst fall on the way",
      cells: amounts(you.worstFall, buyer.worstFall, holding.worstFall),
    },
  ];
}

/** Whether both gained, in total and position by position, and against just holding. */
export function tradesOutcomes(report: TradesReport, width: number): string[] {
  const { you, buyer, versusHolding, outcomes } = report.summary;
  const both = you.pnl > 0 && buyer.pnl > 0;
  const verb = versusHolding < 0 ? "cost you" : "brought you";
  const { hedged, optionAlone } = outcomes;
  const head =
    `DID BOTH GAIN?  In total ${both ? "yes" : "no"}. Against just holding your shares, ` +
    `the options ${verb} ${plainMoney(versusHolding)}.`;
  const row = (label: string, cells: readonly number[]): string =>
    tableRow(` ${label}`, cells.map(count), 28, width < FULL_WIDTH ? 8 : 15);
  return [
    ...wrap(head, width, "  "),
    tableRow(" by position", ["buyer +", "buyer -"], 28, width < FULL_WIDTH ? 8 : 15),
    row("your options gained", [hedged.both, hedged.sellerOnly]),
    row("your options lost", [hedged.buyerOnly, hedged.neither]),
    ...wrap(
      `Your options alone gained in ${count(optionAlone.gained)} of ` +
        `${count(report.positions.length)} positions; the buyer is counted with the hedge of each.`,
      width,
      "  ",
    ),
  ];
}
