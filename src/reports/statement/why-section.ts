import { paidVolatility } from "../cycle-report.ts";
import type { ReplayReport } from "../replay-report.ts";
import { matchedWords, type ReasonInput, reasonLines } from "./buyer-reasons.ts";
import { count, percent, wrap } from "./layout.ts";
import { cycleWords, storyWords } from "./words.ts";

/** What the reasons need of a report: how sure it is does not matter. */
interface ReasonsOf extends Pick<ReplayReport, "conventions"> {
  readonly summary: Pick<ReplayReport["summary"], "buyer">;
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
  const swung = (words: string, cycles: { cycles: number; buyerGained: number }): string =>
    `${words} ${count(cycles.cycles)}. He gained in ${count(cycles.buyerGained)} of them.`;
  return [
    ...wrap(
      `WHY YOUR BUYER ${verb}   He paid for swings of ${paid} a year; ${came} came.`,
      width,
      "  ",
    ),
    ...reasonLines(reasonInput(report), width, greeks),
    ...wrap(swung(`  ${Cycles} that swung more than he had paid for:`, swings.more), width, "    "),
    ...wrap(swung(`  ${Cycles} that swung less, or the same:`, swings.less), width, "    "),
    ...wrap(matchedWords(buyer), width, "    "),
  ];
}

function meanPercent(values: readonly number[]): string {
  return percent(values.reduce((sum, value) => sum + value, 0) / values.length);
}

/** What the reasons of a replay are told from. */
export function reasonInput(report: ReasonsOf): ReasonInput {
  const { cycle } = cycleWords(report);
  const { hedge, hedgeVol } = report.conventions;
  return {
    parts: report.summary.buyer.parts,
    hedge,
    hedgeVol,
    options: storyWords(report).options,
    pace: `${cycle} after ${cycle}`,
    used: "he exercised early: the time value he gave up",
  };
}
