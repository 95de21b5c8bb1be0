import type { Outbox } from "../../messages/outbox.ts";
import { MarketMaker } from "../../participants/market-maker/market-maker.ts";
import { MarketView } from "../../view/market-view.ts";
import { type HistoryWorld, openHistory } from "../history/history-world.ts";
import { createPositionBook, type PositionBook } from "./position-book.ts";
import type { TradesConfig } from "./trades-config.ts";

/** A market on recorded prices in which the user does what his file says. */
export interface TradesWorld extends HistoryWorld {
  readonly config: TradesConfig;
  /** Who takes the other side of every option fill, and hedges. */
  readonly maker: MarketMaker;
  readonly makerView: MarketView;
  readonly makerOutbox: Outbox;
  readonly userOutbox: Outbox;
  /** Number in the market of each planned series, by its place in the plan; undefined: not yet. */
  readonly listed: (number | undefined)[];
  readonly positions: PositionBook;
  readonly tally: TradesTally;
}

/** What the report says besides the books. */
export interface TradesTally {
  /** By how much the user's rows moved his cash, in $0.0001. */
  cash: number;
  /** Option fills whose price implies no volatility at the close of the day. */
  withoutVolatility: number;
  /** Dividends of the file that nobody held shares for, or that do not divide by them. */
  unpaidDividends: number;
  /** Dividends that the file's rows paid to everybody, in $0.0001 per share. */
  readonly paid: { readonly row: number; readonly amount: number }[];
}

export function openTrades(config: TradesConfig): TradesWorld {
  const history = openHistory(config, config.plan.series.length);
  const { market, sellerAccount, buyerAccount } = history;
  const makerView = new MarketView(market, buyerAccount);
  const makerOutbox: Outbox = { rows: market.commands, account: buyerAccount };
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
    maker: new MarketMaker(makerView, makerOutbox, config.hedge),
    makerView,
    makerOutbox,
    userOutbox: { rows: market.commands, account: sellerAccount },
    listed: config.plan.series.map(() => undefined),
    positions: createPositionBook(),
    tally: { cash: 0, withoutVolatility: 0, unpaidDividends: 0, paid: [] },
  };
}
