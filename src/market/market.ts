import { checkNotCrossed } from "../book/book-rules.ts";
import { chargeFees } from "../clearing/fees.ts";
import { clearTrade } from "../clearing/novation.ts";
import { trade } from "../exchange/trade.ts";
import { EXCHANGE } from "../ledger/accounts.ts";
import { checkTrialBalance } from "../ledger/trial-balance.ts";
import { remainderOf } from "../math/remainder.ts";
import { decode, encode } from "../messages/codec.ts";
import {
  COMMAND,
  COMMAND_LAYOUT,
  type Command,
  canCross,
  isOfBlock,
  isTrading,
  withdraws,
} from "../messages/commands.ts";
import { emitRefused } from "../messages/emit.ts";
import { EVENT, EVENT_LAYOUT, type MarketEvent } from "../messages/events.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import { placeOf } from "../messages/rows.ts";
import { closeAllRequests, withdrawFromBlocks } from "../otc/block-table.ts";
import { tradeBlock } from "../otc/trade-block.ts";
import { refusalOfRisk } from "../risk/pre-trade.ts";
import { administer } from "./administer.ts";
import { markFirstTrade, markTraded, midOf } from "./mark-instant.ts";
import type { Market } from "./market-state.ts";

/**
 * All balances are added up anew after so many commands; entry by entry they always are. A market
 * of millions of balances waits longer: a recount adds a thousand balances for each command.
 */
const COMMANDS_PER_RECOUNT = 1_000;
const BALANCES_PER_COMMAND = 1_000;

/**
 * THE state machine. A command goes one way through the market:
 *
 *   command -> pre-trade risk -> exchange, book  -> trades -> clearing -> ledger
 *                           `-> blocks (OTC)   --^
 *
 * and exercise and what the world does (funding, listing, marks, dividends, splits, expiry) go to
 * the back office instead. The outcome stands in the event ring. Either the command is refused:
 * then one `refused` event says why, and nothing has changed but the clock. Or it takes effect:
 * then each thing that happened is an event (none for a command that only tells, such as `carry`).
 *
 * @param number the command's row in the command ring.
 */
export function applyRow(market: Market, number: number): void {
  const { commands, events, clock } = market;
  const place = placeOf(commands, number);
  const firstEvent = events.written[0]!;

  const mid = market.marksTrades ? midBefore(market, place) : Number.NaN;
  const refusal = advanceClock(market, place) ?? dispatch(market, place);
  if (refusal === undefined) {
    settleBlocks(market, place);
    clearTrades(market, firstEvent, mid);
  } else emitRefused(events, clock[0]!, commands.account[place]!, refusal);

  checkRules(market, place, refusal);
}

/** The market's time is that of its latest command, refused ones included: it never goes back. */
function advanceClock(market: Market, place: number): RefusalCode | undefined {
  const { commands, clock } = market;
  const time = commands.time[place]!;
  if (!Number.isSafeInteger(time) || time < clock[0]!) return "time-backwards";
  clock[0] = time;
  return undefined;
}

/** Trading goes to the exchange or to the blocks, all else to the back office. */
function dispatch(market: Market, place: number): RefusalCode | undefined {
  const { commands, blocks, exchange } = market;
  const kind = commands.kind[place]!;
  const isBlock = isOfBlock(kind);
  if (!isBlock && !isTrading(kind)) return administer(market, commands, place);
  // Rule X3: the exchange's own kill switch lets cancels pass and nothing else.
  if (exchange.killed[EXCHANGE] === 1 && !withdraws(kind)) return "trading-halted";
  const refusal = refusalOfRisk(market.preTrade, commands, place);
  if (refusal !== undefined) return refusal;
  return isBlock ? tradeBlock(blocks, exchange, commands, place) : trade(exchange, commands, place);
}

/** What ends requests for blocks beside an acceptance. */
function settleBlocks({ blocks, commands }: Market, place: number): void {
  if (blocks.slots === 0) return;
  switch (commands.kind[place]) {
    case COMMAND.cancelAll:
    case COMMAND.kill:
    case COMMAND.accountState:
      withdrawFromBlocks(blocks, commands.account[place]!);
      break;
    case COMMAND.endDay:
    case COMMAND.split:
    case COMMAND.expire:
      closeAllRequests(blocks);
      break;
  }
}

/** The middle of the quote that an order is about to meet. */
function midBefore(market: Market, place: number): number {
  const { commands } = market;
  if (!canCross(commands.kind[place]!)) return Number.NaN;
  return midOf(market, commands.instrument[place]!, commands.time[place]!);
}

/** Every trade that the command made goes through the clearing house into the ledger. */
function clearTrades(market: Market, firstEvent: number, mid: number): void {
  const { events } = market;
  const lastEvent = events.written[0]!;
  for (let number = firstEvent; number < lastEvent; number++) {
    const place = placeOf(events, number);
    if (events.kind[place] !== EVENT.traded) continue;
    clearTrade(market.clearing, events, place);
    markTrade(market, place, mid);
    chargeFees(market.clearing, events, place);
  }
}

/** A trade is measured by the quote that it met; what a sweep met, by the quote after it. */
function markTrade(market: Market, place: number, mid: number): void {
  const { events } = market;
  const time = events.time[place]!;
  const instrument = events.instrument[place]!;
  const isUnknown = market.marksTrades && Number.isNaN(mid);
  const middle = isUnknown ? midOf(market, instrument, time) : mid;
  if (Number.isNaN(middle)) markFirstTrade(market, events, place);
  else markTraded(market, instrument, time, middle);
}

/** The assertions that stay on: no crossed book; nothing made or lost. */
function checkRules(market: Market, place: number, refusal: RefusalCode | undefined): void {
  const { commands, clock, ledger } = market;
  clock[1]!++;
  if (refusal === undefined && canCross(commands.kind[place]!)) {
    checkNotCrossed(market.book, commands.instrument[place]!);
  }
  const { length } = ledger.balances;
  const between = Math.max(COMMANDS_PER_RECOUNT, Math.floor(length / BALANCES_PER_COMMAND));
  if (remainderOf(clock[1]!, between) === 0) {
    checkTrialBalance(ledger);
    clock[2]!++;
  }
}

/** The readable wrapper: one command as an object in, its events as frozen objects out. */
export function applyCommand(market: Market, command: Command): MarketEvent[] {
  const firstEvent = market.events.written[0]!;
  applyRow(market, encode(market.commands, COMMAND_LAYOUT, command));
  const outcome: MarketEvent[] = [];
  for (let number = firstEvent; number < market.events.written[0]!; number++) {
    outcome.push(decode<MarketEvent>(market.events, EVENT_LAYOUT, number));
  }
  return outcome;
}

/** Fingerprint of the whole state: equal for equal states, on any computer. */
export function stateHash(market: Market): string {
  return market.columns.hash();
}
