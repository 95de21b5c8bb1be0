import { describe, expect, it } from "vitest";
import { dayOf } from "../src/calendar/civil-date.ts";
import { STOCK } from "../src/contracts/instrument-table.ts";
import { balanceOf } from "../src/ledger/ledger.ts";
import { applyCommand } from "../src/market/market.ts";
import { createMarket, type Market } from "../src/market/market-state.ts";
import { createStream } from "../src/math/random-stream.ts";
import type { Command } from "../src/messages/commands.ts";
import type { MarketEvent } from "../src/messages/events.ts";
import { CASH } from "../src/money/cash.ts";
import { playDay } from "./support/random-world.ts";

const NAMES = ["maker", "retail", "trader", "lender"];
const SEEDS = 32;
const DAYS = 20;

/** A series as it was listed and adjusted, and who holds it, from events alone. */
interface Series {
  readonly right: "call" | "put";
  strike: number;
  deliverable: number;
  readonly held: Map<number, number>;
}

interface Census {
  ended: number;
  held: number;
  assigned: number;
  pinned: number;
  early: number;
  abandoned: number;
}

class Expiries {
  readonly series: Map<number, Series> = new Map();
  readonly market: Market;
  readonly census: Census;
  #ratio = 1;

  constructor(market: Market, census: Census) {
    this.market = market;
    this.census = census;
  }

  apply(command: Command): MarketEvent[] {
    const { accounts } = this.market;
    const before = accounts.map((_, account) => this.#holdings(account));
    const events = applyCommand(this.market, command);
    if (command.kind === "exercise") this.#checkEarly(command, events);
    if (command.kind === "expire") this.#checkEnd(command.instrument, before, events);
    for (const event of events) this.#take(command, event);
    return events;
  }

  #holdings(account: number): readonly [cash: number, shares: number] {
    const { ledger } = this.market;
    return [balanceOf(ledger, account, CASH), balanceOf(ledger, account, STOCK)];
  }

  #checkEarly(command: Extract<Command, { kind: "exercise" }>, events: readonly MarketEvent[]) {
    if (events[0]?.kind === "refused") return;
    let assigned = 0;
    for (const event of events) {
      if (event.kind !== "exercised") continue;
      assigned += event.quantity;
      const short = -(this.series.get(event.instrument)!.held.get(event.assignee) ?? 0);
      expect(event.holder).toBe(command.account);
      expect(event.quantity).toBeLessThanOrEqual(short);
    }
    expect(assigned).toBe(command.quantity);
    const { expiryDay } = this.market.instruments;
    if (expiryDay[command.instrument]! > dayOf(command.time)) this.census.early++;
  }

  /** Each long and each short is used up once, for strike x 100, and nothing is left. */
  #checkEnd(
    instrument: number,
    before: readonly (readonly [cash: number, shares: number])[],
    events: readonly MarketEvent[],
  ): void {
    const ended = events.find((event) => event.kind === "expired");
    if (ended === undefined) return;
    const { census, market } = this;
    const { right, strike, deliverable, held } = this.series.get(instrument)!;
    const left = new Map(held);
    const cash = before.map(() => 0);
    const shares = before.map(() => 0);
    const spot = market.marks.mark[STOCK]!;
    const isWorth = (spot * deliverable - strike * 100) * (right === "call" ? 1 : -1) >= 100 * 100;
    for (const event of events) {
      if (event.kind !== "exercised" && event.kind !== "abandoned") continue;
      const { holder, quantity } = event;
      const short = event.kind === "exercised" ? event.assignee : event.short;
      left.set(holder, left.get(holder)! - quantity);
      left.set(short, left.get(short)! + quantity);
      if (event.kind === "abandoned") census.abandoned++;
      else {
        census.assigned += quantity;
        const side = right === "call" ? 1 : -1;
        for (const [account, way] of [
          [holder, side],
          [short, -side],
        ] as const) {
          cash[account]! -= way * quantity * 100 * strike;
          shares[account]! += way * quantity * deliverable;
        }
      }
    }
    const open = [...(isWorth ? left : new Map<number, number>()).values()];
    expect(open.filter((contracts) => contracts !== 0)).toEqual([]);
    expect(isWorth || left.size === 0 || [...left].join() === [...held].join()).toBe(true);
    expect(ended.value > 0).toBe(isWorth);
    for (const account of before.keys()) {
      const [was, now] = [before[account]!, this.#holdings(account)];
      expect([now[0] - was[0], now[1] - was[1]]).toEqual([cash[account], shares[account]]);
      expect(balanceOf(market.ledger, account, instrument)).toBe(0);
    }
    census.ended++;
    if ([...held.values()].some((contracts) => contracts !== 0)) census.held++;
    if (Math.abs(spot * deliverable - strike * 100) <= 100 * 100) census.pinned++;
  }

  #take(command: Command, event: MarketEvent): void {
    const { series } = this;
    const move = (instrument: number, from: number, to: number, quantity: number): void => {
      const { held } = series.get(instrument)!;
      held.set(from, (held.get(from) ?? 0) - quantity);
      held.set(to, (held.get(to) ?? 0) + quantity);
    };
    if (event.kind === "listed" && command.kind === "list") {
      const { right, strike } = command;
      series.set(event.instrument, { right, strike, deliverable: 100, held: new Map() });
    }
    if (event.kind === "traded" && event.instrument !== STOCK) {
      move(event.instrument, event.seller, event.buyer, event.quantity);
    }
    if (event.kind === "exercised") {
      move(event.instrument, event.holder, event.assignee, event.quantity);
    }
    if (event.kind === "split") this.#ratio = event.newShares / event.oldShares;
    if (event.kind === "adjusted") this.#adjust(event.instrument, event.factor);
    if (event.kind === "expired") series.delete(event.instrument);
  }

  #adjust(instrument: number, factor: number): void {
    const one = this.series.get(instrument)!;
    if (factor === 1) one.deliverable *= this.#ratio;
    else one.strike /= factor;
    for (const [account, contracts] of one.held) one.held.set(account, contracts * factor);
  }
}

describe("the end of 500 series and more, with pins, early exercise and splits", () => {
  it("uses up each long and each short once, for the strike, and leaves nothing", () => {
    const census = { ended: 0, held: 0, assigned: 0, pinned: 0, early: 0, abandoned: 0 };
    for (let seed = 0; seed < SEEDS; seed++) {
      const parties = NAMES.map((name) => ({ name, bearsInterest: name !== "lender" }));
      const setup = { parties, lender: "lender", series: 40, orders: 64, seed };
      const expiries = new Expiries(createMarket(setup), census);
      const stream = createStream(seed, "expiries");
      for (let day = 0; day < DAYS; day++) {
        playDay(expiries.market, stream, day, seed % 8 > 0, (command) => expiries.apply(command));
      }
    }
    expect(census.ended).toBeGreaterThanOrEqual(500);
    expect(census.held).toBeGreaterThan(500);
    expect(census.assigned).toBeGreaterThan(500);
    expect(census.pinned).toBeGreaterThan(100);
    expect(census.early).toBeGreaterThan(40);
    expect(census.abandoned).toBeGreaterThan(20);
  });
});
