import type {
  CycleReport,
  OutcomeCounts,
  ReplayReport,
  SummaryReport,
  TotalsReport,
} from "../replay-report.ts";
import { type ResultLine, type ResultTable, resultTable } from "./frame/result-table.ts";
import { count, FULL_WIDTH, money, plainMoney, sumDollars, tableRow, wrap } from "./layout.ts";
import { cycleWords, storyWords } from "./words.ts";

const LABEL_WIDTH = 25;

/** The three results side by side; on a narrow screen one under the other. */
export function resultSection(report: ReplayReport, width: number): string[] {
  const words = storyWords(report);
  const table: ResultTable = {
    heads: ["YOU", "YOUR BUYER", "JUST HOLDING"],
    holdings: [words.sellerHolds, words.buyerHolds, "the shares"],
    lines: resultLines(report),
    labelWidth: LABEL_WIDTH,
  };
  return [...resultTable(table, width), ...wrap(assignmentWords(report), width, "  ")];
}

/** What the endings need of a report: how sure it is does not matter. */
interface EndingsOf extends Pick<ReplayReport, "conventions"> {
  readonly cycles: readonly Pick<CycleReport, "assigned" | "right">[];
  readonly summary: Pick<TotalsReport, "assignedEarly" | "boughtBack" | "unsold">;
}

/** What happened to the shares, the options bought back, and the cycles without a sale. */
export function assignmentWords(report: EndingsOf): string {
  const { assignedEarly, boughtBack, unsold } = report.summary;
  const { options } = storyWords(report);
  const sentences = [sharesWords(report)];
  if (assignedEarly > 0) {
    sentences.push(
      `Of these ${count(assignedEarly)} before the expiry: there at the next close, not the same.`,
    );
  }
  if (boughtBack > 0) {
    const how = report.conventions.exit === "roll" ? "rolled into the next" : "bought back early";
    sentences.push(
      `The ${options} of ${count(boughtBack)} ${cycleWords(report).cycles} were ${how}.`,
    );
  }
  if (unsold > 0) {
    sentences.push(`In ${count(unsold)} ${cycleWords(report).cycles} nobody bid: no sale.`);
  }
  return sentences.join(" ");
}

function sharesWords({ conventions, cycles }: EndingsOf): string {
  const assigned = (right: "call" | "put"): string => {
    const times = cycles.filter((cycle) => cycle.assigned && cycle.right === right).length;
    return `${count(times)} time${times === 1 ? "" : "s"}`;
  };
  const undone = (words: string): string =>
    cycles.some((cycle) => cycle.assigned) ? `, ${words} at the same close` : "";
  switch (conventions.strategy) {
    case "covered-call":
      return `Shares called away ${assigned("call")}${undone("bought back")}.`;
    case "cash-secured-put":
      return `Shares put to you ${assigned("put")}${undone("sold again")}.`;
    case "wheel":
      return `Shares put to you ${assigned("put")}, and called away ${assigned("call")}.`;
  }
}

function resultLines(report: ReplayReport): ResultLine[] {
  const { summary } = report;
  const { seller, buyer, buyAndHold } = summary;
  const { Options } = storyWords(report);
  const gained = (gains: number): string => `${count(gains)} of ${count(summary.cycles)}`;
  const sums = (pick: (value: number) => string, values: readonly [number, number, number]) =>
    values.map(pick) as unknown as readonly [string, string, string];
  return [
    { label: "Shares", cells: sums(money, [seller.stock, buyer.stock, buyAndHold.stock]) },
    {
      label: `${Options}: paid at the sale`,
      cells: sums(money, [summary.premium, -summary.premium, 0]),
    },
    {
      label: `${Options}: ${isHeldToEnd(summary) ? "worth at expiry" : "given back"}`,
      cells: sums(money, [-summary.payoff, summary.payoff, 0]),
    },
    {
      label:
        report.conventions.fees === "none" ? "Dividends, interest" : "Dividends, interest, fees",
      cells: sums(money, [
        sumDollars([seller.dividends, seller.fees]),
        sumDollars([
          buyer.dividends,
          buyer.interest,
          buyer.parts.borrow ?? 0,
          buyer.parts.fees ?? 0,
        ]),
        buyAndHold.dividends,
      ]),
    },
    { label: "RESULT", cells: sums(money, [seller.pnl, buyer.pnl, buyAndHold.pnl]) },
    {
      label: `${cycleWords(report).Cycles} with a gain`,
      cells: sums(gained, [seller.gains, buyer.gains, buyAndHold.gains]),
    },
    {
      label: "Worst fall on the way",
      cells: sums(money, [seller.worstFall, buyer.worstFall, buyAndHold.worstFall]),
    },
  ];
}

function isHeldToEnd({ boughtBack, assignedEarly }: SummaryReport): boolean {
  return boughtBack + assignedEarly === 0;
}

/** The two meanings of "both gained", and the seller's own question. */
export function bothGainSection(report: ReplayReport, width: number): string[] {
  const { summary } = report;
  const { options } = storyWords(report);
  const both = summary.seller.pnl > 0 && summary.buyer.pnl > 0;
  const verb = summary.versusHolding.pnl < 0 ? "cost you" : "brought you";
  const against = plainMoney(summary.versusHolding.pnl);
  const holding =
    options === "calls"
      ? `Against just holding, the calls ${verb} ${against}.`
      : `Against just holding the shares, selling ${options} ${verb} ${against}.`;
  const { withShares, optionAlone } = summary.outcomes;
  const cells = (counts: OutcomeCounts, you: boolean): string[] =>
    (you ? [counts.both, counts.sellerOnly] : [counts.buyerOnly, counts.neither]).map(count);
  const row = (label: string, you: boolean): string =>
    tableRow(label, [...cells(withShares, you), ...cells(optionAlone, you)], 12, 15);
  const heads = ["buyer gained", "buyer lost"];
  return [
    ...wrap(`DID BOTH GAIN?  In total ${both ? "yes" : "no"}. ${holding}`, width, "  "),
    ...(width < FULL_WIDTH
      ? narrowOutcomes(withShares, optionAlone, options)
      : [
          tableRow("", ["your whole", "result", `your ${options}`, "alone"], 12, 15),
          tableRow("", [...heads, ...heads], 12, 15),
          row(" you gained", true),
          row(" you lost", false),
        ]),
  ];
}

function narrowOutcomes(
  withShares: OutcomeCounts,
  optionAlone: OutcomeCounts,
  options: string,
): string[] {
  const line = (label: string, pick: (counts: OutcomeCounts) => number): string =>
    tableRow(`  ${label}`, [count(pick(withShares)), count(pick(optionAlone))], 20, 11);
  return [
    tableRow("", ["whole", `${options} only`], 20, 11),
    line("both gained", (counts) => counts.both),
    line("only you gained", (counts) => counts.sellerOnly),
    line("only the buyer", (counts) => counts.buyerOnly),
    line("neither", (counts) => counts.neither),
  ];
}
