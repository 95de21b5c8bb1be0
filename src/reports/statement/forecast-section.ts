import type { ForecastScoreReport, ReplayReport } from "../replay-report.ts";
import { count, percent, tableRow, wrap } from "./layout.ts";
import { type CycleNamed, cycleWords } from "./words.ts";

const NAMES: Readonly<Record<ForecastScoreReport["name"], string>> = {
  own: "yours",
  implied: "the sale's",
  ewma: "EWMA",
  har: "HAR",
  garch: "GARCH",
};

/** A difference of two standard errors is seen by chance once in twenty times. */
const STANDARD_ERRORS = 2;

/**
 * The user's forecasts beside others, against what came; nothing when he brought none.
 *
 * @param market what the volatility of the option prices is called.
 */
export function forecastSection(
  report: Pick<ReplayReport, "forecasts"> & CycleNamed,
  width: number,
  market: string = NAMES.implied,
): string[] {
  const { forecasts } = report;
  if (forecasts === undefined) return [];
  const { cycles, leftOut, meanRealizedVol, scores } = forecasts;
  const words = cycleWords(report);
  const nameOf = ({ name }: ForecastScoreReport): string =>
    name === "implied" ? market : NAMES[name];
  const title = wrap(`YOUR FORECAST   ${forecasts.file}, against what came`, width, "  ");
  const without = "without a forecast or 252 returns";
  if (meanRealizedVol === null) {
    return [...title, ...wrap(`No ${words.cycle} to compare: all are ${without}.`, width, "  ")];
  }
  const left = leftOut === 0 ? "" : `; ${count(leftOut)} left out, ${without}`;
  const scored = `${count(cycles)} ${cycles === 1 ? words.cycle : words.cycles}`;
  const came = `${scored}, ${percent(meanRealizedVol)} came on average${left}.`;
  return [
    ...title,
    tableRow("", ["mean off", "root mean", "QLIKE"], 11, 11),
    ...scores.map((score) =>
      tableRow(
        ` ${nameOf(score)}`,
        [signed(score.bias, 1), score.rootMeanSquare.toFixed(1), score.qlike.toFixed(3)],
        11,
        11,
      ),
    ),
    ...wrap(`In points; QLIKE: less is better. ${came}`, width, "  "),
    ...scores.slice(1).flatMap((score) => wrap(verdict(score, nameOf(score)), width, "  ")),
  ];
}

/** Whether the user's forecast was better than another one, or nobody can tell. */
function verdict(
  { behindOwn: { mean, standardError } }: ForecastScoreReport,
  name: string,
): string {
  const sure = standardError !== null && Math.abs(mean) > STANDARD_ERRORS * standardError;
  const better = mean > 0 ? "yours is better" : "yours is worse";
  const error = standardError === null ? "" : ` +- ${standardError.toFixed(3)}`;
  const size = `QLIKE ${signed(mean, 3)}${error}`;
  return `Against ${name}: ${sure ? better : "can't tell yet"} (${size}).`;
}

function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return Number(text) === 0 ? text : `${value < 0 ? "-" : "+"}${text}`;
}
