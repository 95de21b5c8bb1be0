import {
  type Attribution,
  checkExplained,
  createAttribution,
  explainEvents,
} from "../../attribution/attribution.ts";
import {
  createMatchedTrades,
  type MatchedTrades,
  matchTrade,
  splitLots,
} from "../../attribution/matched-trades.ts";
import { createFlows, type Flows, recordFlows } from "../../attribution/who-paid-whom.ts";
import { invariant } from "../../base/assert.ts";
import { microsecondsAt } from "../../calendar/civil-date.ts";
import { interestYears } from "../../calendar/clocks.ts";
import { SESSION_CLOSE_SECONDS } from "../../calendar/trading-days.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import { applyRow } from "../../market/market.ts";
import {
  accountNumber,
  appliedCommands,
  createMarket,
  type Market,
} from "../../market/market-state.ts";
import { EVENT } from "../../messages/events.ts";
import type { Outbox } from "../../messages/outbox.ts";
import { REFUSALS } from "../../messages/refusal-codes.ts";
import { placeOf } from "../../messages/rows.ts";
import {
  sendAnnounceDividend,
  sendBorrow,
  sendDividend,
  sendExpire,
  sendFee,
  sendFund,
  sendInterest,
  sendMark,
  sendSplit,
} from "../../messages/world-commands.ts";
import { roundHalfAway } from "../../money/amount.ts";
import { quoteRecordedPrice } from "../../participants/tape/tape.ts";
import { type PriceHistory, sharesForOne, volClockOf } from "./price-history.ts";

/** A market on recorded prices: somebody, the one who hedges the other side, and the tape. */
export interface HistoryWorld {
  readonly config: PriceHistory;
  readonly market: Market;
  readonly attribution: Attribution;
  readonly flows: Flows;
  /** The buyer's share trades since they were last cleared. */
  readonly hedgeTrades: MatchedTrades;
  /** Whose options they are: the user's, in most replays a seller. */
  readonly sellerAccount: number;
  /** Who takes the other side and hedges it. */
  readonly buyerAccount: number;
  readonly tapeOutbox: Outbox;
  /** [0]: events seen, [1]: row of the last close + 1, [2]: row of dividends announced up to. */
  readonly cursor: Float64Array;
}

/**
 * Opens the market: accounts, nothing traded yet.
 *
 * @param series that may be listed. @param sellerHedges whether the seller's cash bears interest.
 * @param names in the ledger, of whose options they are and of who takes the other side.
 */
export function openHistory(
  config: PriceHistory,
  series: number,
  sellerHedges = false,
  names: readonly [user: string, other: string] = ["seller", "buyer"],
): HistoryWorld {
  const [user, other] = names;
  const market = createMarket({
    parties: [
      { name: user, bearsInterest: sellerHedges },
      { name: other, bearsInterest: true },
      { name: "tape", bearsInterest: false },
    ],
    lender: "tape",
    series,
    orders: 16,
    seed: config.seed,
    volClock: volClockOf(config),
  });
  return {
    config,
    market,
    attribution: createAttribution(market, undefined, config.isCoarse),
    flows: createFlows(market),
    hedgeTrades: createMatchedTrades(market.columns, "hedgeTrades"),
    sellerAccount: accountNumber(market.accounts, user),
    buyerAccount: accountNumber(market.accounts, other),
    tapeOutbox: { rows: market.commands, account: accountNumber(market.accounts, "tape") },
    cursor: market.columns.float64("world.cursor", 3),
  };
}

/** The time of a row's close: 16:00, also on half days. */
export function closeTime({ config }: HistoryWorld, row: number): number {
  return microsecondsAt(config.days[row]!, SESSION_CLOSE_SECONDS);
}

/** Applies what has been sent, in order, and explains it. */
export function applySent(world: HistoryWorld): void {
  const { market } = world;
  while (appliedCommands(market) < market.commands.written[0]!) {
    applyRow(market, appliedCommands(market));
    explainEvents(world.attribution);
    recordFlows(world.flows);
    watchEvents(world);
  }
}

/** Books the buyer's share trades. A refusal here is a defect: nobody in a replay misbehaves. */
function watchEvents(world: HistoryWorld): void {
  const { market, cursor, buyerAccount, hedgeTrades } = world;
  const { events } = market;
  for (; cursor[0]! < events.written[0]!; cursor[0]!++) {
    const place = placeOf(events, cursor[0]!);
    if (events.kind[place] === EVENT.refused) {
      const { code } = REFUSALS[events.code[place]! - 1]!;
      invariant(false, "X2", "the replay sent a command that was refused:", code);
    }
    if (events.kind[place] === EVENT.split) {
      splitLots(hedgeTrades, events.quantity[place]!, events.quantity2[place]!);
    }
    if (events.kind[place] !== EVENT.traded || events.instrument[place] !== STOCK) continue;
    const quantity = events.quantity[place]!;
    const price = events.price[place]!;
    if (events.account[place] === buyerAccount) matchTrade(hedgeTrades, quantity, price);
    if (events.other[place] === buyerAccount) matchTrade(hedgeTrades, -quantity, price);
  }
}

/**
 * A first close, or one that does not follow another: no interest, no dividend.
 *
 * @param float shares of the tape, put in at the very first.
 */
export function openAt(world: HistoryWorld, row: number, float: number): void {
  const isFirst = world.cursor[1] === 0;
  const before = world.cursor[1]! - 1;
  for (const { row: change, newShares, oldShares } of world.config.splits ?? []) {
    if (isFirst || change <= before || change > row) continue;
    sendSplit(world.market.commands, closeTime(world, row), newShares, oldShares);
  }
  setFees(world, isFirst ? -1 : before, row);
  quoteClose(world, row);
  if (isFirst) {
    const { account } = world.tapeOutbox;
    sendFund(world.market.commands, closeTime(world, row), account, STOCK, float);
  }
  applySent(world);
  checkExplained(world.attribution);
}

/** From one close to the next: carry, what the company does, new price and marks, explained. */
export function advanceTo(world: HistoryWorld, row: number): void {
  const { config, market } = world;
  const time = closeTime(world, row);
  const before = world.cursor[1]! - 1;
  const years = interestYears(config.days[before]!, config.days[row]!);
  if (market.carry.rates[0] !== 0) sendInterest(market.commands, time, years);
  if (config.borrowRate) sendBorrow(market.commands, time, config.borrowRate, years);
  for (const split of config.splits ?? []) {
    if (split.row === row) sendSplit(market.commands, time, split.newShares, split.oldShares);
  }
  if (config.dividends[row]! > 0) sendDividend(market.commands, time, config.dividends[row]!);
  setFees(world, before, row);
  quoteClose(world, row);
  applySent(world);
  checkExplained(world.attribution);
  config.onRow?.();
}

/** Settles the series whose last day it is, marked at this close. */
export function expireDue(world: HistoryWorld, row: number): void {
  const { instruments, commands } = world.market;
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    if (instruments.expiryDay[series] !== world.config.days[row]) continue;
    sendExpire(commands, closeTime(world, row), series);
  }
  applySent(world);
}

/** Fees that change after row `before` and up to `row`; the last of a kind holds. */
function setFees(world: HistoryWorld, before: number, row: number): void {
  const { feeChanges } = world.config;
  if (feeChanges === undefined) return;
  const time = closeTime(world, row);
  for (const change of feeChanges) {
    if (change.row <= before || change.row > row) continue;
    const account = change.party === "seller" ? world.sellerAccount : world.buyerAccount;
    sendFee(world.market.commands, time, account, change.fee, change.rate);
  }
}

function quoteClose(world: HistoryWorld, row: number): void {
  const { config, market, cursor } = world;
  const time = closeTime(world, row);
  quoteRecordedPrice(world.tapeOutbox, time, config.closes[row]!, config.halfSpreads[row]!);
  sendMark(market.commands, time);
  cursor[1] = row + 1;
}

/** Makes known, on row `from`, the dividends up to row `to` that are not known yet. */
export function announceDividends(world: HistoryWorld, from: number, to: number): void {
  const { config, market, cursor } = world;
  if (!config.announced) return;
  for (let row = Math.max(from, cursor[2]!) + 1; row <= to; row++) {
    // Per share of today: one that has been split by then pays as many times.
    const amount = roundHalfAway(config.dividends[row]! * sharesForOne(config, from, row));
    if (amount === 0) continue;
    sendAnnounceDividend(market.commands, closeTime(world, from), config.days[row]!, amount);
  }
  cursor[2] = Math.max(cursor[2]!, to);
}

/** Brings an account's cash or shares to a level, from or to the world outside. */
export function endow(
  world: HistoryWorld,
  time: number,
  account: number,
  asset: number,
  level: number,
): void {
  const missing = level - balanceOf(world.market.ledger, account, asset);
  sendFund(world.market.commands, time, account, asset, missing);
  applySent(world);
}
