import type { ReplayReport } from "../replay-report.ts";
import { count, wrap } from "./layout.ts";
import { storyWords, strikeInWords } from "./words.ts";

/** What was replayed, and where the option prices come from. */
export function headSection(report: ReplayReport, title: string, width: number): string[] {
  const { input, conventions } = report;
  const dropped = input.dropped.reduce((sum, row) => sum + row.count, 0);
  const period = `${input.from} to ${input.to}`;
  const cycles = `${report.cycles.length} monthly cycles`;
  const prices = `${count(input.used)} prices, ${count(dropped)} dropped`;
  const skipped = input.skipped.map((row) => `${row.count} cycles skipped: ${row.reason}.`);
  const reasons = input.dropped.map((row) => `${row.count} prices dropped: ${row.reason}.`);
  return [
    ...wrap(`${title}  ${period}   ${cycles}   ${prices}`, width, "  "),
    ...[...skipped, ...reasons].flatMap((line) => wrap(line, width, "  ")),
    ...wrap(`${opening(report)} strike: ${strikeInWords(`${conventions.strike}`)}.`, width),
    ...priceSource(report, width),
    ...report.notes.flatMap((note) => wrap(note, width, "  ")),
  ];
}

function opening(report: ReplayReport): string {
  const { option } = storyWords(report);
  const contracts = Number(report.conventions.contracts);
  const sold = contracts === 1 ? `1 ${option}` : `${contracts} ${option}s`;
  return option === "call"
    ? `You own ${count(contracts * 100)} shares. Each month you sell ${sold},`
    : `You hold the strike in cash. Each month you sell ${sold},`;
}

function priceSource(report: ReplayReport, width: number): string[] {
  const { option } = storyWords(report);
  const claim = `${option.toUpperCase()} PRICES ARE MODELLED from ${report.priceSource}.`;
  return [
    ...wrap(`! ${claim}`, width, "  "),
    ...wrap("  Yours: --vol FILE (a volatility index, or your own) or --vol NUMBER", width, "  "),
  ];
}
