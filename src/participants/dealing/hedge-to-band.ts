import { exp } from "../../math/exp.ts";
import type { Outbox } from "../../messages/outbox.ts";
import { roundHalfAway, UNITS_PER_DOLLAR } from "../../money/amount.ts";
import type { MarketView } from "../../view/market-view.ts";
import { whalleyWilmottHalfWidth } from "../hedge-band.ts";
import { tradeShares } from "../trade-shares-to.ts";
import type { OptionBook } from "./option-book.ts";

export interface BandSettings {
  /** Absolute risk aversion per dollar. */
  readonly riskAversion: number;
  /** Cost of a share trade over its price. */
  readonly hedgeCost: number;
}

const MONTHS_PER_YEAR = 12;

/**
 * Trades shares to the edge of the Whalley-Wilmott band round the book's delta, at the best price;
 * without settings to no delta at all. Wealth is measured in a month.
 *
 * @param rate continuous per year.
 */
export function hedgeToBand(
  view: MarketView,
  outbox: Outbox,
  book: OptionBook,
  time: number,
  rate: number,
  settings: BandSettings | undefined,
): void {
  const halfWidth = settings === undefined ? 0 : halfWidthOf(view, book, rate, settings);
  const size = roundHalfAway(Math.abs(book.netDelta) - halfWidth);
  if (size <= 0) return;
  const side = book.netDelta > 0 ? "sell" : "buy";
  const shares = side === "buy" ? size : -size;
  if (tradeShares(view, outbox, time, shares)) book.netDelta += shares;
}

function halfWidthOf(
  view: MarketView,
  { gamma, lastGamma }: OptionBook,
  rate: number,
  { hedgeCost, riskAversion }: BandSettings,
): number {
  const spot = view.stockMark() / UNITS_PER_DOLLAR;
  const discount = exp(-rate / MONTHS_PER_YEAR);
  return whalleyWilmottHalfWidth(hedgeCost, spot, gamma + lastGamma, discount, riskAversion);
}
