import type { TraderReport } from "../../trader/trader-report.ts";
import { type PriceWords, priceSourceLines, pricesWords } from "../head-section.ts";
import { count, wrap } from "../layout.ts";
import { cycleWords, strikeInWords } from "../words.ts";

const PRICES: PriceWords = { real: "CALL PRICES ARE", modelled: "THE MARKET'S VOLATILITY IS" };

/** What was replayed, what he trades on, and where the market's volatility comes from. */
export function traderHead(report: TraderReport, title: string, width: number): string[] {
  const { input, conventions } = report;
  const words = cycleWords(report);
  const cycles = `${count(report.cycles.length)} ${words.kind} cycles`;
  const skipped = input.skipped.map(({ count: n, reason }) => `${n} cycles skipped: ${reason}.`);
  const { contracts } = conventions;
  const calls = contracts === 1 ? "1 call" : `${count(contracts)} calls`;
  const least = points(conventions.minEdge);
  const strike = strikeInWords(conventions.strike);
  return [
    `${title}  ${input.from} to ${input.to}   ${cycles}`,
    pricesWords(report),
    ...skipped,
    `Each ${words.cycle} you look at a quote of ${calls}, strike ${strike}; buy, sell or pass.`,
    `You forecast by ${conventions.forecast}; more than ${least} must be left.`,
    ...priceSourceLines(report, PRICES),
    ...report.notes,
  ].flatMap((line) => wrap(line, width, "  "));
}

/** `0.3 points`. */
function points(volatility: number): string {
  const value = Math.round(volatility * 1000) / 10;
  return `${value} point${value === 1 ? "" : "s"}`;
}
