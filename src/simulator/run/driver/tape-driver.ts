import { bestOf, NONE } from "../../../book/book.ts";
import { STOCK } from "../../../contracts/instrument-table.ts";
import type { Market } from "../../../market/market-state.ts";
import { createStream } from "../../../math/random-stream.ts";
import { COMMAND } from "../../../messages/commands.ts";
import type { Outbox } from "../../../messages/outbox.ts";
import { nextRow } from "../../../messages/rows.ts";
import { sendFund } from "../../../messages/world-commands.ts";
import { quoteRecordedPrice } from "../../../participants/tape/tape.ts";
import type { RunConfig } from "../run-config.ts";
import type { TapeDay } from "../tape-path.ts";
import { isHalted } from "../trouble/halts.ts";
import { bridgeMinutes, minuteAfter } from "./minute-bridge.ts";
import type { StockDriver } from "./stock-driver.ts";

/** What the rest of the stock market owns (docs/assumptions/float.md). */
const FLOAT_SHARES = 20_000_000;

/**
 * The stock's price is given: the tape quotes it. A made one is quoted at the minutes between two
 * steps too, for whoever looks: nothing is marked or done then.
 *
 * @param apply what has been sent, in order. @param onMark is told of each mark of the stock.
 */
export function tapeDriver(
  { tape, halfSpread, seed }: Pick<RunConfig, "tape" | "halfSpread" | "seed">,
  market: Market,
  outbox: Outbox,
  apply: () => void,
  onMark: (time: number) => void,
): StockDriver {
  const minutes = createStream(seed, "minutes");
  let last = 0;
  const quote = (time: number, price: number): void => {
    quoteRecordedPrice(outbox, time, price, halfSpread);
    nextRow(outbox.rows, COMMAND.markStock, time);
    apply();
  };
  const quoteMinutes = ({ day, prices, moves }: TapeDay, step: number, us: number): void => {
    if (moves === undefined || isHalted(market)) return;
    minutes.at(day, step);
    const [from, to] = [prices[step - 1]!, prices[step]!];
    bridgeMinutes(minutes, from, to, moves[step]!, us).forEach((price, minute) => {
      if (wouldTrade(market, outbox.account, price, halfSpread)) return;
      quoteRecordedPrice(outbox, last + minuteAfter(minute), price, halfSpread);
      apply();
    });
  };
  return {
    stepsOf: ({ prices }) => prices.length,
    open: (time) => {
      quote(time, tape[0]!.prices[0]!);
      sendFund(outbox.rows, time, outbox.account, STOCK, FLOAT_SHARES);
      apply();
    },
    startDay: ({ prices }, time) => {
      quote(time, prices[0]!);
      onMark(time);
    },
    playStep: (day, step, time) => {
      if (step > 0) quoteMinutes(day, step, time - last);
      quote(time, day.prices[step]!);
      onMark(time);
      last = time;
    },
    playUntil: () => {},
    endOf: (closeTime) => closeTime,
  };
}

/** Whether a quote of the tape would meet somebody's order: that waits for the next step. */
function wouldTrade({ book }: Market, tape: number, price: number, halfSpread: number): boolean {
  return [1, -1].some((side) => {
    let slot = bestOf(book, STOCK, side);
    while (slot !== NONE && book.owner[slot] === tape) slot = book.next[slot]!;
    return slot !== NONE && side * (book.price[slot]! - price) >= halfSpread;
  });
}
