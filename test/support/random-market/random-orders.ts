import { US_PER_DAY } from "../../../src/calendar/civil-date.ts";
import { STOCK } from "../../../src/contracts/instrument-table.ts";
import { balanceOf } from "../../../src/ledger/ledger.ts";
import type { Market } from "../../../src/market/market-state.ts";
import type { RandomStream } from "../../../src/math/random-stream.ts";
import type { Command } from "../../../src/messages/commands.ts";
import { CASH } from "../../../src/money/cash.ts";
import type { OrderRules } from "./order-rules.ts";

/** Accounts by number; the tape lends shares. */
export const NAMES = ["tape", "m1", "m2", "m3", ...Array.from({ length: 20 }, (_, i) => `p${i}`)];
const TAPE = 7;
const MAKERS = [8, 9, 10];
const PUBLIC = Array.from({ length: 20 }, (_, i) => 11 + i);
const EVERYBODY = [...MAKERS, ...PUBLIC];
const SIDES = ["buy", "sell"] as const;
const TIMES_IN_FORCE = ["gtc", "gtc", "gtc", "day", "ioc", "ioc", "fok", "post-only"] as const;
const FEES = ["commission", "contract", "share", "sale", "contract-sold", "share-sold"] as const;
const COMMANDS_PER_DAY = 5_000;
/** Whole dimes are on every tick. */
const DIME = 1_000;

/** Random commands of a market of many series and accounts, day after day, without end. */
export class RandomOrders {
  readonly #market: Market;
  readonly #stream: RandomStream;
  readonly #rules: OrderRules;
  #day = 20_000;
  #time = 20_000 * US_PER_DAY;
  #stock = 1_000_000;
  #sent = 0;
  #waiting: Command[] = [];

  constructor(market: Market, stream: RandomStream, rules: OrderRules) {
    this.#market = market;
    this.#stream = stream;
    this.#rules = rules;
    this.#waiting = [...this.#start(), ...this.#open()];
  }

  next(): Command {
    if (this.#waiting.length === 0) {
      const isOver = ++this.#sent % COMMANDS_PER_DAY === 0;
      this.#waiting = isOver ? [...this.#close(), ...this.#open()] : this.#draw();
    }
    return this.#waiting.shift()!;
  }

  #start(): Command[] {
    const time = this.#time;
    const fund = (account: number, instrument: number, quantity: number): Command => {
      return { kind: "fund", time, account, instrument, quantity };
    };
    const rules = ["cash", "margin"] as const;
    return [
      { kind: "fund", time, account: TAPE, instrument: STOCK, quantity: 1 },
      this.#quoteStock(),
      { kind: "mark-stock", time },
      fund(TAPE, STOCK, 50_000_000),
      ...EVERYBODY.flatMap((account) => [fund(account, CASH, 1e10), fund(account, STOCK, 900)]),
      ...PUBLIC.slice(0, 6).map((account, i): Command => {
        return { kind: "account-margin", time, account, rule: rules[i % 2]! };
      }),
      ...PUBLIC.flatMap((account): Command[] =>
        FEES.map((fee, i) => ({ kind: "fee", time, account, fee, rate: i === 3 ? 3e-5 : 700 * i })),
      ),
    ];
  }

  /** New series, at times more than there is room for; a dividend, a split, and mistakes. */
  #open(): Command[] {
    const [time, day] = [this.#time, this.#day];
    const list = (): Command => {
      const strike = 25_000 * Math.max(Math.round(this.#stock / 25_000) + this.#int(9) - 4, 1);
      const expiryDay = day + this.#int(12);
      const [right, style] = [this.#pick(["call", "put"]), this.#pick(["american", "european"])];
      return { kind: "list", time, right, strike, expiryDay, ticks: "listed", style } as Command;
    };
    const commands: Command[] = [{ kind: "borrow", time, rate: 0.01, years: 1 / 365 }];
    if (day % 60 === 7) commands.push({ kind: "dividend", time, amount: 1_000 });
    if (day % 90 === 11) {
      const [newShares, oldShares] = day % 180 === 11 ? [2, 1] : [1, 2];
      commands.push({ kind: "split", time, newShares, oldShares });
      this.#stock = Math.round((this.#stock * oldShares) / newShares);
    }
    const series = this.#stream.nextUniform() < 0.1 ? 40 : 6;
    for (let i = 0; i < series; i++) commands.push(list());
    return [...commands, this.#mistake(), this.#quoteStock(), { kind: "mark", time }];
  }

  /** Marks, interest at a rate that is there only for it, and the series that end. */
  #close(): Command[] {
    const { live, liveCount, expiryDay } = this.#market.instruments;
    const [time, day] = [this.#time, this.#day];
    const ending = [...live.subarray(0, liveCount[0]!)].filter((one) => expiryDay[one] === day);
    const close = Math.round(this.#stock / 25_000) * 25_000 + this.#pick([0, 0, 60, -60, 9_000]);
    if (this.#stream.nextUniform() < 0.5) this.#stock = close;
    this.#day++;
    this.#time = this.#day * US_PER_DAY;
    const expire = ending.map((instrument): Command => ({ kind: "expire", time, instrument }));
    return [
      { kind: "end-day", time },
      ...(expire.length > 0 ? [expire[0]!] : []),
      { ...this.#quoteStock(), time },
      { kind: "mark", time },
      { kind: "carry", time, rate: 0.04, dividendYield: 0 },
      { kind: "interest", time, years: 1 / 365 },
      { kind: "carry", time, rate: 0, dividendYield: 0 },
      ...expire,
      ...expire.slice(0, 1),
    ];
  }

  #draw(): Command[] {
    this.#time += this.#int(2_000);
    const [time, what] = [this.#time, this.#stream.nextUniform()];
    const account = this.#pick(EVERYBODY);
    if (what < 0.42) return [this.#order(account)];
    if (what < 0.49) {
      const { instrument, side, quantity } = this.#order(account);
      return [{ kind: "market-order", time, account, instrument, side, quantity }];
    }
    if (what < 0.6) return [this.#quote(account)];
    if (what < 0.87) return [this.#change(account, what)];
    if (what < 0.93) {
      this.#stock = Math.max(this.#stock + Math.round(700 * this.#stream.nextNormal()), 100_000);
      return [this.#quoteStock()];
    }
    if (what < 0.942) return this.#sheet();
    if (what < 0.975) return [{ kind: "sweep", time }];
    if (what < 0.99) return [this.#use(account)];
    return this.#switches(account);
  }

  #order(account: number): Extract<Command, { kind: "order" }> {
    const instrument = this.#instrument();
    const [side, timeInForce] = [this.#pick(SIDES), this.#pick(TIMES_IN_FORCE)];
    const isFar = this.#stream.nextUniform() < 0.03;
    const price = this.#price(instrument) * (isFar ? 3 : 1);
    const quantity = 1 + this.#int(this.#stream.nextUniform() < 0.1 ? 90 : 9);
    const order = { kind: "order", time: this.#time, account, instrument, side } as const;
    return { ...order, price, quantity, timeInForce };
  }

  /** Near the mark; now and then off the tick. */
  #price(instrument: number): number {
    const isStock = instrument === STOCK;
    const mark = this.#market.marks.mark[instrument]! / (isStock ? 1 : 100);
    const around = isStock ? this.#stock : mark;
    const price = DIME * Math.max(Math.round(around / DIME) + this.#int(7) - 3, 1);
    return this.#stream.nextUniform() < 0.005 ? price + 7 : price;
  }

  #instrument(): number {
    const { live, liveCount } = this.#market.instruments;
    if (liveCount[0] === 0 || this.#int(12) === 0) return STOCK;
    return live[this.#int(liveCount[0]!)]!;
  }

  #quote(account: number): Command {
    const instrument = this.#instrument();
    const bid = this.#price(instrument);
    const ask = bid + DIME * (this.#int(5) - (this.#stream.nextUniform() < 0.05 ? 2 : 0));
    const sizes = { bidSize: this.#int(9), askSize: this.#int(9) };
    return { kind: "quote", time: this.#time, account, instrument, bid, ask, ...sizes };
  }

  #quoteStock(): Extract<Command, { kind: "quote" }> {
    const [half, instrument, account] = [50 * (1 + this.#int(4)), STOCK, TAPE];
    const [bid, ask] = [this.#stock - half, this.#stock + half];
    const sizes = { bidSize: 90_000, askSize: 90_000 };
    return { kind: "quote", time: this.#time, account, instrument, bid, ask, ...sizes };
  }

  /** A cancel or a change of one of the orders that have rested longest, mostly by its owner. */
  #change(account: number, what: number): Command {
    const { orders } = this.#rules;
    const time = this.#time;
    let skip = this.#int(Math.min(orders.size, 24) || 1);
    let found: { id: number; account: number; price: number } | undefined;
    for (const order of orders.values()) {
      found = order;
      if (skip-- === 0) break;
    }
    const isOther = found === undefined || this.#stream.nextUniform() < 0.02;
    const [owner, order] = [isOther ? account : found!.account, found?.id ?? 7];
    if (what < 0.8) return { kind: "cancel", time, account: owner, order };
    const price = (found?.price ?? DIME) + DIME * (this.#int(3) - 1);
    const quantity = 1 + this.#int(9);
    return { kind: "replace", time, account: owner, order, price: Math.max(price, DIME), quantity };
  }

  #sheet(): Command[] {
    const { expiries } = this.#market.instruments;
    const [time, account] = [this.#time, this.#pick(MAKERS)];
    const commands: Command[] = [];
    for (let slot = 0; slot < expiries.day.length; slot++) {
      const expiryDay = expiries.day[slot]!;
      if (expiries.series[slot]! === 0 || this.#int(3) === 0) continue;
      const sigma = 0.3 + 0.02 * this.#stream.nextNormal();
      const a = (sigma * sigma * Math.max(expiryDay - this.#day, 1)) / 365;
      const smile = { a, b: this.#stream.nextUniform() < 0.01 ? -1 : 0, rho: 0, m: 0, s: 0.1 };
      commands.push({ kind: "sheet-smile", time, account, expiryDay, ...smile });
      const sizes = { bidSize: this.#int(25), askSize: this.#int(25) };
      const terms = { shift: 0, halfSpread: 0.01 * this.#stream.nextUniform(), ...sizes };
      commands.push({ kind: "sheet-terms", time, account, expiryDay, ...terms });
    }
    return [...commands, { kind: "sheet", time, account, spotShift: this.#int(200) - 100 }];
  }

  /** Exercises or abandons what the account has, or more, or what it has not. */
  #use(account: number): Command {
    const [time, instrument] = [this.#time, this.#instrument()];
    const held = balanceOf(this.#market.ledger, account, instrument);
    const quantity = held > 0 ? 1 + this.#int(Math.min(held, 4)) : 1;
    const kind = this.#pick(["exercise", "abandon"] as const);
    return { kind, time, account, instrument, quantity };
  }

  #switches(account: number): Command[] {
    const [time, order] = [this.#time, this.#order(account)];
    const state = this.#pick(["halted", "reducing"] as const);
    switch (this.#int(6)) {
      case 0:
        return [{ kind: "kill", time, account }, order, { kind: "revive", time, account }];
      case 1: {
        const set = { kind: "account-state", time, account } as const;
        return [{ ...set, state }, order, { ...set, state: "active" }];
      }
      case 2: {
        const [contracts, windowUs] = [this.#int(20), 50_000 * this.#int(9)];
        return [{ kind: "protect", time, account, contracts, windowUs }];
      }
      case 3:
        return [{ kind: "cancel-all", time, account }];
      case 4:
        return [{ kind: "charge", time, account, amount: this.#int(9) - 4 }];
      default:
        return [this.#mistake()];
    }
  }

  /** A command that is refused whatever the state is, or nearly so. */
  #mistake(): Command {
    const [time, account] = [this.#time, this.#pick(EVERYBODY)];
    const order = this.#order(account);
    const mistakes: Command[] = [
      { ...order, time: time - US_PER_DAY },
      { ...order, account: 3 },
      { ...order, account: 99 },
      { ...order, instrument: 999 },
      { ...order, quantity: 0 },
      { ...order, quantity: 0.5 },
      { ...order, price: -DIME },
      { kind: "interest", time, years: -1 },
      { kind: "split", time, newShares: 1, oldShares: 1 },
      {
        kind: "list",
        time,
        right: "call",
        strike: 1,
        expiryDay: 1,
        ticks: "none",
        style: "american",
      },
      { kind: "clear-sheet", time, account: TAPE },
      { kind: "expire", time, instrument: order.instrument },
      { kind: "cancel", time, account, order: 1e12 },
    ];
    return this.#pick(mistakes);
  }

  #int(below: number): number {
    return this.#stream.nextInteger(below);
  }

  #pick<T>(values: readonly T[]): T {
    return values[this.#int(values.length)]!;
  }
}
