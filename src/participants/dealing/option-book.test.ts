import { expect, it } from "vitest";
import {
  BUYER,
  listSeries,
  markAt,
  openMarket,
  SELLER,
  tradeBetween,
} from "../../../test/support/three-parties.ts";
import { dayFromIso, microsecondsAt } from "../../calendar/civil-date.ts";
import { MarketView } from "../../view/market-view.ts";
import { createOptionBook, readOptionBook } from "./option-book.ts";

const FRIDAY = dayFromIso("2024-01-05")!;
const [SIGMA, STRIKE] = [0.25, 1_000_000];
/** Of a year of 251 sessions and 113 closed days, a tenth each: docs/assumptions/two-clocks.md. */
const SESSION = 1 / (251 + 0.1 * 113);

/** The book of who bought two calls that end today. */
function bookAt(seconds: number, spot: number) {
  const market = openMarket(4, 16);
  markAt(market, microsecondsAt(FRIDAY, 30_000), STRIKE);
  listSeries(market, { right: "call", strike: STRIKE, expiryDay: FRIDAY, style: "american" });
  tradeBetween(market, 2, BUYER, SELLER, 10_000, 2);
  markAt(market, microsecondsAt(FRIDAY, seconds), spot);
  const book = createOptionBook();
  readOptionBook(book, new MarketView(market, BUYER), () => SIGMA);
  return book;
}

it("counts a series on its last day by the time to the close", () => {
  // At the money gamma is phi(d) / (S sigma sqrt(t)), d half of the deviation that is left.
  for (const [seconds, left] of [
    [34_200, 1],
    [45_900, 0.5],
    [57_000, 1 / 39],
  ] as const) {
    const deviation = SIGMA * Math.sqrt(left * SESSION);
    const density = Math.exp((-deviation * deviation) / 8) / Math.sqrt(2 * Math.PI);
    const { optionDelta, gamma, shortGammas, lastGamma, vegas } = bookAt(seconds, STRIKE);
    expect(lastGamma).toBeCloseTo((200 * density) / (100 * deviation), 9);
    // A call is worth half a share and, to the first order, half of density x deviation more.
    expect(optionDelta).toBeCloseTo(200 * (0.5 + (density * deviation) / 2), 3);
    expect([gamma, ...shortGammas, ...vegas].every((one) => one === 0)).toBe(true);
  }
});

it("counts it as shares or nothing at the close", () => {
  expect(bookAt(57_600, STRIKE + 200).optionDelta).toBe(200);
  expect(bookAt(57_600, STRIKE - 200).optionDelta).toBe(0);
  expect(bookAt(57_600, STRIKE + 200).lastGamma).toBe(0);
});

it("keeps the gamma of each expiry within five days apart", () => {
  const market = openMarket(8, 16);
  markAt(market, 0, STRIKE);
  const expiries = [1, 3, 4, 5];
  for (const expiryDay of expiries) {
    listSeries(market, { right: "call", strike: STRIKE, expiryDay, style: "american" });
  }
  tradeBetween(market, 2, BUYER, SELLER, 5_000, 2);
  tradeBetween(market, 3, SELLER, BUYER, 9_000, 3);
  tradeBetween(market, 5, BUYER, SELLER, 12_000, 7);
  const book = createOptionBook();
  const read = () => readOptionBook(book, new MarketView(market, BUYER), () => SIGMA);
  read();
  const ofCall = (day: number): number => {
    const deviation = SIGMA * Math.sqrt(day / 365);
    return Math.exp((-deviation * deviation) / 8) / Math.sqrt(2 * Math.PI) / (100 * deviation);
  };
  // The spot is moved by a tenth of a percent, which is some of a day's deviation.
  expect(book.shortGammas[1]! / (200 * ofCall(1))).toBeCloseTo(1, 2);
  expect(book.shortGammas[3]! / (-300 * ofCall(3))).toBeCloseTo(1, 2);
  expect([0, 2, 4].map((days) => book.shortGammas[days])).toEqual([0, 0, 0]);
  expect(book.contracts).toBe(12);
  const others = book.gamma - book.shortGammas[1]! - book.shortGammas[3]!;
  expect(others / (700 * ofCall(5))).toBeCloseTo(1, 2);
  tradeBetween(market, 2, SELLER, BUYER, 5_000, 2);
  read();
  expect(book.shortGammas[1]).toBe(0);
});
