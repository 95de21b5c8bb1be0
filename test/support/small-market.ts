import {
  type Attribution,
  createAttribution,
  explainEvents,
} from "../../src/attribution/attribution.ts";
import { createFlows, type Flows, recordFlows } from "../../src/attribution/who-paid-whom.ts";
import { dayFromIso, microsecondsAt } from "../../src/calendar/civil-date.ts";
import { applyCommand } from "../../src/market/market.ts";
import { createMarket, type Market } from "../../src/market/market-state.ts";
import type { Command } from "../../src/messages/commands.ts";
import type { MarketEvent } from "../../src/messages/events.ts";

export const DOLLAR = 10_000;
export const FIRST_DAY: number = dayFromIso("2024-01-02")!;

/** Four people in a market, with every result explained and every payment recorded. */
export class SmallMarket {
  readonly writer = 7;
  readonly maker = 8;
  readonly investor = 9;
  readonly tape = 10;
  readonly market: Market;
  readonly attribution: Attribution;
  readonly flows: Flows;
  /** Days since the first. */
  day = 0;

  constructor(hasDefaultFund: boolean = false) {
    this.market = createMarket({
      parties: [
        { name: "writer", bearsInterest: false },
        { name: "maker", bearsInterest: true },
        { name: "investor", bearsInterest: true },
        { name: "tape", bearsInterest: false },
      ],
      lender: "tape",
      series: 4,
      orders: 32,
      ...{ seed: 1, hasDefaultFund },
    });
    this.attribution = createAttribution(this.market);
    this.flows = createFlows(this.market);
  }

  /** Applies a command at noon of the market's day, then explains and records it. */
  send(command: DistributiveOmit<Command, "time">): MarketEvent[] {
    const time = microsecondsAt(FIRST_DAY + this.day, 43_200);
    const events = applyCommand(this.market, { ...command, time } as Command);
    explainEvents(this.attribution);
    recordFlows(this.flows);
    return events;
  }

  /** Quotes an instrument on both sides, in dollars. */
  quote(account: number, instrument: number, bid: number, ask: number, size: number): void {
    this.send({
      kind: "quote",
      account,
      instrument,
      bid: Math.round(bid * DOLLAR),
      bidSize: size,
      ask: Math.round(ask * DOLLAR),
      askSize: size,
    });
  }

  /** An order that trades at once or not at all, in dollars. */
  order(
    account: number,
    side: "buy" | "sell",
    instrument: number,
    quantity: number,
    dollars: number,
  ): MarketEvent[] {
    const price = Math.round(dollars * DOLLAR);
    const timeInForce = "ioc";
    return this.send({ kind: "order", account, instrument, side, price, quantity, timeInForce });
  }

  /** The tape quotes the stock round this price, and everything is marked. */
  stockAt(dollars: number, halfSpread = 0.02): void {
    this.quote(this.tape, 1, dollars - halfSpread, dollars + halfSpread, 100_000);
    this.send({ kind: "mark" });
  }
}

type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;
