import type { ReplayReport } from "../replay-report.ts";
import { count, wrap } from "./layout.ts";
import { cycleWords, storyWords, strikeInWords } from "./words.ts";

/** What was replayed, and where the option prices come from. */
export function headSection(report: ReplayReport, title: string, width: number): string[] {
  const { input } = report;
  const cycles = `${count(report.cycles.length)} ${cycleWords(report).kind} cycles`;
  const skipped = input.skipped.map(({ count: n, reason }) => `${n} cycles skipped: ${reason}.`);
  return [
    `${title}  ${input.from} to ${input.to}   ${cycles}`,
    pricesWords(report),
    ...skipped,
    opening(report),
    ...priceSource(report),
    ...report.notes,
  ].flatMap((line) => wrap(line, width, "  "));
}

const DROP_WORDS: Readonly<Record<string, string>> = {
  "empty-close": "no close",
  "not-a-trading-day": "exchange closed",
};

/** Every row of the file: used, or dropped and why. */
export function pricesWords(report: Pick<ReplayReport, "input">): string {
  const { used, dropped } = report.input;
  const reasons = dropped.map(
    ({ reason, count: rows }) => `${count(rows)} dropped (${DROP_WORDS[reason] ?? reason})`,
  );
  return `${[`The file has ${count(used)} prices`, ...reasons].join(", ")}.`;
}

function opening(report: ReplayReport): string {
  const { option } = storyWords(report);
  const { contracts } = report.conventions;
  const sold = contracts === 1 ? `1 European ${option}` : `${contracts} European ${option}s`;
  const strike = strikeInWords(report.conventions.strike);
  const owns =
    option === "call"
      ? `You own ${count(contracts * 100)} shares.`
      : "You hold the strike in cash.";
  return `${owns} You sell ${sold} each ${cycleWords(report).cycle}, strike ${strike}.`;
}

function priceSource(report: ReplayReport): string[] {
  const { option } = storyWords(report);
  return [
    `! ${option.toUpperCase()} PRICES ARE MODELLED from ${report.priceSource}.`,
    "  Yours: --vol FILE (a volatility index, or your own) or --vol NUMBER",
  ];
}
