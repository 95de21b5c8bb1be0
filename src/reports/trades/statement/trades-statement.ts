import { footSection, joinSections, statementWidth } from "../../statement/frame/frame.ts";
import { whoPaidTable } from "../../statement/who-paid-section.ts";
import type { TradesReport } from "../trades-report.ts";
import { positionList } from "./position-list.ts";
import { tradesHead } from "./trades-head.ts";
import { tradesOutcomes, tradesResult } from "./trades-result.ts";
import { tradesHowSure, tradesWhy } from "./trades-why.ts";

const NEXT = [
  "Same input, same result, on every computer. Your files stay on this one.",
  "Next: --hedge none   --hedge-vol 0.25   --rates 0.03   --json   --help",
];

/**
 * The user's own trades and their other side as text, in the order of the replay's statement: the
 * result, the reasons, the proof.
 *
 * @param columns of the terminal; under 80 the tables are stacked, under 44 lines run over.
 * @param greeks whether the reasons are named by their Greeks.
 */
export function tradesStatement(report: TradesReport, columns: number, greeks: boolean): string {
  const { you, buyer, holding } = report.summary;
  const amounts = [you, buyer, holding].flatMap(({ pnl, stock }) => [pnl, stock]);
  const width = statementWidth(columns, [...amounts, you.premium, you.option]);
  return joinSections([
    tradesHead(report, width),
    tradesResult(report, width),
    tradesOutcomes(report, width),
    tradesWhy(report, width, greeks),
    whoPaidTable(
      { flows: report.flows, conventions: { fees: you.fees === 0 ? "none" : "retail" } },
      [
        { account: "seller", label: "you" },
        { account: "buyer", label: "your buyer" },
      ],
      "your options",
      width,
    ),
    tradesHowSure(report, width),
    positionList(report, width),
    footSection(report, NEXT, "assumptions: docs/assumptions  ", width),
  ]);
}
