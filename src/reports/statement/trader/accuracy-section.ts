import type { AccuracyReport, TraderReport } from "../../trader/trader-report.ts";
import { count, counted, money, tableRow, wrap } from "../layout.ts";
import { cycleWords } from "../words.ts";

const NOTES: Readonly<Record<number, string>> = { 0: "knows what comes", 1: "as given" };

/** His result by how far his forecasts are off; nothing where it was not asked for. */
export function accuracySection(report: TraderReport, width: number): string[] {
  const { accuracy } = report;
  if (accuracy === undefined) return [];
  const { cycles, curve } = accuracy;
  const words = cycleWords(report);
  const title = "HOW GOOD MUST IT BE?   your forecast with smaller and larger errors";
  const scored = counted(cycles, words.cycle);
  return [
    ...wrap(title, width, "  "),
    tableRow(" errors x", ["off by", "trades", "result"], 9, 11),
    ...curve.flatMap(({ errorTimes, rootMeanSquare, trades, trader }) => {
      const off = rootMeanSquare === null ? "" : rootMeanSquare.toFixed(1);
      const row = tableRow(` ${errorTimes}`, [off, count(trades), money(trader)], 9, 11);
      const note = NOTES[errorTimes];
      return wrap(note === undefined ? row : `${row}  ${note}`, width, "    ");
    }),
    ...wrap(`In points, root mean square of ${scored} with a forecast.`, width, "  "),
    ...wrap(
      "Below 1 is a look into the future: not a forecast that you had, but how much better " +
        "yours would have to be.",
      width,
      "  ",
    ),
    ...wrap(breakEvenWords(accuracy), width, "  "),
  ];
}

function breakEvenWords({ breakEven, curve }: AccuracyReport): string {
  if (breakEven === null) {
    const hasGain = curve[0]!.trader > 0;
    const still = hasGain
      ? "a gain at twice the errors too"
      : "no gain to lose even without errors";
    return `At none of these does growing error turn a gain into none: ${still}.`;
  }
  const { rootMeanSquare, ofOwn } = breakEven;
  const points = `${rootMeanSquare.toFixed(1)} points`;
  return `You break even when you are off by ${points}: ${ofOwn.toFixed(2)} of your errors.`;
}
