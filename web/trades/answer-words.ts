import type { QuickReport } from "../../src/reports/quick-report.ts";
import { storyWords } from "../../src/reports/statement/words.ts";
import type { TradesReport } from "../../src/reports/trades/trades-report.ts";
import { madeOrLost, moneyTrail } from "../parts/flows/money-trail.ts";
import { percent, wholeDollars } from "../parts/format.ts";

const IN_A_FILE = "the stock in ";

/** What the stock of a price file is called: `AAPL` of AAPL.csv, else `the stock in prices.csv`. */
export function stockOfFile(file: string): string {
  const name = file.replace(/\.\w+(\.gz)?$/, "");
  return /^[A-Z]{1,5}$/.test(name) ? name : `${IN_A_FILE}${file}`;
}

/** `Apple calls`, `calls on the stock in prices.csv`. */
function optionsOn(stock: string, options: string): string {
  return stock.startsWith(IN_A_FILE) ? `${options} on ${stock}` : `${stock} ${options}`;
}

/** The answer: what was taken in, who bought, who paid, and what just holding would have made. */
export function historyAnswer(report: QuickReport, name: string): string {
  const { summary, flows, conventions } = report;
  const { options } = storyWords(report);
  if (summary.premium === 0) return `Nobody bid for the ${options}: nothing was sold.`;
  const trail = moneyTrail(flows, "buyer");
  const holding = holdingWords(summary.buyAndHold.pnl, summary.versusHolding.pnl);
  const hedged = conventions.hedge === "none" ? "did not hedge" : "hedged";
  return (
    `You took in ${wholeDollars(summary.premium)} for ${optionsOn(name, options)}. Your buyer, ` +
    `a market maker who ${hedged}, ${madeOrLost(summary.buyer.pnl)}` +
    `${trail === "" ? "" : `: ${trail}`}. ` +
    `You ${madeOrLost(summary.seller.pnl)}; ${holding}.`
  );
}

/** @param more the seller's result above that of just holding. */
function holdingWords(holding: number, more: number): string {
  if (holding < 0) return `just holding the shares would have ${madeOrLost(holding)}`;
  if (Math.abs(more) < 0.5) return "just holding the shares would have made the same";
  const words = more < 0 ? "more" : "less";
  return `just holding the shares would have made ${wholeDollars(Math.abs(more))} ${words}`;
}

/** The same in per cent of what the shares were worth at the first sale. */
export function historyAnswerInPercent(report: QuickReport, name: string): string {
  const { summary, conventions, cycles } = report;
  const worth = cycles[0]!.spot * conventions.contracts * 100;
  const share = (pnl: number): string => percent(pnl / worth);
  const { options } = storyWords(report);
  return (
    `Selling ${optionsOn(name, options)} made me ${share(summary.seller.pnl)} of what the ` +
    "shares were worth at first; " +
    `just holding would have made ${share(summary.buyAndHold.pnl)}. My buyer ` +
    `${conventions.hedge === "none" ? "did not hedge" : "hedged"} and made ` +
    `${share(summary.buyer.pnl)}.`
  );
}

/** The answer for the user's own trades. */
export function tradesAnswer({ summary, flows, trades, conventions }: TradesReport): string {
  const { you, buyer, holding, versusHolding } = summary;
  const hedged = conventions.hedge === "none" ? "did not hedge" : "hedged";
  const took = you.premium < 0 ? "paid" : "took in";
  const trail = moneyTrail(flows, "buyer");
  return (
    `You ${took} ${wholeDollars(Math.abs(you.premium))} for options on ${trades.ticker}. ` +
    `Your buyer, who took the other side and ${hedged}, ${madeOrLost(buyer.pnl)}` +
    `${trail === "" ? "" : `: ${trail}`}. You ` +
    `${madeOrLost(you.pnl)}; ${holdingWords(holding.pnl, versusHolding)}.`
  );
}

/** The same in per cent of what the options brought or cost when they were opened. */
export function tradesAnswerInPercent({ summary, trades }: TradesReport): string {
  const { you, buyer } = summary;
  const opened = Math.abs(you.premium);
  if (opened === 0) return `Somebody took the other side of my ${trades.ticker} options.`;
  const share = (pnl: number): string => percent(pnl / opened);
  return (
    `Of what my options on ${trades.ticker} ${you.premium < 0 ? "cost" : "brought"} when they ` +
    `were opened, ${share(you.option)} is my result with them. Who took the other side has ` +
    `${share(buyer.pnl)} with his shares.`
  );
}
