import { bugsOf, type PlantedBug } from "./planted-bug.ts";

const CHAIN_MAKER = "src/participants/market-maker/chain-maker.ts";
const SKEW = "src/participants/market-maker/inventory-skew.ts";
const MARKS = "src/marks/marks.ts";
const PARTS = "src/measures/account-parts.ts";

/** In the makers, the marks, the results, and the listing. */
export const MAKER_BUGS: readonly PlantedBug[] = bugsOf([
  [
    "maker: hedges to the wrong side",
    "src/participants/dealing/hedge-to-band.ts",
    'book.netDelta > 0 ? "sell" : "buy"',
    'book.netDelta > 0 ? "buy" : "sell"',
  ],
  [
    "hedge: the band's upper edge adds the delta",
    "src/participants/delta-hedge.ts",
    "roundHalfAway(bandShares - delta)",
    "roundHalfAway(bandShares + delta)",
  ],
  ["maker: the skew has the wrong sign", SKEW, "return -most * Math.min", "return most * Math.min"],
  [
    "maker: the vega of every expiry goes to the last bucket",
    "src/participants/dealing/vega-buckets.ts",
    "(end) => days <= end",
    "(end) => days < end && end > 365",
  ],
  [
    "maker: the shift for open delta has the wrong sign",
    CHAIN_MAKER,
    "return -settings.riskAversion",
    "return settings.riskAversion",
  ],
  [
    "maker: bids for more of what he has too much of",
    CHAIN_MAKER,
    "Math.max(share, gamma)",
    "Math.max(-share, gamma)",
  ],
  [
    "maker: his shares do not count in what is not hedged",
    "src/participants/dealing/option-book.ts",
    "out.optionDelta + view.position(STOCK)",
    "out.optionDelta",
  ],
  [
    "marks: a series is marked at its bid",
    MARKS,
    "const mid = (bid + ask) / 2;",
    "const mid = bid;",
  ],
  [
    "marks: the stock is marked at its ask",
    MARKS,
    "(book.price[bid]! + book.price[ask]!) / 2",
    "book.price[ask]!",
  ],
  [
    "marks: a trade marks its series at the ask",
    "src/market/mark-instant.ts",
    "(bid + ask) / 2",
    "(ask + ask) / 2",
  ],
  [
    "positions: shares count against wealth",
    "src/positions/positions.ts",
    "CASH) + shares * marks",
    "CASH) - shares * marks",
  ],
  [
    "parts: who takes the price earns the spread",
    PARTS,
    "sums.optionSpread, account, other, worth",
    "sums.optionSpread, other, account, worth",
  ],
  [
    "parts: interest is counted among the dividends of the other side",
    PARTS,
    "move(sums[PAYMENT[kind]!], account, other, price);",
    `if (kind === EVENT.interestPaid) move(sums.dividends, other, account, price);
      else move(sums[PAYMENT[kind]!], account, other, price);`,
  ],
  ["parts: fees are not counted", PARTS, "move(sums.fees, account, other, price);", ""],
  [
    "listing: what is listed is listed again, and nothing else",
    "src/contracts/chain/missing-series.ts",
    "if (!has(right",
    "if (has(right",
  ],
  [
    "listing: LEAPS of one year alone",
    "src/contracts/chain/listed-expiries.ts",
    "monthlyExpiry(year + 2, 1)",
    "monthlyExpiry(year + 1, 1)",
  ],
  [
    "listing: strikes stop at half of their range",
    "src/contracts/chain/listed-strikes.ts",
    "const RANGE_AT_EXPIRY = 0.4;",
    "const RANGE_AT_EXPIRY = 0.2;",
  ],
  [
    "maker: the last days' gamma has no limit",
    "src/participants/market-maker/chain-maker.ts",
    "days < SHORT_DAYS ? book.shortGammas[days]! / shortLimit : gammaUsed",
    "gammaUsed",
  ],
  [
    "maker: gamma over a tenth of the spot",
    "src/participants/dealing/option-book.ts",
    "const BUMP = 0.001;",
    "const BUMP = 0.1;",
  ],
  [
    "maker: never exercises early",
    "src/participants/market-maker/chain-maker.ts",
    "if (VALUE.vega > 0 || VALUE.price",
    "if (VALUE.vega >= 0 || VALUE.price",
  ],
  [
    "view: the best price of the other side",
    "src/view/market-view.ts",
    'side === "bid" ? 1 : -1',
    'side === "bid" ? -1 : 1',
  ],
  [
    "marks: a mark may be outside what is quoted",
    "src/marks/marks.ts",
    "Math.min(Math.max(value, bid), ask) * MULTIPLIER",
    "value * MULTIPLIER",
  ],
]);
