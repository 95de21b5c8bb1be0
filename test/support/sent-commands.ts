import { applyCommand } from "../../src/market/market.ts";
import type { Market } from "../../src/market/market-state.ts";
import { decode } from "../../src/messages/codec.ts";
import { COMMAND_LAYOUT, type Command } from "../../src/messages/commands.ts";
import type { MarketEvent } from "../../src/messages/events.ts";
import type { Outbox } from "../../src/messages/outbox.ts";

/** Lets a participant act and returns what it put into the market's ring, not applied yet. */
export function sentBy(market: Market, account: number, act: (outbox: Outbox) => void): Command[] {
  const first = market.commands.written[0]!;
  act({ rows: market.commands, account });
  const sent: Command[] = [];
  for (let number = first; number < market.commands.written[0]!; number++) {
    sent.push(decode<Command>(market.commands, COMMAND_LAYOUT, number));
  }
  return sent;
}

/** What the market says to commands, one after the other. */
export function applyAll(market: Market, commands: readonly Command[]): MarketEvent[] {
  return commands.flatMap((command) => applyCommand(market, command));
}
