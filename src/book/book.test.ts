import { describe, expect, it } from "vitest";
import { Columns } from "../base/columns.ts";
import {
  type Book,
  bestOf,
  createBook,
  hasRoom,
  NONE,
  reduceOrder,
  removeOrder,
  restOrder,
  slotOfOrder,
} from "./book.ts";

const [BUY, SELL] = [1, -1];

function openBook(capacity: number = 8): Book {
  return createBook(new Columns(), 3, capacity);
}

function rest(book: Book, side: number, price: number, quantity: number = 1): number {
  return restOrder(book, 4, 1, side, price, quantity, 0);
}

/** Prices of a side, best first, read along the list and checked against the way back. */
function pricesOf(book: Book, side: number): number[] {
  const prices: number[] = [];
  let before = NONE;
  for (let slot = bestOf(book, 1, side); slot !== NONE; slot = book.next[slot]!) {
    expect(book.previous[slot]).toBe(before);
    prices.push(book.price[slot]!);
    before = slot;
  }
  return prices;
}

describe("a book", () => {
  it("has the best price of each side first", () => {
    const book = openBook();
    for (const price of [5, 7, 6, 5]) rest(book, BUY, price);
    for (const price of [9, 8, 10]) rest(book, SELL, price);
    expect(pricesOf(book, BUY)).toEqual([7, 6, 5, 5]);
    expect(pricesOf(book, SELL)).toEqual([8, 9, 10]);
    expect(bestOf(book, 2, BUY)).toBe(NONE);
  });

  it("has the oldest order of a price first; reducing keeps the place: rule B4", () => {
    const book = openBook();
    const [first, second, third] = [1, 2, 3].map((quantity) => rest(book, BUY, 5, quantity + 1));
    reduceOrder(book, first!, 1);
    expect(bestOf(book, 1, BUY)).toBe(first);
    removeOrder(book, first!);
    const last = rest(book, BUY, 5, 2);
    const order = [second, third, last];
    for (const slot of order) {
      expect(bestOf(book, 1, BUY)).toBe(slot);
      removeOrder(book, slot!);
    }
  });

  it("lets go of an order when nothing remains of it, and never trades more: rule B6", () => {
    const book = openBook();
    const slot = rest(book, SELL, 5, 3);
    reduceOrder(book, slot, 2);
    expect(book.remaining[slot]).toBe(1);
    expect(() => reduceOrder(book, slot, 2)).toThrow("B6: an order trades at most its quantity");
    expect(() => reduceOrder(book, slot, 0)).toThrow("B6");
    reduceOrder(book, slot, 1);
    expect(pricesOf(book, SELL)).toEqual([]);
  });

  it("never gives the number of an old order to a new one: rule B3", () => {
    const book = openBook(2);
    const seen = new Set<number>();
    for (let i = 0; i < 9; i++) {
      const slot = rest(book, BUY, 5);
      const id = book.id[slot]!;
      expect(seen.has(id)).toBe(false);
      expect(slotOfOrder(book, id)).toBe(slot);
      seen.add(id);
      removeOrder(book, slot);
      expect(slotOfOrder(book, id)).toBe(NONE);
    }
    const numbers = [-1, 0.5, Number.NaN, 2 ** 53, 999];
    expect(numbers.map((id) => slotOfOrder(book, id))).toEqual(numbers.map(() => NONE));
  });

  it("has room for as many orders as it was made for", () => {
    const book = openBook(2);
    expect([0, 1, 2, 3].map((orders) => hasRoom(book, orders))).toEqual([true, true, true, false]);
    const slot = rest(book, BUY, 5);
    rest(book, BUY, 5);
    expect(hasRoom(book, 1)).toBe(false);
    expect(() => rest(book, BUY, 5)).toThrow("B8: no room, or not an order");
    removeOrder(book, slot);
    expect(hasRoom(book, 1)).toBe(true);
  });

  it("takes no order of nothing, or for nothing", () => {
    expect(() => rest(openBook(), BUY, 5, 0)).toThrow("B8");
    expect(() => rest(openBook(), BUY, 0, 5)).toThrow("B8");
  });
});
