import { checkNotCrossed } from "../book/book-rules.ts";
import { clearTrade } from "../clearing/novation.ts";
import { trade } from "../exchange/trade.ts";
import { checkTrialBalance } from "../ledger/trial-balance.ts";
import { decode, encode } from "../messages/codec.ts";
import { COMMAND, COMMAND_LAYOUT, type Command } from "../messages/commands.ts";
import { emitRefused } from "../messages/emit.ts";
import { EVENT, EVENT_LAYOUT, type MarketEvent } from "../messages/events.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import { placeOf } from "../messages/rows.ts";
import { administer } from "./administer.ts";
import { markFirstTrade } from "./mark-instant.ts";
import type { Market } from "./market-state.ts";

/** All balances are added up anew after so many commands; entry by entry they always are. */
const COMMANDS_PER_RECOUNT = 1_000;

/**
 * THE state machine. A command goes one way through the market:
 *
 *   command -> exchange -> book -> trade -> clearing -> ledger -> marks -> events
 *
 * Its outcome is a row or more in the event ring: what happened, or one refusal and no change.
 *
 * @param number the command's row in the command ring.
 */
export function applyRow(market: Market, number: number): void {
  const { commands, events, clock } = market;
  const place = placeOf(commands, number);
  const time = commands.time[place]!;
  const firstEvent = events.written[0]!;

  const refusal = time < clock[0]! ? "time-backwards" : dispatch(market, place);
  if (refusal !== undefined) emitRefused(events, time, commands.account[place]!, refusal);
  else clock[0] = time;

  clearTrades(market, firstEvent);
  checkRules(market, place);
}

function dispatch(market: Market, place: number): RefusalCode | undefined {
  const { commands } = market;
  const isTrading = commands.kind[place]! <= COMMAND.cancelAll;
  return isTrading ? trade(market.exchange, commands, place) : administer(market, commands, place);
}

/** Every trade that the command made goes through the clearing house into the ledger. */
function clearTrades(market: Market, firstEvent: number): void {
  const { events } = market;
  for (let number = firstEvent; number < events.written[0]!; number++) {
    const place = placeOf(events, number);
    if (events.kind[place] !== EVENT.traded) continue;
    clearTrade(market.clearing, events, place);
    markFirstTrade(market, events, place);
  }
}

/** The assertions that stay on: no crossed book; nothing made or lost. */
function checkRules(market: Market, place: number): void {
  const { commands, clock, ledger } = market;
  clock[1]!++;
  if (commands.kind[place]! <= COMMAND.quote) {
    checkNotCrossed(market.book, commands.instrument[place]!);
  }
  if (clock[1]! % COMMANDS_PER_RECOUNT === 0) {
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
