import { createImpliedVolatility } from "../../pricing/implied-volatility.ts";
import { optionImpliedVolatility } from "../../pricing/option/option-implied-volatility.ts";
import { createOptionTerms } from "../../pricing/option/option-terms.ts";
import type { MarketView } from "../../view/market-view.ts";
import type { BookedFill } from "./position-book.ts";

const TERMS = createOptionTerms();
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
  if (TERMS.years <= 0) return { iv: Number.NaN, ivStatus: "last-day" };
  optionImpliedVolatility(IMPLIED, TERMS, price);
  return { iv: IMPLIED.sigma, ivStatus: IMPLIED.status };
}
