import { rowsOf } from "../../../attribution/result-rows.ts";
import { MULTIPLIER } from "../../../contracts/instrument-table.ts";
import type { Cycle } from "../../../history/cycles.ts";
import { balanceOf } from "../../../ledger/ledger.ts";
import { sendMark } from "../../../messages/world-commands.ts";
import { CASH } from "../../../money/cash.ts";
import type { TradeSide } from "../../../participants/volatility-trader/decide-trade.ts";
import type { Opinion } from "../../../participants/volatility-trader/volatility-trader.ts";
import { quoteOption, realQuote } from "../chain/quote-option.ts";
import { advanceTo, applySent, closeTime, endow, expireDue, openAt } from "../history-world.ts";
import { offerSeries, type Sale } from "../sale.ts";
import { FLOAT_MULTIPLE } from "../world.ts";
import type { TraderWorld } from "./trader-world.ts";

/** What happened in one cycle; money in $0.0001, prices in $0.0001 per share. */
export interface TraderCycleResult {
  readonly cycle: Cycle;
  /** What was listed; `volatility` is the maker's. */
  readonly sale: Sale;
  /** Undefined where the maker quoted nothing that the trader can read. */
  readonly opinion: Opinion | undefined;
  readonly side: TradeSide;
  /** At which the option changed hands; 0 without a trade. */
  readonly premium: number;
  /** Result rows of the cycle (see `RESULT_ROWS`); they add up to the account's result. */
  readonly trader: readonly number[];
  readonly maker: readonly number[];
}

/** Called after each close of a cycle; `ends` tells the last from the first of the next. */
export type TraderListener = (world: TraderWorld, row: number, ends: boolean) => void;

/** Plays one cycle: the quote, the trader's decision, both hedge at each close, settlement. */
export function playTraderCycle(
  world: TraderWorld,
  cycle: Cycle,
  onClose: TraderListener,
): TraderCycleResult {
  const { config, traderAccount, makerAccount } = world;
  const { results } = world.attribution;
  const { entry, expiry } = cycle;
  const float = FLOAT_MULTIPLE * config.contracts * MULTIPLIER;
  if (world.cursor[1] !== entry + 1) openAt(world, entry, float);
  const sale = offerSeries(world, cycle, 1);
  const traderBefore = rowsOf(results, traderAccount);
  const makerBefore = rowsOf(results, makerAccount);
  const { opinion, side, premium } = tradeSeries(world, cycle, sale);
  hedgeBoth(world, cycle, sale, entry);
  onClose(world, entry, false);
  for (let row = entry + 1; row <= expiry; row++) {
    advanceTo(world, row);
    if (row < expiry) {
      markAtQuote(world, cycle, sale, row);
      hedgeBoth(world, cycle, sale, row);
    } else settle(world, row);
    onClose(world, row, row === expiry);
  }
  return {
    cycle,
    sale,
    opinion,
    side,
    premium,
    trader: rowsOf(results, traderAccount, traderBefore),
    maker: rowsOf(results, makerAccount, makerBefore),
  };
}

/** The maker quotes, the mark is taken, the trader looks and trades or not, the quote goes. */
function tradeSeries(
  world: TraderWorld,
  cycle: Cycle,
  sale: Sale,
): Pick<TraderCycleResult, "opinion" | "side" | "premium"> {
  const { config, market, trader, maker } = world;
  const { series, volatility, contracts } = sale;
  const time = closeTime(world, cycle.entry);
  for (const account of [world.traderAccount, world.makerAccount]) {
    endow(world, time, account, CASH, 0);
  }
  if (!quoteOption(world, maker, sale, cycle.entry, cycle.expiry, volatility, contracts)) {
    maker.withdraw(time, series);
    applySent(world);
    return { opinion: undefined, side: "none", premium: 0 };
  }
  sendMark(market.commands, time);
  applySent(world);
  const forecast = config.forecast[cycle.entry]!;
  const opinion = trader.look(series, forecast);
  const isKnown = opinion !== undefined && !Number.isNaN(forecast);
  const side = isKnown ? (config.always ?? opinion.side) : "none";
  trader.trade(time, series, side, contracts);
  applySent(world);
  maker.withdraw(time, series);
  applySent(world);
  const paid = Math.abs(balanceOf(market.ledger, world.traderAccount, CASH));
  return { opinion, side, premium: paid / (contracts * MULTIPLIER) };
}

/** An open option's common mark on a quoted day is the middle of the chain's quote. */
function markAtQuote(world: TraderWorld, cycle: Cycle, sale: Sale, row: number): void {
  const { market, maker, traderAccount } = world;
  const { series, volatility } = sale;
  const held = Math.abs(balanceOf(market.ledger, traderAccount, series));
  if (held === 0 || realQuote(world, sale, row, cycle.expiry) === undefined) return;
  const time = closeTime(world, row);
  quoteOption(world, maker, sale, row, cycle.expiry, volatility, held);
  sendMark(market.commands, time);
  maker.withdraw(time, series);
  applySent(world);
}

/** One close: both hedge, and the holder may exercise. */
function hedgeBoth(world: TraderWorld, cycle: Cycle, sale: Sale, row: number): void {
  const { config, market, trader, maker, traderAccount } = world;
  const [time, step] = [closeTime(world, row), row - cycle.entry];
  const held = balanceOf(market.ledger, traderAccount, sale.series);
  if (held === 0) {
    flattenBoth(world, row);
    return;
  }
  const agreed = config.hedgeVolatility?.[row] ?? sale.volatility;
  const own = config.hedgesAtForecast ? config.forecast[cycle.entry]! : agreed;
  trader.hedge(time, step, own);
  maker.hedge(time, step, agreed);
  applySent(world);
  if (config.style !== "american") return;
  const [holder, volatility] = held > 0 ? [trader, own] : [maker, agreed];
  holder.exercise(time, config.days[row + 1]!, volatility, world.forgets);
  applySent(world);
  // Who is assigned hears of it after the close: he trades at the next one.
  if (balanceOf(market.ledger, traderAccount, sale.series) === 0) holder.flatten(time);
  applySent(world);
}

/** The last close: exercise and assignment, then both go back to nothing. */
function settle(world: TraderWorld, row: number): void {
  expireDue(world, row);
  flattenBoth(world, row);
}

/** Without options there is nothing to hedge. */
function flattenBoth(world: TraderWorld, row: number): void {
  world.trader.flatten(closeTime(world, row));
  world.maker.flatten(closeTime(world, row));
  applySent(world);
}
