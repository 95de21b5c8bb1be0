import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { BookCommand, NaiveBook } from "../oracle/naive-book.ts";
import {
  type BookTwins,
  differenceAfter,
  keepState,
  openBookTwins,
  restoreState,
} from "../support/book-twins.ts";

/** Two sides, prices, sizes, owners and times in force, and cancels of the orders 1 to 5. */
const ORDERS: readonly BookCommand[] = [7, 8].flatMap((account) =>
  (["buy", "sell"] as const).flatMap((side) =>
    [1, 2].flatMap((price) =>
      [1, 2].flatMap((quantity) =>
        (["gtc", "ioc"] as const).map((timeInForce) => ({
          ...({ kind: "order", time: 1, account, instrument: 1, side } as const),
          ...{ price, quantity, timeInForce },
        })),
      ),
    ),
  ),
);
const CANCELS = [0, 1, 2, 3, 4];
const LENGTH = 4;

/** A cancel is its owner's, where there is such an order. */
function cancelOf({ naive }: BookTwins<NaiveBook>, order: number): BookCommand {
  const account = naive.resting.find(({ id }) => id === order)?.account ?? 7;
  return { kind: "cancel", time: 1, account, order };
}

interface Census {
  sequences: number;
  trades: number;
}

function playAll(twins: BookTwins<NaiveBook>, path: readonly BookCommand[], census: Census): void {
  const before = keepState(twins);
  for (const next of [...ORDERS, ...CANCELS]) {
    const command = typeof next === "number" ? cancelOf(twins, next) : next;
    const difference = differenceAfter(twins, command);
    if (difference !== undefined) expect({ path: [...path, command], difference }).toEqual({});
    for (const { kind } of twins.naive.events) if (kind === "traded") census.trades++;
    if (path.length + 1 === LENGTH) census.sequences++;
    else playAll(twins, [...path, command], census);
    restoreState(twins, before);
  }
}

describe("the naive book", () => {
  it("is short enough to be read as a rule: 120 lines, comments too", () => {
    const text = readFileSync("test/oracle/naive-book.ts", "utf8");
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(120);
    // Only names of messages come from elsewhere.
    expect(text.match(/^import (?!type )/gm)).toBeNull();
  });
});

describe("the order book against its naive twin, without a gap", () => {
  it("says the same in all 1,874,161 sequences of four out of 37 commands", () => {
    const census: Census = { sequences: 0, trades: 0 };
    playAll(openBookTwins(8), [], census);
    expect(census.sequences).toBe(37 ** LENGTH);
    expect(census.trades).toBeGreaterThan(200_000);
  }, 600_000);
});
