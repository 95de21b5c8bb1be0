import { describe, expect, it } from "vitest";
import { hasRoom, slotOfOrder } from "../src/book/book.ts";
import { applyCommand } from "../src/market/market.ts";
import { createMarket, type Market } from "../src/market/market-state.ts";
import { createStream, type RandomStream } from "../src/math/random-stream.ts";
import type { MarketEvent } from "../src/messages/events.ts";
import { NaiveExchange, type TradingCommand } from "./oracle/naive-exchange.ts";

const [STOCK, FREE_TICKS, LISTED_TICKS, EXPIRED] = [1, 2, 3, 4];
const PARTIES = [7, 8, 9];

/** The market and its twin, and which of their order numbers name the same order. */
interface Twins {
  market: Market;
  naive: NaiveExchange;
  numbers: number[];
}

function openTwins(room: number): Twins {
  const party = { bearsInterest: false };
  const parties = ["a", "b", "c"].map((name) => ({ ...party, name }));
  const market = createMarket({ parties, lender: "a", series: 3, orders: room, seed: 1 });
  const [time, account, instrument] = [0, 7, STOCK];
  const list = { kind: "list", time, right: "call", strike: 100, style: "european" } as const;
  applyCommand(market, { ...list, expiryDay: 9, ticks: "none" });
  applyCommand(market, { ...list, expiryDay: 9, ticks: "listed" });
  applyCommand(market, { ...list, expiryDay: 0, ticks: "none" });
  const quote = { kind: "quote", time, account, instrument, bid: 100, ask: 100 } as const;
  applyCommand(market, { ...quote, bidSize: 1, askSize: 1 });
  applyCommand(market, { kind: "mark", time });
  applyCommand(market, { kind: "expire", time, instrument: EXPIRED! });
  applyCommand(market, { ...quote, bidSize: 0, askSize: 0 });
  const instruments: NaiveExchange["setup"]["instruments"] = new Map([
    [STOCK!, { shares: 1, ticks: "none", expired: false }],
    [FREE_TICKS!, { shares: 100, ticks: "none", expired: false }],
    [LISTED_TICKS!, { shares: 100, ticks: "listed", expired: false }],
    [EXPIRED!, { shares: 100, ticks: "none", expired: true }],
  ]);
  const marked = new Set([STOCK!, EXPIRED!]);
  const naive = new NaiveExchange({ room, parties: PARTIES, instruments, marked });
  return { market, naive, numbers: [] };
}

/** Hands both the same command and returns what they both said, or fails with both answers. */
function applyToBoth({ market, naive, numbers }: Twins, command: TradingCommand): MarketEvent[] {
  const expected = naive.apply(command);
  const numberOf = (order: number): number => numbers[order] ?? 1e9 + order;
  const said = applyCommand(
    market,
    command.kind === "cancel" ? { ...command, order: numberOf(command.order) } : command,
  );
  said.forEach((event, index) => {
    const twin = expected[index];
    if (event.kind !== "accepted" || twin?.kind !== "accepted") return;
    if (numbers.includes(event.order)) throw new Error(`order number ${event.order} given twice`);
    numbers[twin.order] = event.order;
  });
  const translated = expected.map((event) =>
    "order" in event ? { ...event, order: numberOf(event.order) } : event,
  );
  if (JSON.stringify(said.map(sorted)) !== JSON.stringify(translated.map(sorted))) {
    expect({ command, said }).toEqual({ command, said: translated });
  }
  return said;
}

function sorted(event: MarketEvent): [string, unknown][] {
  return Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1));
}

function expectSameOrders({ market, naive, numbers }: Twins): void {
  for (const order of naive.resting) {
    const slot = slotOfOrder(market.book, numbers[order.id]!);
    if (market.book.remaining[slot] !== order.quantity) expect(slot).toBe(order);
  }
}

function pick<T>(stream: RandomStream, values: readonly T[]): T {
  return values[stream.nextInteger(values.length)]!;
}

const HOSTILE_PRICES = [0, -100, 150, 100.5, Number.NaN, Number.POSITIVE_INFINITY, 9e15];
const HOSTILE_SIZES = [-1, 1.5, Number.NaN, 2e9];

function randomCommand(stream: RandomStream, { naive }: Twins): TradingCommand {
  const rarely = (chance: number): boolean => stream.nextUniform() < chance;
  const price = () =>
    rarely(0.02) ? pick(stream, HOSTILE_PRICES) : 100 * (1 + stream.nextInteger(4));
  const size = () => (rarely(0.01) ? pick(stream, HOSTILE_SIZES) : 1 + stream.nextInteger(3));
  const quoteSize = () => (rarely(0.15) ? 0 : size());
  const late = rarely(0.01) ? -1 : rarely(0.002) ? 0.5 : stream.nextInteger(2);
  const time = naive.time + late;
  const account = rarely(0.01) ? pick(stream, [0, 3, 7, -1]) : pick(stream, PARTIES);
  const instrument = rarely(0.02)
    ? pick(stream, [EXPIRED!, 0, 5, 999, -1])
    : pick(stream, [STOCK!, FREE_TICKS!, LISTED_TICKS!]);
  const what = stream.nextUniform();
  if (what < 0.45) {
    const side = pick(stream, ["buy", "sell"] as const);
    const timeInForce = pick(stream, ["gtc", "gtc", "ioc"] as const);
    const order = { kind: "order", time, account, instrument, side, timeInForce } as const;
    return { ...order, price: price(), quantity: size() };
  }
  if (what < 0.75) {
    const quote = { kind: "quote", time, account, instrument } as const;
    const [bid, ask] = [price(), price()];
    return { ...quote, bid, bidSize: quoteSize(), ask, askSize: quoteSize() };
  }
  if (what < 0.98) {
    const known = naive.resting.length > 0 && !rarely(0.2);
    const order = known ? pick(stream, naive.resting) : undefined;
    const number = order?.id ?? stream.nextInteger(naive.numbered + 1);
    return { kind: "cancel", time, account: order?.account ?? account, order: number };
  }
  return { kind: "cancel-all", time, account };
}

describe("the order book against its naive twin", () => {
  it("says the same, event for event, in 30,000 random commands: rules B3, B4, B5, B6, B7", () => {
    const census = new Map<string, number>();
    for (let seed = 0; seed < 15; seed++) {
      const stream = createStream(seed, "book twin");
      const twins = openTwins(pick(stream, [8, 24, 64]));
      for (let i = 0; i < 2_000; i++) {
        for (const event of applyToBoth(twins, randomCommand(stream, twins))) {
          const what = event.kind === "refused" ? event.code : event.kind;
          census.set(what, (census.get(what) ?? 0) + 1);
        }
        if (i % 10 === 0) expectSameOrders(twins);
      }
      const { market, naive } = twins;
      for (const account of PARTIES) {
        applyToBoth(twins, { kind: "cancel-all", time: naive.time, account });
      }
      expect(market.book.heads.every((head) => head === -1)).toBe(true);
      expect(hasRoom(market.book, market.book.capacity)).toBe(true);
    }
    const reached = [...census].filter(([, count]) => count >= 5).map(([what]) => what);
    expect(reached.sort()).toEqual(
      [
        ...["accepted", "traded", "dropped", "cancelled", "marked"],
        ...["time-backwards", "unknown-account", "unknown-instrument", "series-expired"],
        ...["bad-quantity", "bad-price", "off-tick", "crossed-quote", "self-trade"],
        ...["unknown-order", "book-full"],
      ].sort(),
    );
  });

  it("says the same in every sequence of three out of 20 commands", () => {
    const alphabet = commandAlphabet();
    expect(alphabet).toHaveLength(20);
    const { market } = openTwins(3);
    const start = market.columns.snapshot();
    let trades = 0;
    for (const first of alphabet) {
      for (const second of alphabet) {
        for (const third of alphabet) {
          market.columns.restore(start);
          const twins = { ...openNaive(), market };
          for (const command of [first, second, third]) {
            const said = applyToBoth(twins, command);
            trades += said.filter(({ kind }) => kind === "traded").length;
          }
          expectSameOrders(twins);
        }
      }
    }
    expect(trades).toBeGreaterThan(2_000);
  });
});

/** Sequences start in a market with room for three orders. */
function openNaive(): Pick<Twins, "naive" | "numbers"> {
  const instruments: NaiveExchange["setup"]["instruments"] = new Map([
    [STOCK!, { shares: 1, ticks: "none", expired: false }],
  ]);
  const setup = { room: 3, parties: PARTIES, instruments, marked: new Set([STOCK!]) };
  return { naive: new NaiveExchange(setup), numbers: [] };
}

function commandAlphabet(): TradingCommand[] {
  const [a, b] = [7, 8];
  const at = { time: 1, instrument: STOCK! };
  type Side = "buy" | "sell";
  const order = (account: number, side: Side, price: number, ioc = false): TradingCommand =>
    ({
      ...({ kind: "order", ...at, account, side, price, quantity: price } as const),
      timeInForce: ioc ? "ioc" : "gtc",
    }) as const;
  const quote = (account: number, bid: number, ask: number, size = 2): TradingCommand =>
    ({ kind: "quote", ...at, account, bid, bidSize: size, ask, askSize: size }) as const;
  const limits = [a, b].flatMap((account) =>
    (["buy", "sell"] as const).flatMap((side) => [1, 2].map((p) => order(account, side, p))),
  );
  return [
    ...limits,
    ...[order(b, "sell", 1, true), order(b, "buy", 2, true)],
    ...[quote(a, 1, 2), quote(a, 1, 1), quote(a, 2, 2), quote(a, 0, 0, 0)],
    ...[quote(b, 1, 2), quote(b, 2, 2)],
    { kind: "cancel", time: 1, account: a, order: 0 },
    { kind: "cancel", time: 1, account: a, order: 1 },
    { kind: "cancel", time: 1, account: b, order: 1 },
    { kind: "cancel-all", time: 1, account: a },
  ];
}
