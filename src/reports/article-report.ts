import { isoFromDay } from "../calendar/civil-date.ts";
import { MULTIPLIER, STOCK } from "../contracts/instrument-table.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { followHedges, type HedgeTrade } from "../measures/hedge-trades.ts";
import { dollarsFromAmount } from "../money/amount.ts";
import { ARTICLE_DELTAS, articleConfig } from "../scenarios/article-example.ts";
import { replay } from "../simulator/history/replay.ts";
import { flowsReport } from "./flows-report.ts";
import type { FlowsReport } from "./replay-report.ts";

/** One close of the example: what the buyer of the option did, in shares and dollars. */
export interface ArticleStep {
  readonly date: string;
  readonly price: number;
  /** Shares that one option moves like, of 100; negative for a put. */
  readonly delta: number;
  /** Positive bought, negative sold. */
  readonly traded: number;
  readonly held: number;
  /** Accounts that he traded with: the other side of his share trades. */
  readonly others: readonly string[];
  /** Of all his share trades so far: taken in less paid out. */
  readonly cash: number;
  /** Of a trade that undid an earlier one, and of all of them so far. */
  readonly gain: number;
  readonly gainSoFar: number;
}

/** The article's example as it went through the book and the ledger. */
export interface ArticleReport {
  readonly right: "put" | "call";
  readonly strike: number;
  /** For the one contract. */
  readonly premium: number;
  readonly paidAtExpiry: number;
  /** The last one closes the hedge when the option has ended. */
  readonly steps: readonly ArticleStep[];
  readonly results: { readonly seller: number; readonly buyer: number; readonly others: number };
  readonly flows: FlowsReport;
}

/** Plays the example and reads from the market what happened. */
export function articleReport(right: "put" | "call"): ArticleReport {
  const config = articleConfig(right);
  const steps: ArticleStep[] = [];
  let trades: HedgeTrade[] = [];
  let [cash, gainSoFar] = [0, 0];
  const onHedges = followHedges((trade) => trades.push(trade));
  const { world, cycles } = replay(config, (now, row, ends) => {
    trades = [];
    onHedges(now, row, ends);
    const gain = trades.reduce((sum, trade) => sum + (trade.gain ?? 0), 0);
    gainSoFar += gain;
    cash -= trades.reduce((sum, { shares, price }) => sum + shares * price, 0);
    steps.push({
      date: isoFromDay(config.days[row]!),
      price: dollarsFromAmount(config.closes[row]!),
      delta: (ARTICLE_DELTAS[right][row] ?? 0) * MULTIPLIER,
      traded: trades.reduce((sum, { shares }) => sum + shares, 0),
      held: balanceOf(now.market.ledger, now.buyerAccount, STOCK),
      others: [...new Set(trades.map(({ other }) => now.market.accounts[other]!.name))],
      cash: dollarsFromAmount(cash),
      gain: dollarsFromAmount(gain),
      gainSoFar: dollarsFromAmount(gainSoFar),
    });
  });
  const [cycle] = cycles;
  const resultOf = (rows: readonly number[]): number =>
    dollarsFromAmount(rows.reduce((sum, amount) => sum + amount, 0));
  const flows = flowsReport(world.flows);
  const others = flows.parties.indexOf("tape");
  const between = (a: string): number => flows.matrix[others]![flows.parties.indexOf(a)]!;
  return {
    right,
    strike: dollarsFromAmount(cycle!.sale.strike),
    premium: dollarsFromAmount(cycle!.premium * MULTIPLIER),
    paidAtExpiry: dollarsFromAmount(cycle!.ending.paid),
    steps,
    results: {
      seller: resultOf(cycle!.seller),
      buyer: resultOf(cycle!.buyer),
      others: between("seller") + between("buyer"),
    },
    flows,
  };
}
