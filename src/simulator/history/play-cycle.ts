import { clearMatchedTrades } from "../../attribution/matched-trades.ts";
import { rowsOf } from "../../attribution/result-rows.ts";
import type { DecompositionSums } from "../../attribution/seller-decomposition.ts";
import { MULTIPLIER } from "../../contracts/instrument-table.ts";
import type { Cycle } from "../../history/cycles.ts";
import { addExposedStep } from "./exposed-step.ts";
import { advanceTo, expireDue, openAt } from "./history-world.ts";
import {
  type Ending,
  followOption,
  type HedgeTally,
  openOption,
  restoreShares,
  settleOption,
} from "./open-option.ts";
import { sharesForOne } from "./price-history.ts";
import { offerSeries, type Sale, sellSeries } from "./sale.ts";
import { FLOAT_MULTIPLE, type World } from "./world.ts";

/** What happened in one cycle; money in $0.0001, prices in $0.0001 per share. */
export interface CycleResult {
  /** As it was played: one that was rolled ends there. */
  readonly cycle: Cycle;
  readonly sale: Sale;
  /** 0 when the maker had no bid: then nothing was sold. */
  readonly premium: number;
  readonly ending: Ending;
  /** Result rows of the cycle (see `RESULT_ROWS`); they add up to the account's result. */
  readonly seller: readonly number[];
  readonly buyer: readonly number[];
  readonly hedges: HedgeTally;
  /** Per share of the entry row. */
  readonly dividendsPerShare: number;
  /** Of a coarse run 0. */
  readonly sums: DecompositionSums;
}

/**
 * Called after each close of a cycle, entry and expiry included: the place for daily measures.
 * `ends` tells the last close of a cycle from the first of the next, which may be the same row.
 */
export type CloseListener = (world: World, row: number, ends: boolean) => void;

/**
 * Plays one cycle: sale at the entry close, hedge at each close, settlement at the last; on the way
 * the seller may buy back by his rule, and the holder may exercise.
 *
 * @param next the cycle that begins at this one's expiry, if one does.
 */
export function playCycle(
  world: World,
  cycle: Cycle,
  next: Cycle | undefined,
  onClose: CloseListener,
): CycleResult {
  const { config, sellerAccount, buyerAccount } = world;
  const { results } = world.attribution;
  const { entry, expiry } = cycle;
  const float = FLOAT_MULTIPLE * config.contracts * MULTIPLIER;
  if (world.cursor[1] !== entry + 1) openAt(world, entry, float);
  const sale = offerSeries(world, cycle, world.seller.nextRight());
  clearMatchedTrades(world.hedgeTrades);
  const sellerBefore = rowsOf(results, sellerAccount);
  const buyerBefore = rowsOf(results, buyerAccount);
  const premium = sellSeries(world, cycle, sale);
  const option = openOption(world, cycle, sale, premium);
  onClose(world, entry, false);

  const sums: DecompositionSums = { moves: 0, exposedMoves: 0 };
  let dividendsPerShare = 0;
  let row = entry;
  for (let isOver = false; !isOver; ) {
    row++;
    if (!config.isCoarse) addExposedStep(sums, world, cycle, row, sale);
    advanceTo(world, row);
    dividendsPerShare += config.dividends[row]! * sharesForOne(config, entry, row);
    if (option.ending === undefined) {
      if (row === expiry) settleOption(world, option);
      else followOption(world, option, row, next);
    } else if (option.ending.how === "assigned" && option.ending.row === row - 1) {
      restoreShares(world, option, row);
    }
    expireDue(world, row);
    isOver = row === expiry || option.ending?.how === "rolled";
    onClose(world, row, isOver);
  }
  return {
    cycle: { entry, expiry: row },
    sale,
    premium,
    ending: option.ending!,
    seller: rowsOf(results, sellerAccount, sellerBefore),
    buyer: rowsOf(results, buyerAccount, buyerBefore),
    hedges: option.hedges,
    dividendsPerShare,
    sums,
  };
}
