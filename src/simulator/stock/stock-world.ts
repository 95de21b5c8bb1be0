import { createMarket, type Market } from "../../market/market-state.ts";
import { COMMAND } from "../../messages/commands.ts";
import { nextRow } from "../../messages/rows.ts";
import { Kernel, type KernelListener } from "../kernel/kernel.ts";
import { closeOf, openOf } from "./session-times.ts";
import type { StockConfig } from "./stock-config.ts";
import {
  joinStockCrowd,
  openStockCrowd,
  playToMark,
  SETTLE_US,
  STOCK_LENDER,
  type StockCrowd,
  startStockCrowd,
  stockParties,
} from "./stock-crowd.ts";

const ORDERS = 1_024;

/** A market of the stock alone. */
export interface StockWorld {
  readonly market: Market;
  readonly kernel: Kernel;
  readonly crowd: StockCrowd;
  /** Class of each account: its folder under participants/ or the outside account. */
  readonly classes: readonly string[];
}

/**
 * Opens a market in which the stock's price is made by the crowd, from the first day on.
 *
 * @param others names of further accounts, which start with nothing.
 */
export function openStockMarket(
  config: StockConfig,
  day: number,
  others: readonly string[] = [],
  listenTo: (market: Market) => KernelListener = () => ({}),
): StockWorld {
  const crowd = stockParties(config);
  const parties = [...crowd, ...others.map((name) => ({ name, class: name }))];
  const market = createMarket({
    parties: parties.map(({ name }) => ({ name, bearsInterest: true })),
    lender: STOCK_LENDER,
    ...{ series: 0, orders: ORDERS, seed: config.seed, hasBands: true },
  });
  const kernel = new Kernel(market, parties.length, listenTo(market));
  const joined = joinStockCrowd(kernel, config);
  openStockCrowd(joined, openOf(day));
  const outside = market.accounts.filter((account) => account.outside);
  const classes = [...outside.map(({ name }) => name), ...parties.map((party) => party.class)];
  return { market, kernel, crowd: joined, classes };
}

/** Plays one session: the stock is marked once it is quoted, and at the close. */
export function playStockDay(world: StockWorld, day: number): void {
  const { kernel, market, crowd } = world;
  startStockCrowd(crowd, day);
  playToMark(crowd, closeOf(day));
  const end = closeOf(day) + SETTLE_US;
  kernel.runUntil(end);
  nextRow(market.commands, COMMAND.endDay, end);
  kernel.applySent();
}
