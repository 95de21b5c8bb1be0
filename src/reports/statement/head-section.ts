import type { ReplayReport } from "../replay-report.ts";
import { count, counted, wrap } from "./layout.ts";
import { cycleWords, storyWords, strikeInWords } from "./words.ts";

/** What the opening needs of a report. */
export type HeadOf = Pick<ReplayReport, "conventions">;

/** What was replayed, and where the option prices come from. */
export function headSection(report: ReplayReport, title: string, width: number): string[] {
  const { input } = report;
  const cycles = counted(report.cycles.length, `${cycleWords(report).kind} cycle`);
  const skipped = input.skipped.map(
    ({ count: n, reason }) => `${counted(n, "cycle")} skipped: ${reason}.`,
  );
  return [
    `${title}  ${input.from} to ${input.to}   ${cycles}`,
    pricesWords(report),
    ...skipped,
    opening(report),
    ...priceSourceLines(report, priceWords(report)),
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

/** What is held and what is sold, when and at which strike. */
export function opening(report: HeadOf): string {
  const { option } = storyWords(report);
  const { contracts, strategy, style } = report.conventions;
  const kind = style === "european" ? "European" : "American";
  const sold = `${count(contracts)} ${kind} ${option}${contracts === 1 ? "" : "s"}`;
  const strike = strikeInWords(report.conventions.strike);
  const each = `each ${cycleWords(report).cycle}, strike ${strike}${exitInWords(report)}`;
  switch (strategy) {
    case "covered-call":
      return `You own ${count(contracts * 100)} shares. You sell ${sold} ${each}.`;
    case "cash-secured-put":
      return `You hold the strike in cash. You sell ${sold} ${each}.`;
    case "wheel":
      return `You sell ${sold} ${each}: puts until shares come, then calls until they go.`;
  }
}

/** Completes a sentence on the sale. */
function exitInWords({ conventions: { exit } }: HeadOf): string {
  if (exit === "none") return "";
  if (exit === "roll") return ", rolled in its last week if it is in the money";
  if (exit.endsWith("%")) return `, bought back once ${exit} of what it brought is kept`;
  return `, bought back ${exit.slice(0, -1)} days before its expiry`;
}

function priceWords(report: ReplayReport): PriceWords {
  const words = `${storyWords(report).option.toUpperCase()} PRICES ARE`;
  return { real: words, modelled: words };
}

/** What is real, or modelled: `CALL PRICES ARE`. */
export interface PriceWords {
  readonly real: string;
  readonly modelled: string;
}

/** Where the prices of options come from, and how good their source is. */
export function priceSourceLines(
  report: Pick<ReplayReport, "prices" | "priceSource" | "chain">,
  words: PriceWords,
): string[] {
  if (report.prices === "quoted") {
    return [`${words.real} REAL: ${report.priceSource}.`, ...chainWords(report.chain)];
  }
  return [
    `! ${words.modelled} MODELLED from ${report.priceSource}.`,
    "  Yours: --vol FILE (a volatility index, or your own) or --vol NUMBER",
  ];
}

/** Whether the quotes make sense together. */
function chainWords(chain: ReplayReport["chain"]): string[] {
  if (chain === undefined) return [];
  const { days, expiries, liquid, inside, pairs, agree, butterfly, calendar } = chain;
  const free =
    butterfly >= 0 && (calendar ?? 0) >= 0 ? "free of arbitrage" : "NOT free of arbitrage";
  return [
    `  ${count(days)} days, ${count(expiries)} expiries. Smiles, ${free}, lie between bid and ` +
      `ask at ${count(inside)} of ${count(liquid)} liquid strikes.`,
    `  Put and call volatility agree at ${count(agree)} of ${count(pairs)} strikes.`,
  ];
}
