import { MULTIPLIER } from "../../contracts/instrument-table.ts";
import { createStream } from "../../math/random-stream.ts";
import type { Outbox } from "../../messages/outbox.ts";
import { COVERED_CALL_SELLER } from "../../participants/covered-call-seller/covered-call-seller.ts";
import type { Forgets } from "../../participants/exercise-early.ts";
import { MarketMaker } from "../../participants/market-maker/market-maker.ts";
import { OptionSeller, type SellerHabit } from "../../participants/option-seller.ts";
import { PUT_SELLER } from "../../participants/put-seller/put-seller.ts";
import { WHEEL_SELLER } from "../../participants/wheel-seller/wheel-seller.ts";
import { MarketView } from "../../view/market-view.ts";
import { type HistoryWorld, openHistory } from "./history-world.ts";
import { sharesForOne } from "./price-history.ts";
import { inOneShape, type ReplayConfig, type SaleConfig, type Strategy } from "./replay-config.ts";

/** Shares of the tape for each share that anybody else can need (economics 1.1). */
export const FLOAT_MULTIPLE = 10;

/** A market on recorded prices: the seller, the maker who buys, and the tape. */
export interface World extends HistoryWorld {
  readonly config: ReplayConfig;
  readonly seller: OptionSeller;
  /** The market maker. */
  readonly buyer: MarketMaker;
  /** What the buyer overlooks. */
  readonly forgets: Forgets;
}

/** Opens the market: accounts, the tape's float, nothing traded yet. */
export function openWorld(config: ReplayConfig): World {
  const history = openHistory(config, config.cycles.length);
  const { market, sellerAccount, buyerAccount } = history;
  const outboxOf = (account: number): Outbox => ({ rows: market.commands, account });
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
    config: inOneShape(config),
    seller: new OptionSeller(
      new MarketView(market, sellerAccount),
      outboxOf(sellerAccount),
      HABITS[config.strategy],
    ),
    buyer: new MarketMaker(
      new MarketView(market, buyerAccount),
      outboxOf(buyerAccount),
      config.hedge,
    ),
    forgets: forgetsOf(config),
  };
}

/** Each series and day has its own draw, whoever else draws. */
export function forgetsOf({ neglect, seed }: SaleConfig): Forgets {
  if (!neglect) return () => false;
  const stream = createStream(seed, "neglect");
  return (day, series) => {
    stream.at(day >>> 0, series);
    return stream.nextUniform() < neglect;
  };
}

const HABITS: Readonly<Record<Strategy, SellerHabit>> = {
  "covered-call": COVERED_CALL_SELLER,
  "cash-secured-put": PUT_SELLER,
  wheel: WHEEL_SELLER,
};

/** Contracts that are sold on a row: those that the shares after all splits so far cover. */
export function contractsOn(config: SaleConfig, row: number): number {
  const { contracts, cycles } = config;
  const shares = contracts * MULTIPLIER * sharesForOne(config, cycles[0]!.entry, row);
  // A ratio such as 3/2 x 2/3 may miss its whole number by rounding.
  return Math.max(Math.floor(shares / MULTIPLIER + 1e-9), 1);
}
