import { paidVolatility } from "../cycle-report.ts";
import type { ReplayReport } from "../replay-report.ts";
import { count, money, percent, sumDollars, wrap } from "./layout.ts";
import { cycleWords, storyWords } from "./words.ts";

interface Reason {
  readonly amount: number;
  readonly words: string;
  /** The same in the terms of the trade. */
  readonly greek: string;
}

/** The buyer's result in words, row by row; the rows add up to it. */
export function whySection(report: ReplayReport, width: number, greeks: boolean): string[] {
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
  const reasons = reasonsOf(report).filter((reason) => reason.amount !== 0);
  const amountWidth = Math.max(...reasons.map((reason) => money(reason.amount).length), 10);
  const swung = (words: string, cycles: { cycles: number; buyerGained: number }): string =>
    `${words} ${count(cycles.cycles)}. He gained in ${count(cycles.buyerGained)} of them.`;
  return [
    ...wrap(
      `WHY YOUR BUYER ${verb}   He paid for swings of ${paid} a year; ${came} came.`,
      width,
      "  ",
    ),
    ...reasons.flatMap(({ amount, words, greek }) =>
      wrap(
        `  ${money(amount).padStart(amountWidth)}  ${greeks ? greek : words}`,
        width,
        " ".repeat(amountWidth + 4),
      ),
    ),
    ...wrap(swung(`  ${Cycles} that swung more than he had paid for:`, swings.more), width, "    "),
    ...wrap(swung(`  ${Cycles} that swung less, or the same:`, swings.less), width, "    "),
    ...wrap(matchedWords(report), width, "    "),
  ];
}

function meanPercent(values: readonly number[]): string {
  return percent(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function reasonsOf(report: ReplayReport): Reason[] {
  const { parts } = report.summary.buyer;
  const { options } = storyWords(report);
  const { cycle } = cycleWords(report);
  const part = (name: string): number => parts[name] ?? 0;
  const { hedge } = report.conventions;
  const gamma = part("gamma");
  const residual = part("residual");
  const share = gamma === 0 ? "" : ` (${percent(Math.abs(residual / gamma))} of the first row)`;
  return [
    {
      amount: gamma,
      words:
        hedge === "none"
          ? "the stock moved: what the options gained from large moves"
          : `the stock moved: rebalancing his hedge, ${cycle} after ${cycle}`,
      greek: "gamma",
    },
    {
      amount: part("decay"),
      words: `time passed: ${options} lose value every day (time decay)`,
      greek: "theta: -1/2 gamma S^2 sigma^2",
    },
    {
      amount: sumDollars([part("delta"), part("hedge")]),
      words: directionWords(report),
      greek: "delta, options and hedge",
    },
    {
      amount: sumDollars(["financing", "exDividend", "interest", "dividends"].map(part)),
      words: "interest and dividends: in the price, on his loans and on his shares",
      greek: "carry: financing in theta, interest, dividends",
    },
    {
      amount: part("spread"),
      words: "he bought under the mark: the middle of his quote (spread)",
      greek: "spread of the options",
    },
    {
      amount: part("exercise"),
      words: "he exercised early: the time value he gave up",
      greek: "early exercise",
    },
    {
      amount: part("borrow"),
      words: "he borrowed shares to sell them short",
      greek: "stock borrow",
    },
    { amount: part("fees"), words: "fees of the exchange and the regulator", greek: "fees" },
    {
      amount: part("hedgeCost"),
      words: "he paid the gap between bid and ask for his shares",
      greek: "spread of the hedge",
    },
    {
      amount: sumDollars([part("vega"), part("rates")]),
      words: "the marks' volatility and rates changed",
      greek: "vega, volga, rho",
    },
    {
      amount: residual,
      words: `not explained by the rows above${share}`,
      greek: `residual${share}`,
    },
  ];
}

function directionWords(report: ReplayReport): string {
  const { hedge, hedgeVol } = report.conventions;
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
