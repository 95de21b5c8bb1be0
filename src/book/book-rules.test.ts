import { describe, expect, it } from "vitest";
import { Columns } from "../base/columns.ts";
import { createBook, restOrder } from "./book.ts";
import { checkNotCrossed } from "./book-rules.ts";

function check(bid: number, ask: number, owners: [number, number], quotes: [number, number]): void {
  const book = createBook(new Columns(), 2, 4);
  restOrder(book, owners[0], 1, 1, bid, 1, quotes[0]);
  restOrder(book, owners[1], 1, -1, ask, 1, quotes[1]);
  checkNotCrossed(book, 1);
}

describe("a book that is not crossed", () => {
  it("has its bid below its ask", () => {
    expect(() => check(4, 5, [4, 5], [0, 0])).not.toThrow();
    expect(() => check(6, 5, [4, 5], [0, 0])).toThrow("B1: bid at or above ask in instrument 1");
    expect(() => check(6, 5, [4, 4], [1, 1])).toThrow("B1");
  });

  it("may have bid = ask inside one owner's quote only", () => {
    expect(() => check(5, 5, [4, 4], [1, 1])).not.toThrow();
    expect(() => check(5, 5, [4, 5], [1, 1])).toThrow("B1");
    expect(() => check(5, 5, [4, 4], [1, 0])).toThrow("B1");
    expect(() => check(5, 5, [4, 4], [0, 1])).toThrow("B1");
  });

  it("may have an empty side", () => {
    const book = createBook(new Columns(), 2, 4);
    restOrder(book, 4, 1, 1, 5, 1, 0);
    expect(() => checkNotCrossed(book, 1)).not.toThrow();
  });
});
