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
const CELL_WIDTH = 18;
const HEADS = ["YOU", "YOUR BUYER", "JUST HOLDING"] as const;
const HOLDINGS = ["as traded", "options + hedge", "shares alone"] as const;

interface ResultLine {
  readonly label: string;
  readonly cells: readonly [number, number, number];
}

/** The three results side by side; on a narrow screen one under the other. */
export function tradesResult(report: TradesReport, width: number): string[] {
  const lines = resultLines(report);
  if (width < FULL_WIDTH) {
    return HEADS.flatMap((head, party) => [
      `${head}: ${HOLDINGS[party]}`,
      ...lines.map(({ label, cells }) => tableRow(`  ${label}`, [money(cells[party]!)], 27, 15)),
    ]);
  }
  const rule = "-".repeat(LABEL_WIDTH + 3 * CELL_WIDTH);
  return [
    tableRow("", HEADS, LABEL_WIDTH, CELL_WIDTH),
    tableRow("", HOLDINGS, LABEL_WIDTH, CELL_WIDTH),
    ...lines.flatMap(({ label, cells }) => [
      ...(label === "RESULT" ? [rule] : []),
      tableRow(label, cells.map(money), LABEL_WIDTH, CELL_WIDTH),
    ]),
  ];
}

function resultLines({ summary }: TradesReport): ResultLine[] {
  const { you, buyer, holding } = summary;
  const ended = sumDollars([you.option, -you.premium]);
  const carry = sumDollars([buyer.dividends, buyer.interest]);
  return [
    { label: "Shares", cells: [you.stock, buyer.stock, holding.stock] },
    { label: "Options: when opened", cells: [you.premium, 0 - you.premium, 0] },
    { label: "Options: when ended", cells: [ended, 0 - ended, 0] },
    { label: "Dividends, interest", cells: [you.dividends, carry, holding.dividends] },
    { label: "Fees", cells: [you.fees, buyer.parts.fees ?? 0, 0] },
    { label: "RESULT", cells: [you.pnl, buyer.pnl, holding.pnl] },
    {
      label: "Worst fall on the way",
      cells: [you.worstFall, buyer.worstFall, holding.worstFall],
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
