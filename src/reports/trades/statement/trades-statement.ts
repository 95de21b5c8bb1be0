import { FULL_WIDTH, LEAST_WIDTH, wrap } from "../../statement/layout.ts";
import { whoPaidTable } from "../../statement/who-paid-section.ts";
import type { TradesReport } from "../trades-report.ts";
import { positionList } from "./position-list.ts";
import { tradesHead } from "./trades-head.ts";
import { tradesOutcomes, tradesResult } from "./trades-result.ts";
import { tradesHowSure, tradesWhy } from "./trades-why.ts";

const WIDEST_AMOUNT = 100_000_000;

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
  const largest = Math.max(...[...amounts, you.premium, you.option].map(Math.abs));
  // Amounts of $100 million and more are too wide for three columns.
  const most = largest < WIDEST_AMOUNT ? FULL_WIDTH : FULL_WIDTH - 1;
  const width = Math.min(Math.max(columns, LEAST_WIDTH), most);
  const sections = [
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
    foot(report, width),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function foot(report: TradesReport, width: number): string[] {
  const { checks } = report.ledger;
  const hash = `${report.stateHash.slice(0, 4)}-${report.stateHash.slice(4, 8)}`;
  return [
    `The books balance: nothing lost, 0.0000 off, ${checks} checks.`,
    "Same input, same result, on every computer. Your files stay on this one.",
    "Next: --hedge none   --hedge-vol 0.25   --rates 0.03   --json   --help",
    `Run ${hash}  seed ${report.seed}  assumptions: docs/assumptions  A laboratory, not advice.`,
  ].flatMap((line) => wrap(line, width, "  "));
}
