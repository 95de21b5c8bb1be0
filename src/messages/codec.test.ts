import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Columns } from "../base/columns.ts";
import { ACCOUNT_STATE, FEE, MARGIN_RULE } from "./admin-commands.ts";
import { decode, encode, type MessageLayout } from "./codec.ts";
import { COMMAND, COMMAND_LAYOUT, type Command, TIME_IN_FORCE } from "./commands.ts";
import { EVENT, EVENT_LAYOUT, type MarketEvent } from "./events.ts";
import { REFUSALS } from "./refusal-codes.ts";
import { createRows, type Rows } from "./rows.ts";

function openRing(capacity: number = 4): Rows {
  return createRows(new Columns(), "ring", capacity);
}

const number = fc.double({ noNaN: true });
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const words: Readonly<Record<string, readonly string[]>> = {
  side: ["buy", "sell"],
  aggressor: ["buy", "sell"],
  right: ["call", "put"],
  timeInForce: Object.keys(TIME_IN_FORCE),
  state: Object.keys(ACCOUNT_STATE),
  rule: Object.keys(MARGIN_RULE),
  ticks: ["listed", "none"],
  style: ["european", "american"],
  fee: Object.keys(FEE),
  code: REFUSALS.map(({ code }) => code),
};

/** Any message of any kind: each field is a word or a number that its column can hold. */
function anyMessage(layout: MessageLayout): fc.Arbitrary<{ kind: string; time: number }> {
  const ring = openRing();
  return fc.oneof(
    ...layout.map(({ kind, fields }) => {
      const values = Object.entries(fields).map(([field, target]) => {
        if (typeof target !== "string") return [field, fc.constantFrom(...words[field]!)];
        return [field, ring[target] instanceof Int32Array ? int32 : number];
      });
      const base = { kind: fc.constant(kind), time: number };
      return fc.record({ ...(Object.fromEntries(values) as object), ...base });
    }),
  );
}

describe("messages", () => {
  for (const [what, layout] of [
    ["command", COMMAND_LAYOUT],
    ["event", EVENT_LAYOUT],
  ] as const) {
    it(`of every kind of ${what} come back from the ring as they went in, frozen`, () => {
      const ring = openRing();
      const kinds = new Set<string>();
      const comesBack = fc.property(anyMessage(layout), (message) => {
        kinds.add(message.kind);
        const row = encode(ring, layout, message);
        const read = decode<Command | MarketEvent>(ring, layout, row);
        expect(read).toEqual(message);
        expect(Object.isFrozen(read)).toBe(true);
      });
      fc.assert(comesBack, { numRuns: 1_000, seed: 1 });
      expect([...kinds].sort()).toEqual(layout.map(({ kind }) => kind).sort());
    });
  }

  it("have the kinds' numbers by which the state machine knows them", () => {
    const camelCase = (kind: string) => kind.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    const numbersOf = (layout: MessageLayout) =>
      Object.fromEntries(layout.map(({ kind }, index) => [camelCase(kind), index]));
    expect(numbersOf(COMMAND_LAYOUT)).toEqual(COMMAND);
    expect(numbersOf(EVENT_LAYOUT)).toEqual(EVENT);
  });

  it("that do not fit are not written at all", () => {
    const ring = openRing();
    const order: Command = {
      ...{ kind: "order", time: 0, account: 4, instrument: 1, side: "buy" },
      ...{ price: 1, quantity: 1, timeInForce: "gtc" },
    };
    const bad: [object, string][] = [
      [{ ...order, account: 4.5 }, "order: account 4.5 does not fit its column"],
      [{ ...order, instrument: 2 ** 32 }, "order: instrument 4294967296 does not fit"],
      [{ ...order, account: Number.NaN }, "order: account NaN does not fit"],
      [{ ...order, price: undefined }, "order: price undefined does not fit"],
      [{ ...order, price: "1" }, "order: price 1 does not fit"],
      [{ ...order, side: "long" }, "A1: long is not one of buy, sell"],
      [{ ...order, side: "toString" }, "A1: toString is not one of buy, sell"],
      [{ ...order, kind: "wish" }, "A1: unknown kind of message wish"],
    ];
    for (const [message, says] of bad) {
      expect(() => encode(ring, COMMAND_LAYOUT, message as Command)).toThrow(says);
    }
    expect(ring.written[0]).toBe(0);
  });
});
