import { amountFromDollars } from "../../../money/amount.ts";
import { formatDollars } from "../../../money/format-dollars.ts";
import { count, counted, wrap } from "../../statement/layout.ts";
import type { TradesReport } from "../trades-report.ts";

const DIFFERENCES_SHOWN = 6;

/** Whose trades, how the files were read, and the check that earns trust: the cash. */
export function tradesHead(report: TradesReport, width: number): string[] {
  const { trades, input, positions } = report;
  const size = `${counted(positions.length, "position")}, ${counted(trades.fills, "fill")}`;
  return [
    `${trades.ticker}  ${input.from} to ${input.to}   ${size} of options`,
    ...filesWords(report),
    ...cashWords(report),
    "Option prices are yours: a fill's volatility is what its price implies at the close of " +
      "the day. Between fills an option keeps its last volatility.",
    ...readingWords(report),
  ].flatMap((line) => wrap(line, width, "  "));
}

/** Every row of the files: replayed, or left out and why. */
export function filesWords({ trades }: TradesReport): string[] {
  return [
    ...trades.files.map(fileWords),
    ...trades.skipped.map(({ reason, count: rows }) => `Not replayed: ${count(rows)} ${reason}.`),
  ];
}

/** What was made of the files that they do not say themselves. */
export function readingWords(report: TradesReport): string[] {
  return [...openingWords(report), ...report.trades.notes];
}

function fileWords({
  name,
  broker,
  used,
  duplicates,
  skipped,
}: TradesReport["trades"]["files"][number]): string {
  const left = skipped.map(({ reason, count: rows }) => `${count(rows)} ${reason}`);
  const again = duplicates === 0 ? [] : [`${count(duplicates)} that another file has`];
  const out = [...again, ...left];
  const rest = out.length === 0 ? "none left out" : `left out: ${out.join("; ")}`;
  return `${name} (${broker}): ${counted(used, "row")} used, ${rest}.`;
}

/** The check that earns trust, and the lines that differ. */
export function cashWords(report: TradesReport): string[] {
  const { isSaid, file, ledger, differences } = report.trades.cash;
  const where = isSaid ? "in your broker's file" : "by price, quantity and fees";
  const words = `Cash from these rows ${where}: ${cents(file)}. In our ledger: ${cents(ledger)}.`;
  const shown = differences.slice(0, DIFFERENCES_SHOWN).map(({ file: name, line, said, ours }) => {
    return `  line ${line} of ${name}: ${cents(said)} in the file, ${cents(ours)} here`;
  });
  const more = differences.length - shown.length;
  return [words, ...shown, ...(more > 0 ? [`  and ${more} more lines`] : [])];
}

function openingWords({ trades }: TradesReport): string[] {
  const { openingShares, fileDividends } = trades;
  return [
    ...(openingShares === 0
      ? []
      : [
          `${count(openingShares)} shares must have been yours before: ` +
            "they are taken in at the first close.",
        ]),
    ...(fileDividends === 0
      ? []
      : [
          "Dividends are those of the prices, on their ex-dates; " +
            `your file has ${cents(fileDividends)}.`,
        ]),
  ];
}

function cents(dollars: number): string {
  return formatDollars(amountFromDollars(dollars), { decimals: 2, symbol: true });
}
