import { RESULT_ROWS } from "../../attribution/result-rows.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import type { TraderCycleResult } from "../../simulator/history/trader/play-trader-cycle.ts";
import { sumRows } from "../dollars.ts";
import { seenAmount } from "./trader-cycle-report.ts";
import type { EdgeBucket, TradeGroup } from "./trader-report.ts";

/** Between the buckets of the edge seen, in points; the outermost are open. */
const EDGES = [-4, -2, -1, 0, 1, 2, 4];

/** Totals of the trades among some cycles, and the mean of one with its standard error. */
export function tradeGroup(results: readonly TraderCycleResult[]): TradeGroup {
  const traded = results.filter(({ side }) => side !== "none");
  const earned = traded.map(({ trader }) => sumRows(trader, RESULT_ROWS));
  const total = earned.reduce((sum, amount) => sum + amount, 0);
  const trades = traded.length;
  const mean = total / trades;
  const squares = earned.reduce((sum, amount) => sum + (amount - mean) * (amount - mean), 0);
  const error = Math.sqrt(squares / (trades - 1) / trades);
  return {
    trades,
    gains: earned.filter((amount) => amount > 0).length,
    seen: dollarsFromAmount(traded.reduce((sum, result) => sum + seenAmount(result), 0)),
    earned: dollarsFromAmount(total),
    mean: trades === 0 ? null : dollarsFromAmount(Math.round(mean)),
    standardError: trades < 2 ? null : dollarsFromAmount(Math.round(error)),
  };
}

/** Every trade in the bucket of its edge; all buckets are there. */
export function edgeBuckets(results: readonly TraderCycleResult[]): EdgeBucket[] {
  const bounds = [Number.NEGATIVE_INFINITY, ...EDGES, Number.POSITIVE_INFINITY];
  return bounds.slice(1).map((to, i) => {
    const from = bounds[i]!;
    const inside = results.filter((result) => {
      const points = signedPoints(result);
      // A forecast at a bound is in the bucket nearer to zero.
      return points > 0 ? points > from && points <= to : points >= from && points < to;
    });
    const open = (bound: number): number | null => (Number.isFinite(bound) ? bound : null);
    return { from: open(from), to: open(to), ...tradeGroup(inside) };
  });
}

/** Forecast less quote in points: above 0 bought, below sold; NaN without a trade. */
function signedPoints({ opinion, side }: TraderCycleResult): number {
  if (opinion === undefined || side === "none") return Number.NaN;
  return (side === "buy" ? 100 : -100) * opinion.edge;
}
