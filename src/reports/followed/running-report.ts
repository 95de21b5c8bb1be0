import { ROW, ROW_COUNT } from "../../attribution/result-rows.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import { followHedges } from "../../measures/hedge-trades.ts";
import { followRunning } from "../../measures/running-results.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import type { CloseListener } from "../../simulator/history/play-cycle.ts";
import type { ReplayConfig } from "../../simulator/history/replay-config.ts";

/**
 * The whole replay close by close, a column for each curve that can be drawn; results in dollars
 * since the first sale. A close at which one cycle ends and the next begins has one element.
 */
export interface RunningReport {
  /** Days since 1970-01-01. */
  readonly days: Float64Array;
  /** The stock, $ per share. */
  readonly closes: Float64Array;
  /** Index of the cycle that the close belongs to: the later one where two meet. */
  readonly cycles: Float64Array;
  /** Shares of the buyer after the close, and those he traded at it: bought less sold. */
  readonly held: Float64Array;
  readonly traded: Float64Array;
  readonly seller: Float64Array;
  readonly buyer: Float64Array;
  readonly holding: Float64Array;
  /** Of the buyer: what rebalancing brought, and what passing time took. */
  readonly gamma: Float64Array;
  readonly decay: Float64Array;
}

const COLUMNS = "days closes cycles held traded seller buyer holding gamma decay".split(
  " ",
) as (keyof RunningReport)[];

/** A replay that is followed, to be told when it has ended. */
export interface FollowedReplay {
  readonly onClose: CloseListener;
  readonly report: () => RunningReport;
}

/** Follows a replay of this configuration close by close. */
export function followReplay(config: ReplayConfig): FollowedReplay {
  const closes: Record<keyof RunningReport, number>[] = [];
  let [cycle, traded] = [0, 0];
  const onHedges = followHedges(({ shares }) => {
    traded += shares;
  });
  const onClose = followRunning(config, (world, row, ends, results) => {
    const { attribution, market, buyerAccount } = world;
    const day = config.days[row]!;
    // Where two cycles meet, the trades of both are at one close.
    traded = closes.at(-1)?.days === day ? closes.pop()!.traded : 0;
    onHedges(world, row, ends);
    const rows = buyerAccount * ROW_COUNT;
    closes.push({
      days: day,
      closes: dollarsFromAmount(config.closes[row]!),
      cycles: cycle,
      held: balanceOf(market.ledger, buyerAccount, STOCK),
      traded,
      seller: dollarsFromAmount(results.seller),
      buyer: dollarsFromAmount(results.buyer),
      holding: dollarsFromAmount(results.holding),
      gamma: dollarsFromAmount(attribution.results[rows + ROW.gamma]!),
      decay: dollarsFromAmount(attribution.results[rows + ROW.decay]!),
    });
    if (ends) cycle++;
  });
  const column = (name: keyof RunningReport): Float64Array =>
    Float64Array.from(closes, (close) => close[name]);
  return {
    onClose,
    report: () =>
      Object.fromEntries(COLUMNS.map((name) => [name, column(name)])) as unknown as RunningReport,
  };
}
