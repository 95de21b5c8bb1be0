import { describe, expect, it } from "vitest";
import { hasRoom } from "../../src/book/book.ts";
import { createStream, type RandomStream } from "../../src/math/random-stream.ts";
import type { TradingCommand } from "../oracle/naive-exchange.ts";
import {
  type BookTwins,
  differenceAfter,
  openExchangeTwins,
  PARTIES,
} from "../support/book-twins.ts";

/** Each seed has its own mix, so that rare states are reached too. */
interface Mix {
  readonly prices: number;
  readonly sizes: number;
  readonly orders: number;
  readonly quotes: number;
  readonly cancels: number;
  readonly instruments: readonly number[];
}

const TIMES_IN_FORCE = ["gtc", "day", "ioc", "fok", "post-only"] as const;

function pick<T>(stream: RandomStream, values: readonly T[]): T {
  return values[stream.nextInteger(values.length)]!;
}

function mixOf(stream: RandomStream): Mix {
  return {
    prices: pick(stream, [2, 4, 9, 400]),
    sizes: pick(stream, [2, 5, 90]),
    orders: pick(stream, [0.3, 0.5, 0.7]),
    quotes: pick(stream, [0.1, 0.3, 0.5]),
    cancels: pick(stream, [0.2, 0.5, 0.8]),
    instruments: pick(stream, [[1], [1, 2], [1, 2, 3]]),
  };
}

function randomCommand(stream: RandomStream, { naive }: BookTwins, mix: Mix): TradingCommand {
  const time = naive.time + stream.nextInteger(3);
  const account = pick(stream, PARTIES);
  const instrument = pick(stream, mix.instruments);
  const price = (): number => 100 * (1 + stream.nextInteger(mix.prices));
  const size = (): number => 1 + stream.nextInteger(mix.sizes);
  const side = pick(stream, ["buy", "sell"] as const);
  const what = stream.nextUniform();
  if (what < mix.orders) {
    const order = { kind: "order", time, account, instrument, side } as const;
    const timeInForce = pick(stream, TIMES_IN_FORCE);
    return { ...order, price: price(), quantity: size(), timeInForce };
  }
  if (what < mix.orders + 0.03) {
    return { kind: "market-order", time, account, instrument, side, quantity: size() };
  }
  const known = naive.resting.length > 0 ? pick(stream, naive.resting) : undefined;
  if (what < mix.orders + (1 - mix.orders) * mix.quotes) {
    const quote = { kind: "quote", time, account, instrument } as const;
    const [bid, ask] = [price(), price()];
    const quantity = () => (stream.nextUniform() < 0.2 ? 0 : size());
    return { ...quote, bid, bidSize: quantity(), ask, askSize: quantity() };
  }
  const isOld = known === undefined || stream.nextUniform() < 0.1;
  const order = isOld ? stream.nextInteger(naive.numbered + 1) : known.id;
  const owner = stream.nextUniform() < 0.95 ? (known?.account ?? account) : account;
  const rest = stream.nextUniform();
  if (rest < mix.cancels) return { kind: "cancel", time, account: owner, order };
  if (rest < 0.96) {
    return { kind: "replace", time, account: owner, order, price: price(), quantity: size() };
  }
  const kind = pick(stream, [
    "cancel-all",
    "kill",
    "revive",
    "revive",
    "protect",
    "end-day",
  ] as const);
  if (kind === "end-day") return { kind, time };
  if (kind !== "protect") return { kind, time, account };
  return {
    kind,
    time,
    account,
    contracts: stream.nextInteger(9),
    windowUs: stream.nextInteger(20),
  };
}

describe("the exchange against its naive twin, at random", () => {
  it("says the same in 1,000,000 commands of every kind: rules B2, B3, B4, B5, B6, B7, X4", () => {
    const census = new Map<string, number>();
    const count = (what: string): void => void census.set(what, (census.get(what) ?? 0) + 1);
    for (let seed = 0; seed < 100; seed++) {
      const stream = createStream(seed, "exchange twin");
      const twins = openExchangeTwins(pick(stream, [6, 20, 40]), seed % 2 === 0);
      const mix = mixOf(stream);
      for (let i = 0; i < 10_000; i++) {
        const command = randomCommand(stream, twins, mix);
        const difference = differenceAfter(twins, command);
        if (difference !== undefined) expect({ seed, i, command, difference }).toEqual({});
        const { events } = twins.naive;
        for (const event of events) count(event.kind === "refused" ? event.code : event.kind);
        count(command.kind === "order" ? command.timeInForce : command.kind);
      }
      const { book } = twins.exchange;
      for (const account of PARTIES) {
        differenceAfter(twins, { kind: "cancel-all", time: twins.naive.time, account });
      }
      expect(book.heads.every((head) => head === -1)).toBe(true);
      expect(book.levels.heads.every((head) => head === -1)).toBe(true);
      expect(hasRoom(book, book.capacity)).toBe(true);
    }
    const rare = [...census].filter(([, times]) => times < 300);
    expect(rare).toEqual([]);
    expect([...census.keys()].sort()).toEqual(EVERYTHING);
  });
});

const EVERYTHING = [
  ...["accepted", "traded", "dropped", "cancelled", "replaced", "protected"],
  ...["order", "quote", "market-order", "replace", "cancel", "cancel-all"].slice(1),
  ...["kill", "revive", "protect", "end-day"],
  ...TIMES_IN_FORCE,
  ...["self-trade", "crossed-quote", "unknown-order", "book-full"],
  ...["would-trade", "not-fillable", "outside-band", "killed", "off-tick"],
].sort();
