import { STOCK } from "../../../contracts/instrument-table.ts";
import { COMMAND } from "../../../messages/commands.ts";
import type { Outbox } from "../../../messages/outbox.ts";
import { nextRow } from "../../../messages/rows.ts";
import { sendFund } from "../../../messages/world-commands.ts";
import { quoteRecordedPrice } from "../../../participants/tape/tape.ts";
import type { RunConfig } from "../run-config.ts";
import type { StockDriver } from "./stock-driver.ts";

/** What the rest of the stock market owns (docs/assumptions/float.md). */
const FLOAT_SHARES = 20_000_000;

/**
 * The stock's price is given: the tape quotes it.
 *
 * @param apply what has been sent, in order. @param onMark is told of each mark of the stock.
 */
export function tapeDriver(
  { tape, halfSpread }: RunConfig,
  outbox: Outbox,
  apply: () => void,
  onMark: (time: number) => void,
): StockDriver {
  const quote = (time: number, price: number): void => {
    quoteRecordedPrice(outbox, time, price, halfSpread);
    nextRow(outbox.rows, COMMAND.markStock, time);
    apply();
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
    playStep: ({ prices }, step, time) => {
      quote(time, prices[step]!);
      onMark(time);
    },
    playUntil: () => {},
    endOf: (closeTime) => closeTime,
  };
}
