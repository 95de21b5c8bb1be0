import { createStream, type RandomStream } from "../../../src/math/random-stream.ts";
import type { TradingCommand } from "../../oracle/naive-exchange.ts";
import { type BookTwins, differenceAfter, openExchangeTwins, PARTIES } from "../book-twins.ts";
import type { Check } from "./check.ts";

const SEEDS = 4;
const COMMANDS = 600;
const TIMES_IN_FORCE = ["gtc", "day", "ioc", "fok", "post-only"] as const;
const SWITCHES = ["cancel-all", "kill", "revive", "revive", "end-day", "protect"] as const;

function pick<T>(stream: RandomStream, values: readonly T[]): T {
  return values[stream.nextInteger(values.length)]!;
}

function randomCommand(stream: RandomStream, { naive }: BookTwins): TradingCommand {
  const time = naive.time + stream.nextInteger(3);
  const [account, instrument] = [pick(stream, PARTIES), pick(stream, [1, 2, 3])];
  const price = (): number => 100 * (1 + stream.nextInteger(pick(stream, [4, 4, 300])));
  const quantity = 1 + stream.nextInteger(6);
  const side = pick(stream, ["buy", "sell"] as const);
  const what = stream.nextUniform();
  if (what < 0.5) {
    const timeInForce = pick(stream, TIMES_IN_FORCE);
    const order = { kind: "order", time, account, instrument, side, timeInForce } as const;
    return { ...order, price: price(), quantity };
  }
  if (what < 0.54) return { kind: "market-order", time, account, instrument, side, quantity };
  if (what < 0.7) {
    const sizes = { bidSize: stream.nextInteger(5), askSize: stream.nextInteger(5) };
    return { kind: "quote", time, account, instrument, bid: price(), ask: price(), ...sizes };
  }
  // Now and then the number of an order that is gone.
  const isOld = naive.resting.length === 0 || stream.nextUniform() < 0.1;
  const known = isOld ? undefined : pick(stream, naive.resting);
  const owner = known?.account ?? account;
  const order = known?.id ?? stream.nextInteger(naive.numbered + 1);
  if (what < 0.85) return { kind: "cancel", time, account: owner, order };
  if (what < 0.96) {
    return { kind: "replace", time, account: owner, order, price: price(), quantity };
  }
  const kind = pick(stream, SWITCHES);
  if (kind === "end-day") return { kind, time };
  if (kind !== "protect") return { kind, time, account };
  const windowUs = stream.nextInteger(20);
  return { kind, time, account, contracts: stream.nextInteger(9), windowUs };
}

/** The exchange without sheets says the same as a twin that is written to be obviously right. */
function compareTwins(): void {
  for (let seed = 0; seed < SEEDS; seed++) {
    const stream = createStream(seed, "planted bugs");
    const twins = openExchangeTwins(20, seed % 2 === 0);
    for (let i = 0; i < COMMANDS; i++) {
      const command = randomCommand(stream, twins);
      const difference = differenceAfter(twins, command);
      if (difference === undefined) continue;
      throw new Error(`${command.kind} ${i} of seed ${seed}: ${difference}`);
    }
  }
}

export const TWIN_CHECKS: readonly Check[] = [{ name: "exchange twin", ask: compareTwins }];
