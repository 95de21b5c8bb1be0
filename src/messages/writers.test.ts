import { describe, expect, it } from "vitest";
import { Columns } from "../base/columns.ts";
import { decode } from "./codec.ts";
import { COMMAND_LAYOUT, type Command } from "./commands.ts";
import { sendImmediateOrder, sendQuote } from "./outbox.ts";
import { createRows, type Rows } from "./rows.ts";
import {
  sendAnnounceDividend,
  sendCarry,
  sendDividend,
  sendExpire,
  sendFund,
  sendInterest,
  sendList,
  sendMark,
} from "./world-commands.ts";

/** What stands in the ring after `write`, as the readable command. */
function written(write: (rows: Rows) => void): Command {
  const rows = createRows(new Columns(), "commands", 2);
  write(rows);
  expect(rows.written[0]).toBe(1);
  return decode<Command>(rows, COMMAND_LAYOUT, 0);
}

describe("a writer of commands", () => {
  it("writes the same row as the readable command", () => {
    const account = 5;
    const time = 9;
    const said = [
      written((rows) => sendImmediateOrder({ rows, account }, time, 2, "sell", 300, 4)),
      written((rows) => sendQuote({ rows, account }, time, 2, 100, 3, 200, 4)),
      written((rows) => sendFund(rows, time, account, 1, -100)),
      written((rows) => sendList(rows, time, "put", 1_000, 77, "listed", "american")),
      written((rows) => sendCarry(rows, time, 0.05, 0.01)),
      written((rows) => sendAnnounceDividend(rows, time, 78, 25)),
      written((rows) => sendMark(rows, time)),
      written((rows) => sendDividend(rows, time, 25)),
      written((rows) => sendInterest(rows, time, 0.25)),
      written((rows) => sendExpire(rows, time, 2)),
    ];
    const order = { kind: "order", time, account, instrument: 2, side: "sell", price: 300 };
    expect(said).toEqual([
      { ...order, quantity: 4, timeInForce: "ioc" },
      { kind: "quote", time, account, instrument: 2, bid: 100, bidSize: 3, ask: 200, askSize: 4 },
      { kind: "fund", time, account, instrument: 1, quantity: -100 },
      {
        kind: "list",
        time,
        right: "put",
        strike: 1_000,
        expiryDay: 77,
        ticks: "listed",
        style: "american",
      },
      { kind: "carry", time, rate: 0.05, dividendYield: 0.01 },
      { kind: "announce-dividend", time, exDay: 78, amount: 25 },
      { kind: "mark", time },
      { kind: "dividend", time, amount: 25 },
      { kind: "interest", time, years: 0.25 },
      { kind: "expire", time, instrument: 2 },
    ]);
  });
});
