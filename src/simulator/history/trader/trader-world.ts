import type { Outbox } from "../../../messages/outbox.ts";
import type { Forgets } from "../../../participants/exercise-early.ts";
import { MarketMaker } from "../../../participants/market-maker/market-maker.ts";
import { VolatilityTrader } from "../../../participants/volatility-trader/volatility-trader.ts";
import { MarketView } from "../../../view/market-view.ts";
import { type HistoryWorld, openHistory } from "../history-world.ts";
import { forgetsOf } from "../world.ts";
import type { TraderConfig } from "./trader-config.ts";

/** A market on recorded prices: the volatility trader, the maker he trades with, and the tape. */
export interface TraderWorld extends HistoryWorld {
  readonly config: TraderConfig;
  readonly trader: VolatilityTrader;
  readonly maker: MarketMaker;
  readonly traderAccount: number;
  readonly makerAccount: number;
  /** What the holder overlooks, whoever he is. */
  readonly forgets: Forgets;
}

/** Opens the market: accounts, nothing traded yet. Both hedge: the cash of both bears interest. */
export function openTraderWorld(config: TraderConfig): TraderWorld {
  const history = openHistory(config, config.cycles.length, true, ["trader", "maker"]);
  const { market, sellerAccount, buyerAccount } = history;
  const outboxOf = (account: number): Outbox => ({ rows: market.commands, account });
  const viewOf = (account: number): MarketView => new MarketView(market, account);
  const { hedge, minEdge } = config;
  return {
    // Field by field: with a spread each world would have a hidden class of its own.
    market,
    attribution: history.attribution,
    flows: history.flows,
    hedgeTrades: history.hedgeTrades,
    sellerAccount,
    buyerAccount,
    tapeOutbox: history.tapeOutbox,
    cursor: history.cursor,
    config,
    traderAccount: sellerAccount,
    makerAccount: buyerAccount,
    forgets: forgetsOf(config),
    trader: new VolatilityTrader(viewOf(sellerAccount), outboxOf(sellerAccount), hedge, minEdge),
    maker: new MarketMaker(viewOf(buyerAccount), outboxOf(buyerAccount), hedge),
  };
}
