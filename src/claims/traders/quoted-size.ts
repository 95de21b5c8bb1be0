import { lookAt } from "../../exchange/look.ts";
import { FIRST_PARTY } from "../../ledger/accounts.ts";
import type { Market } from "../../market/market-state.ts";
import { pickSeries } from "../../participants/pick-series.ts";
import { MarketView } from "../../view/market-view.ts";
import { FAIR_SIGMA } from "../chain/chain-market.ts";

/** What most of the public sells. */
const TARGET = { right: 1, delta: 0.3, days: 30 } as const;

/** Contracts that all makers together would buy now of what most of the public sells. */
export function bidContracts(market: Market, today: number): number {
  const view = new MarketView(market, FIRST_PARTY);
  const series = pickSeries(view, TARGET, FAIR_SIGMA, today);
  const look = lookAt(market.exchange, series, market.clock[0]!);
  let contracts = 0;
  for (let row = 0; row < look.count; row++) contracts += look.bidSize[row]!;
  return contracts;
}
