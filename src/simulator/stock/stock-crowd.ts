import { STOCK } from "../../contracts/instrument-table.ts";
import { accountNumber } from "../../market/market-state.ts";
import { createStream } from "../../math/random-stream.ts";
import { COMMAND } from "../../messages/commands.ts";
import { type Outbox, sendQuote } from "../../messages/outbox.ts";
import { nextRow } from "../../messages/rows.ts";
import { sendFund } from "../../messages/world-commands.ts";
import { CASH } from "../../money/cash.ts";
import { indexHoldings } from "../../participants/index-holder/index-holder.ts";
import { NoiseTrader } from "../../participants/noise-trader/noise-trader.ts";
import { StockMaker } from "../../participants/stock-maker/stock-maker.ts";
import {
  ValueInvestor,
  type ValueSource,
} from "../../participants/value-investor/value-investor.ts";
import { MarketView } from "../../view/market-view.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { openOf, timeOfActivity } from "./session-times.ts";
import type { StockConfig } from "./stock-config.ts";
import { PublicValue } from "./value/public-value.ts";

/** Woken at one time, makers look first. */
const MAKERS_FIRST = 1;
const THEN_OTHERS = 2;

/** $5 million a maker, $20 million an investor, $5 million a noise trader, in $0.0001. */
const MAKER_CASH = 50_000_000_000;
const INVESTOR_CASH = 200_000_000_000;
const NOISE_CASH = 50_000_000_000;

/** Whoever makes the price of the stock in a market; a larger world may own it. */
export interface StockCrowd {
  readonly config: StockConfig;
  readonly kernel: Kernel;
  readonly known: PublicValue;
  /** Each with the kernel's number of it. */
  readonly makers: readonly number[];
  readonly traders: readonly (readonly [ValueInvestor | NoiseTrader, number])[];
}

/** Who lends shares to short sellers. */
export const STOCK_LENDER = "index-holder-1";
/** Longer than any latency: by then makers' first orders rest, and the last ones have arrived. */
export const SETTLE_US = 1_000_000;

export function namesOf(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${name}-${i + 1}`);
}

/** Names of accounts, class by class; `class` = folder under participants/. */
export function stockParties(
  config: Omit<StockConfig, "path" | "seed">,
): { name: string; class: string }[] {
  const { indexHolders, makers, valueInvestors, noiseTraders } = config;
  const counts = [
    ["index-holder", indexHolders.count],
    ["stock-maker", makers.length],
    ["value-investor", valueInvestors.count],
    ["noise-trader", noiseTraders.count],
  ] as const;
  return counts.flatMap(([kind, count]) =>
    namesOf(kind, count).map((name) => ({ name, class: kind })),
  );
}

/** Lets the crowd take part in a market that has its accounts. */
export function joinStockCrowd(kernel: Kernel, config: StockConfig): StockCrowd {
  const { seed, path, valueInvestors, noiseTraders } = config;
  const { market } = kernel;
  const known = new PublicValue(path, config.news);
  const source: ValueSource = {
    valueAt: (time) => path.valueAt(time),
    sigmaAt: (time) => known.sigmaAt(time),
  };
  const view = (name: string) => new MarketView(market, accountNumber(market.accounts, name));
  const outbox = ({ account }: MarketView): Outbox => ({ rows: kernel.sending, account });
  const makers = config.makers.map((settings, i) => {
    const own = view(`stock-maker-${i + 1}`);
    const maker = new StockMaker(own, outbox(own), known, settings);
    return kernel.join(maker, own.account, settings.latencyUs, MAKERS_FIRST);
  });
  const traders: [ValueInvestor | NoiseTrader, number][] = [];
  for (const name of namesOf("value-investor", valueInvestors.count)) {
    const own = view(name);
    const stream = createStream(seed, name);
    const one = new ValueInvestor(own, outbox(own), stream, source, valueInvestors.settings);
    traders.push([one, kernel.join(one, own.account, valueInvestors.latencyUs, THEN_OTHERS)]);
  }
  for (const name of namesOf("noise-trader", noiseTraders.count)) {
    const own = view(name);
    const one = new NoiseTrader(outbox(own), createStream(seed, name), noiseTraders.settings);
    traders.push([one, kernel.join(one, own.account, noiseTraders.latencyUs, THEN_OTHERS)]);
  }
  return { config, kernel, known, makers, traders };
}

/** The first mark, and what everybody starts with. */
export function openStockCrowd(crowd: StockCrowd, time: number): void {
  markListing(crowd, time);
  fundStockCrowd(crowd, time);
}

/** Shares are put in at a mark: the first maker quotes one share at the listing price. */
function markListing({ config, kernel }: StockCrowd, time: number): void {
  const { accounts, commands } = kernel.market;
  const outbox = { rows: commands, account: accountNumber(accounts, "stock-maker-1") };
  const { listingPrice } = config;
  sendQuote(outbox, time, STOCK, listingPrice, 1, listingPrice, 1);
  nextRow(commands, COMMAND.markStock, time);
  sendQuote(outbox, time, STOCK, listingPrice, 0, listingPrice, 0);
  kernel.applySent();
}

/**
 * What everybody starts with: index holders their share of the company, investors and noise
 * traders the rest in equal whole parts, makers cash alone.
 */
function fundStockCrowd({ config, kernel }: StockCrowd, time: number): void {
  const { shares, indexHolders, makers, valueInvestors, noiseTraders } = config;
  const { accounts, commands } = kernel.market;
  const fund = (name: string, instrument: number, quantity: number): void => {
    sendFund(commands, time, accountNumber(accounts, name), instrument, quantity);
    kernel.applySent();
  };
  indexHoldings(shares, indexHolders.share, indexHolders.count).forEach((quantity, i) => {
    fund(`index-holder-${i + 1}`, STOCK, quantity);
  });
  for (let i = 1; i <= makers.length; i++) fund(`stock-maker-${i}`, CASH, MAKER_CASH);
  let left = shares - Math.round(shares * indexHolders.share);
  const owners = [
    ...namesOf("value-investor", valueInvestors.count).map((name) => ({
      name,
      cash: INVESTOR_CASH,
    })),
    ...namesOf("noise-trader", noiseTraders.count).map((name) => ({ name, cash: NOISE_CASH })),
  ];
  owners.forEach(({ name, cash }, i) => {
    fund(name, CASH, cash);
    // What does not divide is spread over the last ones.
    const own = Math.floor(left / (owners.length - i));
    fund(name, STOCK, own);
    left -= own;
  });
}

/** Begins a session: the value's, everybody's first wake-up, and the mark of the first quotes. */
export function startStockCrowd(crowd: StockCrowd, day: number): void {
  const { config, kernel, known, makers, traders } = crowd;
  config.path.startDay(day);
  known.startDay(day);
  for (const maker of makers) kernel.wakeAt(maker, openOf(day));
  const timeAt = (share: number): number => timeOfActivity(day, share);
  for (const [trader, number] of traders) kernel.wakeAt(number, trader.startDay(day, timeAt));
  playToMark(crowd, openOf(day) + SETTLE_US);
}

/** Plays up to a time, and marks the stock. */
export function playToMark({ kernel }: StockCrowd, time: number): void {
  kernel.runUntil(time);
  nextRow(kernel.market.commands, COMMAND.markStock, time);
  kernel.applySent();
}
