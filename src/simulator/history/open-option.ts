import { matchedGain } from "../../attribution/matched-trades.ts";
import { exerciseValue, MULTIPLIER, settlementValue } from "../../contracts/instrument-table.ts";
import type { Cycle } from "../../history/cycles.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import { sendMark } from "../../messages/world-commands.ts";
import { quoteOption, realQuote } from "./chain/quote-option.ts";
import { wantsExit } from "./exit-rule.ts";
import { applySent, closeTime, expireDue } from "./history-world.ts";
import { sharesForOne } from "./price-history.ts";
import type { ReplayConfig } from "./replay-config.ts";
import { canOffer, type Sale, saleVolatilityOn } from "./sale.ts";
import type { World } from "./world.ts";

/** How an option came to its end, and at the close of which row. */
export interface Ending {
  readonly row: number;
  /** `expired` covers exercise at the expiry; `assigned` is before it. */
  readonly how: "expired" | "assigned" | "bought-back" | "rolled" | "unsold";
  /** What its seller had to give for it in all, in $0.0001: what it paid, or the price paid. */
  readonly paid: number;
  readonly exercised: boolean;
}

/** The buyer's share trades before he closed the hedge, and the gain of those that undid one. */
export interface HedgeTally {
  trades: number;
  gain: number;
}

/** The option of a cycle from its sale to its end. */
export interface OpenOption {
  readonly cycle: Cycle;
  readonly sale: Sale;
  /** $0.0001 per share; 0 when nothing was sold. */
  readonly premium: number;
  readonly hedges: HedgeTally;
  /** Undefined while it is open. */
  ending: Ending | undefined;
}

/** After the sale: the buyer's first hedge. An option without a bid has ended before it began. */
export function openOption(world: World, cycle: Cycle, sale: Sale, premium: number): OpenOption {
  const option: OpenOption = {
    cycle,
    sale,
    premium,
    hedges: { trades: 0, gain: 0 },
    ending: undefined,
  };
  const row = cycle.entry;
  if (premium === 0) option.ending = { row, how: "unsold", paid: 0, exercised: false };
  else hedgeOrExercise(world, option, row);
  return option;
}

/**
 * A close on the way: the seller may buy back, else the buyer hedges or exercises.
 *
 * @param next the cycle that begins at this one's expiry, or at once if the option is rolled.
 */
export function followOption(
  world: World,
  option: OpenOption,
  row: number,
  next: Cycle | undefined,
): void {
  const isQuoted =
    world.config.exit !== undefined ||
    realQuote(world, option.sale, row, option.cycle.expiry) !== undefined;
  if (isQuoted && isBoughtBack(world, option, row, next)) return;
  hedgeOrExercise(world, option, row);
}

/** The last close: exercise and assignment, then both sides go back to what they started with. */
export function settleOption(world: World, option: OpenOption): void {
  const { market, buyerAccount } = world;
  const { series } = option.sale;
  const row = option.cycle.expiry;
  const contracts = balanceOf(market.ledger, buyerAccount, series);
  const value = settlementValue(market.instruments, series, world.config.closes[row]!);
  tally(world, option);
  expireDue(world, row);
  world.buyer.flatten(closeTime(world, row));
  restoreShares(world, option, row);
  option.ending = { row, how: "expired", paid: value * contracts, exercised: value > 0 };
}

/** The seller's shares as the strategy has them between two sales. */
export function restoreShares(world: World, { sale, cycle }: OpenOption, row: number): void {
  const ratio = sharesForOne(world.config, cycle.entry, row);
  const shares = Math.floor(sale.contracts * MULTIPLIER * ratio + 1e-9);
  world.seller.restoreShares(closeTime(world, row), shares);
  applySent(world);
}

function hedgeOrExercise(world: World, option: OpenOption, row: number): void {
  const { config, buyer } = world;
  const time = closeTime(world, row);
  const volatility = config.hedgeVolatility?.[row] ?? option.sale.volatility;
  buyer.hedge(time, row - option.cycle.entry, volatility);
  applySent(world);
  if (config.style === "american") exerciseIfWorth(world, option, row, volatility);
}

/** The holder exercises all or nothing; his hedge goes at the same close. */
function exerciseIfWorth(world: World, option: OpenOption, row: number, volatility: number): void {
  const { config, market, buyer, buyerAccount } = world;
  const { series } = option.sale;
  const time = closeTime(world, row);
  const contracts = balanceOf(market.ledger, buyerAccount, series);
  buyer.exercise(time, config.days[row + 1]!, volatility, world.forgets);
  applySent(world);
  if (balanceOf(market.ledger, buyerAccount, series) === contracts) return;
  tally(world, option);
  buyer.flatten(time);
  applySent(world);
  const paid = exerciseValue(market.instruments, series, config.closes[row]!) * contracts;
  option.ending = { row, how: "assigned", paid, exercised: true };
}

/** The maker quotes, the mark is taken, and the seller buys at the ask if his rule says so. */
function isBoughtBack(
  world: World,
  option: OpenOption,
  row: number,
  next: Cycle | undefined,
): boolean {
  const { config, market, buyer, buyerAccount, seller } = world;
  const { exit } = config;
  const { series } = option.sale;
  const time = closeTime(world, row);
  const contracts = balanceOf(market.ledger, buyerAccount, series);
  const volatility = volatilityOn(world, option, row);
  quoteOption(world, buyer, option.sale, row, option.cycle.expiry, volatility, contracts);
  sendMark(market.commands, time);
  applySent(world);
  const ask = seller.ask(series);
  const isDue =
    ask !== undefined &&
    exit !== undefined &&
    (exit.kind !== "roll" || canRoll(config, row, next)) &&
    wantsExit(exit, {
      premium: option.premium / sharesForOne(config, option.cycle.entry, row),
      ask,
      daysLeft: config.days[option.cycle.expiry]! - config.days[row]!,
      inTheMoney: exerciseValue(market.instruments, series, config.closes[row]!) > 0,
    });
  if (isDue) seller.buyBack(time, series);
  buyer.withdraw(time, series);
  applySent(world);
  if (!isDue) return false;
  tally(world, option);
  buyer.flatten(time);
  applySent(world);
  const how = exit.kind === "roll" ? "rolled" : "bought-back";
  option.ending = { row, how, paid: ask * contracts * MULTIPLIER, exercised: false };
  return true;
}

function canRoll(config: ReplayConfig, row: number, next: Cycle | undefined): boolean {
  return next !== undefined && canOffer(config, { entry: row, expiry: next.expiry });
}

/** The sale volatility of the day as far as it is known, else that of the sale. */
function volatilityOn({ config }: World, { sale, cycle }: OpenOption, row: number): number {
  const quoted = saleVolatilityOn(config, row, cycle.expiry);
  const volatility = quoted + (config.volatilityShift ?? 0);
  return volatility > 0 ? volatility : sale.volatility;
}

function tally({ hedgeTrades }: World, { hedges }: OpenOption): void {
  hedges.trades = hedgeTrades.state[2]!;
  hedges.gain = matchedGain(hedgeTrades);
}
