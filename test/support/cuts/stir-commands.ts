import { RESTS } from "../../../src/book/book.ts";
import { dayOf } from "../../../src/calendar/civil-date.ts";
import { STOCK } from "../../../src/contracts/instrument-table.ts";
import { FIRST_PARTY } from "../../../src/ledger/accounts.ts";
import { balanceOf } from "../../../src/ledger/ledger.ts";
import type { Market } from "../../../src/market/market-state.ts";
import { createStream, type RandomStream } from "../../../src/math/random-stream.ts";
import { encode } from "../../../src/messages/codec.ts";
import { COMMAND, COMMAND_LAYOUT, type Command } from "../../../src/messages/commands.ts";

const RATE = 0.04;
const YEARS = 1 / 365;
const SPLIT_SESSION = 14;
/** The rate stays on for this one: what it costs to solve early exercise is paid once. */
const RATE_SESSION = 6;
const SIDES = ["buy", "sell"] as const;
const TIMES_IN_FORCE = ["gtc", "day", "ioc", "fok", "post-only"] as const;
const ACTIONS = [
  ...(["order", "order", "order", "quote", "replace", "cancel"] as const),
  ...(["exercise", "exercise", "abandon", "kill", "halt", "protect", "charge"] as const),
];

interface Stirring {
  readonly market: Market;
  readonly stream: RandomStream;
  readonly send: (command: Command) => void;
}

/**
 * Sends commands of every kind that a run of the history scenario has none or few of, between the
 * commands of such a run without interest: orders that rest, exercise before the end, dividends, a
 * split, switches; and interest, by a rate that is there only while it is charged.
 *
 * @param apply takes the command that was written last.
 * @returns to be called for each command of the run, with its kind, its time and how to send it.
 */
export function stirCommands(
  market: Market,
  seed: number,
  apply: () => void,
): (kind: number, time: number, sendRecorded: () => void) => void {
  const stream = createStream(seed, "stirred");
  const send = (command: Command): void => {
    encode(market.commands, COMMAND_LAYOUT, command);
    apply();
  };
  const stirring = { market, stream, send };
  let session = -1;
  return (kind, time, sendRecorded) => {
    const now = market.clock[0]!;
    const hasChain = market.instruments.liveCount[0]! > 0;
    if (hasChain && dayOf(time) > dayOf(now)) openSession(stirring, ++session, time);
    else if (hasChain && stream.nextUniform() < 0.05) {
      for (const command of stirOnce(stirring, now)) send(command);
    }
    if (kind !== COMMAND.interest) {
      sendRecorded();
      return;
    }
    send({ kind: "carry", time, rate: RATE, dividendYield: 0 });
    sendRecorded();
    const rate = session === RATE_SESSION ? RATE : 0;
    send({ kind: "carry", time, rate, dividendYield: 0 });
    // Known after the marks and paid before the next: what it costs to price with it is not.
    const exDay = dayOf(time) + 1;
    if (session % 5 === 3) send({ kind: "announce-dividend", time, exDay, amount: 2_500 });
  };
}

function openSession({ send }: Stirring, session: number, time: number): void {
  send({ kind: "borrow", time, rate: 0.01, years: YEARS });
  if (session % 5 === 4) send({ kind: "dividend", time, amount: 2_500 });
  if (session === SPLIT_SESSION) send({ kind: "split", time, newShares: 2, oldShares: 1 });
}

function stirOnce(stirring: Stirring, time: number): Command[] {
  const { market, stream } = stirring;
  const account = FIRST_PARTY + stream.nextInteger(market.accounts.length - FIRST_PARTY);
  const order = orderOf(stirring, time, account);
  const action = pick(stream, ACTIONS);
  switch (action) {
    case "order":
      return [order];
    case "quote": {
      const { price: bid, instrument } = order;
      const sizes = { bidSize: stream.nextInteger(4), askSize: 1 + stream.nextInteger(4) };
      return [{ kind: "quote", time, account, instrument, bid, ask: bid + 1_000, ...sizes }];
    }
    case "replace":
    case "cancel":
      return changeOrder(stirring, action, time);
    case "exercise":
    case "abandon":
      return useHeld(stirring, action, time, account);
    case "kill":
      return [{ kind: "kill", time, account }, order, { kind: "revive", time, account }];
    case "halt": {
      const set = { kind: "account-state", time, account } as const;
      const state = pick(stream, ["halted", "reducing"] as const);
      return [{ ...set, state }, order, { ...set, state: "active" }];
    }
    case "protect":
      return [{ kind: "protect", time, account, contracts: 20, windowUs: 600_000_000 }];
    case "charge":
      return [{ kind: "charge", time, account, amount: stream.nextInteger(9) - 3 }];
  }
}

/** An order near the mark of a live series, now and then of the stock. */
function orderOf({ market, stream }: Stirring, time: number, account: number) {
  const { live, liveCount } = market.instruments;
  const isStock = stream.nextInteger(10) === 0;
  const instrument = isStock ? STOCK : live[stream.nextInteger(liveCount[0]!)]!;
  const mark = market.marks.mark[instrument]! / (isStock ? 1 : 100);
  // Whole dimes are on every tick.
  const price =
    1_000 * Math.max(Math.round((mark * (0.9 + 0.2 * stream.nextUniform())) / 1_000), 1);
  const [side, timeInForce] = [pick(stream, SIDES), pick(stream, TIMES_IN_FORCE)];
  const quantity = 1 + stream.nextInteger(6);
  return { kind: "order", time, account, instrument, side, price, quantity, timeInForce } as const;
}

/** Of an order that rests, by its owner; quotes cannot be replaced. */
function changeOrder(
  { market: { book }, stream }: Stirring,
  kind: "replace" | "cancel",
  time: number,
): Command[] {
  const first = stream.nextInteger(book.capacity);
  for (let i = 0; i < book.capacity; i++) {
    const slot = (first + i) % book.capacity;
    if (book.side[slot] === 0 || book.rests[slot] === RESTS.requoted) continue;
    const [account, order] = [book.owner[slot]!, book.id[slot]!];
    if (kind === "cancel") return [{ kind, time, account, order }];
    const price = book.price[slot]! + 1_000 * (stream.nextInteger(3) - 1);
    return [{ kind, time, account, order, price, quantity: 1 + stream.nextInteger(6) }];
  }
  return [];
}

/** Of the first series after a random one that the account holds. */
function useHeld(
  { market, stream }: Stirring,
  kind: "exercise" | "abandon",
  time: number,
  account: number,
): Command[] {
  const { live, liveCount } = market.instruments;
  const first = stream.nextInteger(liveCount[0]!);
  for (let i = 0; i < liveCount[0]!; i++) {
    const instrument = live[(first + i) % liveCount[0]!]!;
    const held = balanceOf(market.ledger, account, instrument);
    if (held <= 0) continue;
    return [{ kind, time, account, instrument, quantity: 1 + stream.nextInteger(held) }];
  }
  return [];
}

function pick<T>(stream: RandomStream, values: readonly T[]): T {
  return values[stream.nextInteger(values.length)]!;
}
