import { paidVolatility } from "../cycle-report.ts";
import type { ReplayReport } from "../replay-report.ts";
import { count, money, percent, sumDollars, wrap } from "./layout.ts";
import { cycleWords, storyWords } from "./words.ts";

/** What a buyer's reasons are told from. */
export interface ReasonInput {
  /** They add up to his result. */
  readonly parts: Readonly<Record<string, number>>;
  readonly hedge: string;
  readonly hedgeVol: string;
  /** What the options are called, in the plural. */
  readonly options: string;
  /** What he rebalanced by: `month after month`. */
  readonly pace: string;
}

interface Reason {
  readonly amount: number;
  readonly words: string;
}

/** The buyer's result in words, row by row; the rows add up to it. */
export function whySection(report: ReplayReport, width: number): string[] {
  const { summary } = report;
  const { buyer, swings } = summary;
  const { cycle, Cycles } = cycleWords(report);
  const sold = report.cycles.filter((cycle) => cycle.contracts > 0);
  if (sold.length === 0) {
    const never = `He bid in no ${cycle}: nothing was sold.`;
    return wrap(`WHY YOUR BUYER HAS NOTHING   ${never}`, width, "  ");
  }
  const verb = buyer.pnl > 0 ? "GAINED" : buyer.pnl < 0 ? "LOST" : "BROKE EVEN";
  const { makerEdge } = report.conventions;
  const paid = meanPercent(sold.map((cycle) => paidVolatility(cycle, makerEdge)));
  const came = meanPercent(sold.map((cycle) => cycle.realizedVol));
  const swung = (words: string, cycles: { cycles: number; buyerGained: number }): string =>
    `${words} ${count(cycles.cycles)}. He gained in ${count(cycles.buyerGained)} of them.`;
  return [
    ...wrap(
      `WHY YOUR BUYER ${verb}   He paid for swings of ${paid} a year; ${came} came.`,
      width,
      "  ",
    ),
    ...reasonLines(
      {
        parts: buyer.parts,
        hedge: report.conventions.hedge,
        hedgeVol: report.conventions.hedgeVol,
        options: storyWords(report).options,
        pace: `${cycle} after ${cycle}`,
      },
      width,
    ),
    ...wrap(swung(`  ${Cycles} that swung more than he had paid for:`, swings.more), width, "    "),
    ...wrap(swung(`  ${Cycles} that swung less, or the same:`, swings.less), width, "    "),
    ...wrap(matchedWords(report), width, "    "),
  ];
}

function meanPercent(values: readonly number[]): string {
  return percent(values.reduce((sum, value) => sum + value, 0) / values.length);
}

/** A buyer's result, reason by reason in the order in which they are told. */
export function reasonLines(input: ReasonInput, width: number): string[] {
  const reasons = reasonsOf(input).filter((reason) => reason.amount !== 0);
  const amountWidth = Math.max(...reasons.map((reason) => money(reason.amount).length), 10);
  return reasons.flatMap(({ amount, words }) =>
    wrap(`  ${money(amount).padStart(amountWidth)}  ${words}`, width, " ".repeat(amountWidth + 4)),
  );
}

function reasonsOf(input: ReasonInput): Reason[] {
  const { parts, hedge, options, pace } = input;
  const part = (name: string): number => parts[name] ?? 0;
  const gamma = part("gamma");
  const residual = part("residual");
  const share = gamma === 0 ? "" : ` (${percent(Math.abs(residual / gamma))} of the first row)`;
  return [
    {
      amount: gamma,
      words:
        hedge === "none"
          ? "the stock moved: what the options gained from large moves"
          : `the stock moved: rebalancing his hedge, ${pace}`,
    },
    { amount: part("decay"), words: `time passed: ${options} lose value every day (time decay)` },
    { amount: sumDollars([part("delta"), part("hedge")]), words: directionWords(input) },
    {
      amount: sumDollars([part("financing"), part("interest"), part("dividends")]),
      words: "interest and dividends: in the price, on his loans and on his shares",
    },
    { amount: part("spread"), words: "he bought under the mark: the middle of his quote (spread)" },
    { amount: part("hedgeCost"), words: "he paid the gap between bid and ask for his shares" },
    {
      amount: sumDollars([part("vega"), part("rates")]),
      words: "the marks' volatility and rates changed",
    },
    { amount: part("exercise"), words: "options used early, or not used though worth something" },
    { amount: sumDollars([part("borrow"), part("fees")]), words: "borrowed shares and fees" },
    { amount: residual, words: `not explained by the rows above${share}` },
  ];
}

function directionWords({ hedge, hedgeVol }: ReasonInput): string {
  if (hedge === "none") return "the stock went his way or not: he did not hedge";
  if (hedge.startsWith("band:")) return "inside his band he did not trade";
  if (hedgeVol === "implied") return "shares come whole, his hedge is never exact";
  return "he hedged at another volatility than he paid";
}

/** The article's own account: share trades matched with the ones they undo. */
function matchedWords(report: ReplayReport): string {
  const { buyer } = report.summary;
  if (buyer.hedgeTrades === 0) return "  He made no share trades.";
  const trades = `${count(buyer.hedgeTrades)} share trades`;
  const gain = money(buyer.matchedTrades);
  return `  Trade by trade: of his ${trades}, those that undid an earlier one made ${gain}.`;
}
