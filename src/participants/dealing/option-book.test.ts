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
    const { optionDelta, gamma, shortGamma, lastGamma, vegas } = bookAt(seconds, STRIKE);
    expect(lastGamma).toBeCloseTo((200 * density) / (100 * deviation), 9);
    // A call is worth half a share and, to the first order, half of density x deviation more.
    expect(optionDelta).toBeCloseTo(200 * (0.5 + (density * deviation) / 2), 3);
    expect([gamma, shortGamma, ...vegas].every((one) => one === 0)).toBe(true);
  }
});

it("counts it as shares or nothing at the close", () => {
  expect(bookAt(57_600, STRIKE + 200).optionDelta).toBe(200);
  expect(bookAt(57_600, STRIKE - 200).optionDelta).toBe(0);
  expect(bookAt(57_600, STRIKE + 200).lastGamma).toBe(0);
});
