import { clearMatchedTrades, matchedGain } from "../../attribution/matched-trades.ts";
import { ROW_COUNT } from "../../attribution/result-rows.ts";
import { addStep, type DecompositionSums } from "../../attribution/seller-decomposition.ts";
import { interestYears } from "../../calendar/clocks.ts";
import { settlementValue } from "../../contracts/instrument-table.ts";
import type { Cycle } from "../../history/cycles.ts";
import { exp } from "../../math/exp.ts";
import { sendExpire } from "../../messages/world-commands.ts";
import { cashGrowth } from "../../pricing/cash-growth.ts";
import { evaluateOption } from "../../pricing/option/evaluate-option.ts";
import { createOptionTerms } from "../../pricing/option/option-terms.ts";
import { createOptionValue } from "../../pricing/option/option-value.ts";
import { readOptionTerms } from "../../pricing/option/read-option-terms.ts";
import { offerSeries, type Sale, sellSeries } from "./sale.ts";
import { advanceTo, applySent, closeTime, openAt, type World } from "./world.ts";

/** What happened in one cycle; money in $0.0001, prices in $0.0001 per share. */
export interface CycleResult {
  readonly cycle: Cycle;
  readonly sale: Sale;
  /** 0 when the maker had no bid: then nothing was sold. */
  readonly premium: number;
  /** What the option paid at the expiry, per contract. */
  readonly payoff: number;
  /** Result rows of the cycle (see `RESULT_ROWS`); they add up to the account's result. */
  readonly seller: Float64Array;
  readonly buyer: Float64Array;
  /** The maker's share trades before he closed the hedge, and the gain of those that undid one. */
  readonly hedgeTrades: number;
  readonly matchedGain: number;
  readonly dividendsPerShare: number;
  readonly sums: DecompositionSums;
}

/** Called after each close of a cycle, entry and expiry included: the place for daily measures. */
export type CloseListener = (world: World, row: number) => void;

/** Plays one cycle: sale at the entry close, hedge at each close, settlement at the last. */
export function playCycle(world: World, cycle: Cycle, onClose: CloseListener): CycleResult {
  const { config, market, hedgeTrades } = world;
  const { entry, expiry } = cycle;
  if (world.cursor[1] !== entry + 1) openAt(world, entry);
  const sale = offerSeries(world, cycle);
  clearMatchedTrades(hedgeTrades);
  const start = world.attribution.results.slice();
  const premium = sellSeries(world, cycle, sale);
  hedge(world, cycle, entry, sale);
  onClose(world, entry);

  const sums: DecompositionSums = { moves: 0, exposedMoves: 0 };
  let dividendsPerShare = 0;
  for (let row = entry + 1; row < expiry; row++) {
    addStepTo(sums, world, cycle, row, sale);
    advanceTo(world, row);
    hedge(world, cycle, row, sale);
    dividendsPerShare += config.dividends[row]!;
    onClose(world, row);
  }
  addStepTo(sums, world, cycle, expiry, sale);
  advanceTo(world, expiry);
  dividendsPerShare += config.dividends[expiry]!;
  const [trades, gain] = [hedgeTrades.state[2]!, matchedGain(hedgeTrades)];
  settle(world, expiry, sale.series);
  onClose(world, expiry);
  return {
    cycle,
    sale,
    premium,
    payoff: settlementValue(market.instruments, sale.series, config.closes[expiry]!),
    seller: rowsSince(world, start, world.sellerAccount),
    buyer: rowsSince(world, start, world.buyerAccount),
    hedgeTrades: trades,
    matchedGain: gain,
    dividendsPerShare,
    sums,
  };
}

function hedge(world: World, cycle: Cycle, row: number, sale: Sale): void {
  const volatility = world.config.hedgeVolatility?.[row] ?? sale.volatility;
  world.buyer.hedge(closeTime(world, row), row - cycle.entry, volatility);
  applySent(world);
}

/** The last close: exercise and assignment, then both sides go back to what they started with. */
function settle(world: World, row: number, series: number): void {
  const time = closeTime(world, row);
  sendExpire(world.market.commands, time, series);
  applySent(world);
  world.buyer.flatten(time);
  world.seller.restoreShares(time);
  applySent(world);
}

const TERMS = createOptionTerms();
const VALUE = createOptionValue();

/**
 * The seller's exposure at the close before, at the mark's volatility, times the stock's move. A
 * series without a sale has no such volatility: the exposure is that of the shares alone.
 */
function addStepTo(
  sums: DecompositionSums,
  world: World,
  cycle: Cycle,
  row: number,
  sale: Sale,
): void {
  const { config, market } = world;
  const { right, rate } = sale.terms;
  const [before, today] = [config.days[row - 1]!, config.days[row]!];
  const expiryDay = config.days[cycle.expiry]!;
  readOptionTerms(
    TERMS,
    market.instruments,
    market.carry,
    sale.series,
    config.closes[row - 1]!,
    before,
  );
  evaluateOption(VALUE, TERMS, market.marks.volatility[sale.series]!);
  const sold = market.marks.marked[sale.series] === 1;
  const exposure = (right > 0 ? 1 : 0) - (sold ? VALUE.delta : 0);
  addStep(
    sums,
    config.closes[row - 1]!,
    config.closes[row]!,
    config.dividends[row]!,
    exposure,
    cashGrowth(rate, interestYears(before, today)),
    exp(rate * interestYears(today, expiryDay)),
  );
}

function rowsSince(world: World, start: Float64Array, account: number): Float64Array {
  const from = account * ROW_COUNT;
  const rows = world.attribution.results.slice(from, from + ROW_COUNT);
  for (let row = 0; row < ROW_COUNT; row++) rows[row] = rows[row]! - start[from + row]!;
  return rows;
}
