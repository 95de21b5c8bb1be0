import { bugsOf, type PlantedBug } from "./planted-bug.ts";

const BOOK = "src/book/book.ts";
const LEVELS = "src/book/price-levels.ts";
const MATCH = "src/exchange/match.ts";
const MATCH_CHECKS = "src/exchange/match-checks.ts";
const CHECKS = "src/exchange/checks.ts";
const PROTECT = "src/exchange/protect-makers.ts";
const SHEETS = "src/quoting/quote-sheets.ts";
const EVALUATE = "src/quoting/evaluate-sheet.ts";

/** In the book, the exchange and the quote sheets. */
export const BOOK_BUGS: readonly PlantedBug[] = bugsOf([
  [
    "book: a new order stands before its level's queue",
    BOOK,
    "let before = levels.last[level]!;",
    "let before = NONE;",
  ],
  [
    "book: an empty level is not removed behind a better one",
    LEVELS,
    "else levels.next[better] = worse;",
    "",
  ],
  ["book: an empty level is not free again", LEVELS, "levels.free[0] = level;", ""],
  ["book: what remains of an order is not reduced", BOOK, "book.remaining[slot] = remaining;", ""],
  [
    "book: the best order of the other side is taken",
    BOOK,
    "return book.heads[sideOf(instrument, side)]!;",
    "return book.heads[sideOf(instrument, -side)]!;",
  ],
  [
    "book: bids stand in the order of asks",
    LEVELS,
    "side * (levels.price[level]! - price) > 0",
    "levels.price[level]! - price < 0",
  ],
  [
    "book: an order may be named by another's number",
    BOOK,
    "book.id[slot] === id && book.side[slot] !== 0",
    "book.side[slot] !== 0",
  ],
  [
    "exchange: an order at the other side's price does not trade",
    MATCH,
    "side * (price - book.price[resting]!) < 0) break;",
    "side * (price - book.price[resting]!) <= 0) break;",
  ],
  [
    "exchange: a trade is made at the incoming order's price",
    MATCH,
    "const at = book.price[resting]!;\n    emitTraded",
    "const at = price;\n    emitTraded",
  ],
  [
    "exchange: somebody may trade with himself",
    MATCH_CHECKS,
    '? "outside-band" : "self-trade"',
    '? "outside-band" : undefined',
  ],
  [
    "exchange: the band is ignored",
    MATCH_CHECKS,
    "if (!hasBands || Number.isNaN(best)) return false;",
    "if (hasBands || Number.isNaN(best)) return false;",
  ],
  ["exchange: fill or kill is filled in part", CHECKS, ': "not-fillable";', ": undefined;"],
  [
    "exchange: post-only trades",
    CHECKS,
    'price, 1)) return "would-trade";',
    "price, 1)) return undefined;",
  ],
  [
    "exchange: the kill switch does not hold",
    CHECKS,
    "exchange.killed[account] === 1",
    "exchange.killed[account] === 2",
  ],
  [
    "exchange: a larger order keeps its place",
    "src/exchange/trade.ts",
    "price === book.price[slot] && fewer >= 0",
    "price === book.price[slot]",
  ],
  [
    "exchange: the day's end leaves orders for the day",
    "src/exchange/trade.ts",
    "inForce === TIME_IN_FORCE.day ? RESTS.day : RESTS.cancelled",
    "RESTS.cancelled",
  ],
  ["protection: never trips", PROTECT, "protection.isFull[0] = 1;", "protection.isFull[0] = 0;"],
  [
    "protection: the window never starts anew",
    PROTECT,
    "if (time - protection.windowStart[maker]! > protection.windowUs[maker]!) {",
    "if (time < protection.windowStart[maker]!) {",
  ],
  ["sheets: size is never used up", MATCH, "useSize(sheets, maker, instrument, side, filled);", ""],
  [
    "sheets: trade before orders at one price",
    MATCH,
    "priceOf(look, row, -side)) > 0);",
    "priceOf(look, row, -side)) >= 0);",
  ],
  [
    "sheets: an order that waits is met at the sheet's price",
    "src/exchange/sweep.ts",
    "const at = book.price[resting]!;",
    "const at = row < 0 ? book.price[resting]! : priceOf(look, row, side);",
  ],
  [
    "sheets: latency is ignored",
    SHEETS,
    "const seen = time - sheets.latencyUs[maker]!;",
    "const seen = time;",
  ],
  [
    "sheets: the ask is below the value too",
    EVALUATE,
    "roundUpToTick(rule, VALUE.price + reach)",
    "roundUpToTick(rule, VALUE.price - reach)",
  ],
  [
    "sheets: the half-spread is taken twice",
    EVALUATE,
    "widening(VALUE.delta) * VALUE.vega;",
    "widening(VALUE.delta) * VALUE.vega * 2;",
  ],
  [
    "sheets: the younger of two trades first",
    "src/exchange/look.ts",
    "sheets.number[look.maker[row - 1]!]! > sheets.number[maker]!",
    "sheets.number[look.maker[row - 1]!]! < sheets.number[maker]!",
  ],
  [
    "sheets: a bid may cross an older sheet",
    "src/exchange/look.ts",
    "look.bidSize[row]! > 0 && look.bid[row]! >= lowest",
    "look.bidSize[row]! < 0 && look.bid[row]! >= lowest",
  ],
  [
    "protection: a sheet still stands",
    "src/exchange/cancel.ts",
    "if (maker >= 0) sheets.isLive[maker] = 0;",
    "",
  ],
  [
    "protection: fills of a sheet are not counted",
    "src/exchange/match.ts",
    "countFill(exchange, time, other, filled);\n  return filled;",
    "return filled;",
  ],
]);
