import { bestOf } from "../../src/book/book.ts";
import { STOCK } from "../../src/contracts/instrument-table.ts";
import { accountNumber, type Market } from "../../src/market/market-state.ts";
import { log } from "../../src/math/log.ts";
import { EVENT } from "../../src/messages/events.ts";
import { sendMarketOrder } from "../../src/messages/outbox.ts";
import { type Actor, NEVER } from "../../src/simulator/kernel/actor.ts";
import { openOf } from "../../src/simulator/stock/session-times.ts";
import type { StockConfig } from "../../src/simulator/stock/stock-config.ts";
import { defaultStock } from "../../src/simulator/stock/stock-defaults.ts";
import {
  openStockMarket,
  playStockDay,
  type StockWorld,
} from "../../src/simulator/stock/stock-world.ts";
import { brownianValue, type ValueModel } from "../../src/simulator/stock/value/value-models.ts";
import { ModelPath } from "../../src/simulator/stock/value/value-paths.ts";
import { sessions } from "./small-run.ts";

const MINUTE_US = 60_000_000;
export const MINUTES = 390;
/** By then there is a quote. */
const FIRST_LOOK_US = 2_000_000;
/** Longer than any time between two commands in a session. */
const PAUSE_US = 60_000_000;
const TICK = 100;

export interface StockDaysConfig {
  readonly seed: number;
  readonly days: number;
  readonly model?: ValueModel;
  /** Someone who trades the same amount at equal times, on each day from a minute on. */
  readonly meta?: {
    readonly side: "buy" | "sell";
    readonly shares: number;
    readonly pieces: number;
  };
  readonly change?: (config: StockConfig) => StockConfig;
  readonly onEvent?: (market: Market, place: number) => void;
}

export const META_FROM = 90;
export const META_MINUTES = 60;

/** What was measured of some sessions of the stock alone. */
export interface StockDays {
  readonly world: StockWorld;
  /** Middle of the quote and value in $0.0001: at the open and after each minute, day by day. */
  readonly mids: number[];
  readonly values: number[];
  /** Of each order that traded: 1 for a buyer in a hurry, and its shares. */
  readonly sides: number[];
  readonly sizes: number[];
  /** Of each session. */
  readonly commands: number;
  readonly fills: number;
  /** Averages over time: ticks, shares a side at the best price and within ten levels. */
  readonly spread: number;
  readonly top: number;
  readonly tenLevels: number;
}

export function playStockDays(config: StockDaysConfig): StockDays {
  const { seed, days, model = brownianValue(0, 0.25), change = (same) => same } = config;
  const path = new ModelPath(model, { seed, start: 1_000_000, steps: 2_340 });
  const stock = change({ ...defaultStock(), seed, path });
  const dates = sessions(days);
  const sides: number[] = [];
  const sizes: number[] = [];
  const depth = new DepthOverTime();
  let [commands, fills, lastTime] = [0, 0, Number.NaN];
  const world = openStockMarket(stock, dates[0]!, ["meta", "observer"], (market) => ({
    onCommand: () => {
      commands++;
      depth.read(market);
    },
    onEvent: (place) => {
      config.onEvent?.(market, place);
      const { events } = market;
      if (events.kind[place] !== EVENT.traded) return;
      fills++;
      const isSameOrder = events.time[place] === lastTime;
      lastTime = events.time[place]!;
      if (isSameOrder) sizes[sizes.length - 1]! += events.quantity[place]!;
      else {
        sides.push(events.side[place]!);
        sizes.push(events.quantity[place]!);
      }
    },
  }));
  const { kernel, market } = world;
  const observer = new Observer(market, (time) => path.valueAt(time));
  const number = kernel.join(observer, accountNumber(market.accounts, "observer"), 0, 9);
  const meta = joinMeta(world, config);
  commands = 0;
  for (const day of dates) {
    observer.startDay(day);
    kernel.wakeAt(number, openOf(day) + FIRST_LOOK_US);
    if (meta !== undefined) kernel.wakeAt(meta, openOf(day) + META_FROM * MINUTE_US + 1);
    playStockDay(world, day);
  }
  const { mids, values } = observer;
  const counts = { commands: commands / days, fills: fills / days };
  return { world, mids, values, sides, sizes, ...counts, ...depth.averages() };
}

function joinMeta(world: StockWorld, { meta }: StockDaysConfig): number | undefined {
  if (meta === undefined) return undefined;
  const { kernel, market } = world;
  const account = accountNumber(market.accounts, "meta");
  let sent = 0;
  const actor: Actor = {
    wake: (now) => {
      const size = meta.shares / meta.pieces;
      sendMarketOrder({ rows: kernel.sending, account }, now, STOCK, meta.side, size);
      const isLast = ++sent % meta.pieces === 0;
      return isLast ? NEVER : now + Math.floor((META_MINUTES * MINUTE_US) / meta.pieces);
    },
  };
  return kernel.join(actor, account, 1_000, 3);
}

/** Looks at price and value every minute. */
class Observer implements Actor {
  readonly mids: number[] = [];
  readonly values: number[] = [];
  readonly #market: Market;
  readonly #valueAt: (time: number) => number;
  #open = 0;

  constructor(market: Market, valueAt: (time: number) => number) {
    this.#market = market;
    this.#valueAt = valueAt;
  }

  startDay(day: number): void {
    this.#open = openOf(day);
  }

  wake(now: number): number {
    const { book } = this.#market;
    const bid = book.price[bestOf(book, STOCK, 1)]!;
    this.mids.push((bid + book.price[bestOf(book, STOCK, -1)]!) / 2);
    this.values.push(this.#valueAt(now));
    const minute = Math.floor((now - this.#open) / MINUTE_US) + 1;
    return minute <= MINUTES ? this.#open + minute * MINUTE_US : NEVER;
  }
}

/** Averages over time of what the book shows while it has two sides. */
class DepthOverTime {
  #since = Number.NaN;
  #now = { spread: Number.NaN, top: 0, tenLevels: 0 };
  readonly #sums = { time: 0, spread: 0, top: 0, tenLevels: 0 };

  read(market: Market): void {
    const time = market.clock[0]!;
    const passed = time - this.#since;
    this.#since = time;
    const [now, sums] = [this.#now, this.#sums];
    if (passed > 0 && passed < PAUSE_US && !Number.isNaN(now.spread)) {
      sums.time += passed;
      sums.spread += passed * now.spread;
      sums.top += passed * now.top;
      sums.tenLevels += passed * now.tenLevels;
    }
    const { book } = market;
    const bid = bestOf(book, STOCK, 1);
    const ask = bestOf(book, STOCK, -1);
    now.spread = bid < 0 || ask < 0 ? Number.NaN : (book.price[ask]! - book.price[bid]!) / TICK;
    if (Number.isNaN(now.spread)) return;
    now.top = (sizeOf(market, bid, 1) + sizeOf(market, ask, 1)) / 2;
    now.tenLevels = (sizeOf(market, bid, 10) + sizeOf(market, ask, 10)) / 2;
  }

  averages(): { spread: number; top: number; tenLevels: number } {
    const { time, spread, top, tenLevels } = this.#sums;
    return { spread: spread / time, top: top / time, tenLevels: tenLevels / time };
  }
}

/** Shares at so many price levels from the one of an order on. */
function sizeOf({ book }: Market, slot: number, levels: number): number {
  let sum = 0;
  let level = book.level[slot]!;
  for (let i = 0; i < levels && level >= 0; i++, level = book.levels.next[level]!) {
    sum += book.levels.quantity[level]!;
  }
  return sum;
}

/** Changes of the logarithm over so many minutes, within sessions, that do not overlap. */
export function logReturns(prices: readonly number[], minutes: number): number[] {
  const returns: number[] = [];
  for (let first = 0; first < prices.length; first += MINUTES + 1) {
    for (let at = first; at + minutes <= first + MINUTES; at += minutes) {
      returns.push(log(prices[at + minutes]! / prices[at]!));
    }
  }
  return returns;
}

export function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

export function varianceOf(numbers: readonly number[]): number {
  const mean = meanOf(numbers);
  return meanOf(numbers.map((one) => (one - mean) * (one - mean)));
}

export function excessKurtosis(numbers: readonly number[]): number {
  const mean = meanOf(numbers);
  const fourth = meanOf(
    numbers.map((one) => (one - mean) * (one - mean) * (one - mean) * (one - mean)),
  );
  const variance = varianceOf(numbers);
  return fourth / (variance * variance) - 3;
}

export function autocorrelation(numbers: readonly number[], lag: number): number {
  const mean = meanOf(numbers);
  let sum = 0;
  for (let i = lag; i < numbers.length; i++)
    sum += (numbers[i]! - mean) * (numbers[i - lag]! - mean);
  return sum / numbers.length / varianceOf(numbers);
}
