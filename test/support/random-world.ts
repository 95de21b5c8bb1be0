import { US_PER_DAY } from "../../src/calendar/civil-date.ts";
import { STOCK } from "../../src/contracts/instrument-table.ts";
import { balanceOf } from "../../src/ledger/ledger.ts";
import type { Market } from "../../src/market/market-state.ts";
import type { RandomStream } from "../../src/math/random-stream.ts";
import type { Command } from "../../src/messages/commands.ts";
import type { MarketEvent } from "../../src/messages/events.ts";
import { CASH } from "../../src/money/cash.ts";

/** The accounts of the parties of such a world; the last one lends shares and quotes the stock. */
const [MAKER, RETAIL, TRADER, LENDER] = [7, 8, 9, 10] as const;
const TRADERS = [MAKER, RETAIL, TRADER];
const STRIKES = [90_000, 100_000, 110_000];

/**
 * One random day of a small market, command by command: dividends, interest, funding, new series,
 * trades in stock and series, fees, borrowing, early exercise, now and then a split, and the
 * expiries at the close. A `closed` world pays no dividends and no interest.
 */
export function playDay(
  market: Market,
  stream: RandomStream,
  day: number,
  closed: boolean,
  apply: (command: Command) => MarketEvent[],
): void {
  let time = day * US_PER_DAY;
  const send = (command: Command): MarketEvent[] => apply({ ...command, time: time++ });
  if (!closed) payCarry(market, stream, day, send);
  fundParties(stream, day, send);
  setFees(stream, send);
  if (market.marks.marked[STOCK] === 1 && stream.nextInteger(8) === 0) {
    const [newShares, oldShares] = pick(stream, SPLITS);
    send({ kind: "split", time, newShares, oldShares });
  }
  for (const right of ["call", "put"] as const) {
    const [strike, expiryDay] = [pick(stream, STRIKES), day + stream.nextInteger(5)];
    const ticks = pick(stream, ["listed", "none"] as const);
    send({ kind: "list", time, right, strike, expiryDay, ticks, style: pick(stream, STYLES) });
  }
  quoteStock(stream, send);
  send({ kind: "mark", time });
  for (let i = 0; i < 12; i++) sendTrade(market, stream, send);
  send({ kind: "charge", time, account: pick(stream, TRADERS), amount: 13_100 });
  send({ kind: "borrow", time, rate: pick(stream, [0, 0.01, 0.3]), years: 1 / 365 });
  exerciseSome(market, stream, send);
  quoteStock(stream, send);
  send({ kind: "mark", time });
  const { live, liveCount, expiryDay } = market.instruments;
  for (const series of [...live.subarray(0, liveCount[0]!)]) {
    if (expiryDay[series] === day) send({ kind: "expire", time, instrument: series });
  }
}

const STYLES = ["european", "american"] as const;
const SPLITS = [
  [2, 1],
  [3, 1],
  [3, 2],
  [1, 2],
  [1, 10],
] as const;

function setFees(stream: RandomStream, send: Send): void {
  const fee = pick(stream, FEES);
  const rate = fee === "sale" ? 0.0000278 : pick(stream, [0, 6_500, 1_000, 10.5]);
  send({ kind: "fee", time: 0, account: pick(stream, TRADERS), fee, rate });
}

const FEES = ["commission", "contract", "share", "sale", "contract-sold", "share-sold"] as const;

/** Some of what one party holds, in the money or not; a European series refuses. */
function exerciseSome(market: Market, stream: RandomStream, send: Send): void {
  const { live, liveCount } = market.instruments;
  const account = pick(stream, TRADERS);
  for (const instrument of [...live.subarray(0, liveCount[0]!)]) {
    const held = balanceOf(market.ledger, account, instrument);
    if (held <= 0 || stream.nextInteger(3) > 0) continue;
    const quantity = 1 + stream.nextInteger(held);
    const kind = pick(stream, ["exercise", "abandon"] as const);
    send({ kind, time: 0, account, instrument, quantity });
  }
}

type Send = (command: Command) => MarketEvent[];

function payCarry(market: Market, stream: RandomStream, day: number, send: Send): void {
  const { carry } = market;
  send({ kind: "interest", time: 0, years: 1 / 365 });
  for (let i = 0; i < carry.announced[0]!; i++) {
    if (carry.exDay[i] !== day) continue;
    send({ kind: "dividend", time: 0, amount: Math.max(Math.round(carry.amount[i]!), 1) });
    break;
  }
  const rate = pick(stream, [0, 0.05, 0.4, -0.01]);
  send({ kind: "carry", time: 0, rate, dividendYield: pick(stream, [0, 0.02]) });
  const exDay = day + stream.nextInteger(4);
  if (stream.nextInteger(2) === 0) send({ kind: "announce-dividend", time: 0, exDay, amount: 777 });
}

function fundParties(stream: RandomStream, day: number, send: Send): void {
  const cash = (stream.nextInteger(5) - 2) * 12_345_678;
  send({ kind: "fund", time: 0, account: pick(stream, TRADERS), instrument: CASH, quantity: cash });
  const shares = day === 0 ? 5_000 : pick(stream, [0, 0, 100, -100]);
  send({ kind: "fund", time: 0, account: LENDER, instrument: STOCK, quantity: shares });
}

/** Near the strikes, and sometimes within a cent of one. */
function quoteStock(stream: RandomStream, send: Send): void {
  const near = pick(stream, [0, 0, 40, -40, 137 * (stream.nextInteger(41) - 20)]);
  const price = pick(stream, STRIKES) + near;
  const half = pick(stream, [0, 0, 5, 100]);
  const quote = { kind: "quote", time: 0, account: LENDER, instrument: STOCK } as const;
  send({ ...quote, bid: price - half, bidSize: 9_000, ask: price + half, askSize: 9_000 });
}

/** A quote of one party in a series and an order of another, or an order in the stock. */
function sendTrade(market: Market, stream: RandomStream, send: Send): void {
  const side = pick(stream, ["buy", "sell"] as const);
  const account = pick(stream, TRADERS);
  const { live, liveCount } = market.instruments;
  if (stream.nextInteger(3) === 0 || liveCount[0] === 0) {
    const quantity = 1 + stream.nextInteger(700);
    const price = side === "buy" ? 200_000 : 1;
    const order = { kind: "order", time: 0, account, instrument: STOCK, side } as const;
    send({ ...order, price, quantity, timeInForce: "ioc" });
    return;
  }
  const instrument = live[stream.nextInteger(liveCount[0]!)]!;
  const bid = 500 * (1 + stream.nextInteger(20));
  const ask = bid + 500 * stream.nextInteger(4);
  const [bidSize, askSize] = [stream.nextInteger(4), stream.nextInteger(4)];
  const at = { time: 0, instrument };
  send({ kind: "quote", ...at, account, bid, bidSize, ask, askSize });
  const other = pick(stream, TRADERS);
  const [price, quantity] = [side === "buy" ? ask : bid, 1 + stream.nextInteger(4)];
  const timeInForce = pick(stream, ["ioc", "gtc"] as const);
  send({ kind: "order", ...at, account: other, side, price, quantity, timeInForce });
  if (stream.nextInteger(6) === 0) send({ kind: "cancel-all", time: 0, account });
}

function pick<T>(stream: RandomStream, values: readonly T[]): T {
  return values[stream.nextInteger(values.length)]!;
}
