import { createImpliedVolatility, impliedVolatility } from "../../pricing/implied-volatility.ts";
import { createSeriesTerms, type MarketView } from "../../view/market-view.ts";
import type { BookedFill } from "./position-book.ts";

const TERMS = createSeriesTerms();
const IMPLIED = createImpliedVolatility();

/**
 * Volatility per year that a fill implies at the close of its day; NaN where there is none.
 *
 * @param price in $0.0001 per share.
 */
export function fillVolatility(
  view: MarketView,
  series: number,
  price: number,
): Pick<BookedFill, "iv" | "ivStatus"> {
  view.readTerms(series, TERMS);
  const { right, spot, strike, years, rate, dividendYield } = TERMS;
  if (years <= 0) return { iv: Number.NaN, ivStatus: "last-day" };
  impliedVolatility(IMPLIED, right, spot, strike, years, rate, dividendYield, price);
  return { iv: IMPLIED.sigma, ivStatus: IMPLIED.status };
}
