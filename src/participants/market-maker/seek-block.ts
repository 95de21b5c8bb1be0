import { LEAST_BLOCK } from "../../messages/commands.ts";
import { type Outbox, sendBlockAcceptance, sendBlockRequest } from "../../messages/outbox.ts";
import { createChainValue } from "../../pricing/chain/price-in-chain.ts";
import type { BlockView } from "../../view/block-view.ts";
import type { MarketView } from "../../view/market-view.ts";
import type { ForecastSurface } from "../dealing/forecast-surface.ts";
import { vegaOfContract } from "../dealing/option-book.ts";
import { inventoryShare } from "../dealing/vega-buckets.ts";
import type { ChainMaker } from "./chain-maker.ts";
import { skewOfShare } from "./inventory-skew.ts";

/** The share of his limit from which he looks for a block, and to which he wants to come. */
const [TOO_MUCH, ENOUGH] = [0.5, 0.2];
/** Blocks are of what he holds most: about a month, near the money. */
const MONTH_DAYS = 30;
const [LEAST_DAYS, MOST_DAYS] = [14, 75];

const VALUE = createChainValue();

/**
 * A maker who holds too much of one side asks for a block that takes some of it away: of a series
 * near the money, about a month away, to sell when he is long and to buy when he is short.
 */
export function askForBlock(
  maker: ChainMaker,
  blocks: BlockView,
  outbox: Outbox,
  time: number,
  surface: ForecastSurface,
): void {
  const { settings, view, monthShare: share } = maker;
  if (Math.abs(share) < TOO_MUCH || blocks.isAsking()) return;
  const series = nearestMonth(view);
  if (series === 0) return;
  const vega = vegaOfContract(view, series, surface.sigmaOf(series) + maker.lean);
  const excess = (Math.abs(share) - ENOUGH) * settings.vegaLimit;
  const contracts = Math.floor(excess / vega);
  if (contracts < LEAST_BLOCK) return;
  sendBlockRequest(outbox, time, series, share > 0 ? "sell" : "buy", contracts);
}

/**
 * Takes the answer that costs him least against his own belief, if it costs less than what he has
 * already shifted his quotes by: his own price of the risk (economics 1.7). Others he lets go.
 */
export function acceptBlock(
  maker: ChainMaker,
  blocks: BlockView,
  outbox: Outbox,
  time: number,
  surface: ForecastSurface,
): void {
  const { view, book, settings } = maker;
  let [bestCost, from, of] = [Number.POSITIVE_INFINITY, 0, 0];
  blocks.forEachAnswer((request, answerer, series, side, price, reference) => {
    const belief = surface.sigmaOf(series) + maker.lean;
    if (!view.priceSeries(VALUE, series, reference, belief)) return;
    const cost = (side * (price - VALUE.price)) / VALUE.vega;
    const days = view.daysToExpiry(series);
    const share = inventoryShare(days, book.vegas, settings.vegaLimit);
    const shadow = Math.abs(skewOfShare(days, share, settings.mostSkew));
    if (cost >= shadow || cost >= bestCost) return;
    [bestCost, from, of] = [cost, answerer, request];
  });
  if (of > 0) sendBlockAcceptance(outbox, time, of, from);
}

/** The call nearest to the money of the expiry nearest to a month; 0 where there is none. */
function nearestMonth(view: MarketView): number {
  const spot = view.stockMark();
  let [found, away] = [0, Number.POSITIVE_INFINITY];
  view.forEachLiveSeries((series, right, strike) => {
    const days = view.daysToExpiry(series);
    if (right !== 1 || days < LEAST_DAYS || days > MOST_DAYS) return;
    // A tenth of the spot away counts like a month away.
    const distance = Math.abs(days - MONTH_DAYS) / MONTH_DAYS + Math.abs(strike / spot - 1) * 10;
    if (distance >= away) return;
    [found, away] = [series, distance];
  });
  return found;
}
