import {
  type Attribution,
  checkExplained,
  createAttribution,
  explainEvents,
} from "../../attribution/attribution.ts";
import {
  createMatchedTrades,
  type MatchedTrades,
  matchTrade,
} from "../../attribution/matched-trades.ts";
import { createFlows, type Flows, recordFlows } from "../../attribution/who-paid-whom.ts";
import { invariant } from "../../base/assert.ts";
import { microsecondsAt } from "../../calendar/civil-date.ts";
import { interestYears } from "../../calendar/clocks.ts";
import { MULTIPLIER, STOCK } from "../../contracts/instrument-table.ts";
import { balanceOf } from "../../ledger/ledger.ts";
import { applyRow } from "../../market/market.ts";
import {
  accountNumber,
  appliedCommands,
  createMarket,
  type Market,
} from "../../market/market-state.ts";
import { EVENT } from "../../messages/events.ts";
import type { Outbox } from "../../messages/outbox.ts";
import { REFUSALS } from "../../messages/refusal-codes.ts";
import { placeOf } from "../../messages/rows.ts";
import { sendDividend, sendFund, sendInterest, sendMark } from "../../messages/world-commands.ts";
import { CoveredCallSeller } from "../../participants/covered-call-seller/covered-call-seller.ts";
import { MarketMaker } from "../../participants/market-maker/market-maker.ts";
import { PutSeller } from "../../participants/put-seller/put-seller.ts";
import { quoteRecordedPrice } from "../../participants/tape/tape.ts";
import { MarketView } from "../../view/market-view.ts";
import type { ReplayConfig } from "./replay-config.ts";

/** 16:00, also on half days: the replay's clock is the calendar day of the close. */
const CLOSE_SECONDS = 57_600;

/** Shares of the tape for each share that anybody else can need (economics 1.1). */
export const FLOAT_MULTIPLE = 10;

/** A market on recorded prices: the seller, the maker who buys, and the tape. */
export interface World {
  readonly config: ReplayConfig;
  readonly market: Market;
  readonly attribution: Attribution;
  readonly flows: Flows;
  /** The maker's share trades since the start of the cycle. */
  readonly hedgeTrades: MatchedTrades;
  readonly sellerAccount: number;
  readonly buyerAccount: number;
  readonly tapeOutbox: Outbox;
  readonly seller: CoveredCallSeller | PutSeller;
  /** The market maker. */
  readonly buyer: MarketMaker;
  /** [0]: events seen, [1]: row of the last close + 1. */
  readonly cursor: Float64Array;
}

/** Opens the market: accounts, the tape's float, nothing traded yet. */
export function openWorld(config: ReplayConfig): World {
  const covered = config.strategy === "covered-call";
  const market = createMarket({
    parties: [
      { name: "seller", bearsInterest: false },
      { name: "buyer", bearsInterest: true },
      { name: "tape", bearsInterest: false },
    ],
    lender: "tape",
    series: config.cycles.length,
    orders: 16,
    seed: config.seed,
  });
  const sellerAccount = accountNumber(market.accounts, "seller");
  const buyerAccount = accountNumber(market.accounts, "buyer");
  const tapeAccount = accountNumber(market.accounts, "tape");
  const outboxOf = (account: number): Outbox => ({ rows: market.commands, account });
  const sellerView = new MarketView(market, sellerAccount);
  const sellerOutbox = outboxOf(sellerAccount);
  const buyerView = new MarketView(market, buyerAccount);
  return {
    config,
    market,
    attribution: createAttribution(market),
    flows: createFlows(market),
    hedgeTrades: createMatchedTrades(market.columns, "hedgeTrades"),
    sellerAccount,
    buyerAccount,
    tapeOutbox: outboxOf(tapeAccount),
    seller: covered
      ? new CoveredCallSeller(sellerView, sellerOutbox, config.contracts * MULTIPLIER)
      : new PutSeller(sellerView, sellerOutbox),
    buyer: new MarketMaker(buyerView, outboxOf(buyerAccount), config.hedge),
    cursor: market.columns.float64("world.cursor", 2),
  };
}

/** The time of a row's close. */
export function closeTime(world: World, row: number): number {
  return microsecondsAt(world.config.days[row]!, CLOSE_SECONDS);
}

/** Applies what has been sent, in order, and explains it. */
export function applySent(world: World): void {
  const { market } = world;
  while (appliedCommands(market) < market.commands.written[0]!) {
    applyRow(market, appliedCommands(market));
    explainEvents(world.attribution);
    recordFlows(world.flows);
    watchEvents(world);
  }
}

/** Books the maker's share trades. A refusal here is a defect: nobody in a replay misbehaves. */
function watchEvents(world: World): void {
  const { market, cursor, buyerAccount, hedgeTrades } = world;
  const { events } = market;
  for (; cursor[0]! < events.written[0]!; cursor[0]!++) {
    const place = placeOf(events, cursor[0]!);
    if (events.kind[place] === EVENT.refused) {
      const { code } = REFUSALS[events.code[place]! - 1]!;
      invariant(false, "X2", "the replay sent a command that was refused:", code);
    }
    if (events.kind[place] !== EVENT.traded || events.instrument[place] !== STOCK) continue;
    const [quantity, price] = [events.quantity[place]!, events.price[place]!];
    if (events.account[place] === buyerAccount) matchTrade(hedgeTrades, quantity, price);
    if (events.other[place] === buyerAccount) matchTrade(hedgeTrades, -quantity, price);
  }
}

/** The first close of a cycle that does not follow another: no interest, no dividend. */
export function openAt(world: World, row: number): void {
  const time = closeTime(world, row);
  const isFirst = world.cursor[1] === 0;
  quoteClose(world, row);
  if (isFirst) {
    const { contracts } = world.config;
    const float = FLOAT_MULTIPLE * contracts * MULTIPLIER;
    sendFund(world.market.commands, time, world.tapeOutbox.account, STOCK, float);
  }
  applySent(world);
  checkExplained(world.attribution);
}

/** From one close to the next: interest, dividend, new price, new marks, and the explanation. */
export function advanceTo(world: World, row: number): void {
  const { config, market } = world;
  const time = closeTime(world, row);
  const before = world.cursor[1]! - 1;
  sendInterest(market.commands, time, interestYears(config.days[before]!, config.days[row]!));
  if (config.dividends[row]! > 0) sendDividend(market.commands, time, config.dividends[row]!);
  quoteClose(world, row);
  applySent(world);
  checkExplained(world.attribution);
}

function quoteClose(world: World, row: number): void {
  const { config, market, cursor } = world;
  const time = closeTime(world, row);
  quoteRecordedPrice(world.tapeOutbox, time, config.closes[row]!, config.halfSpreads[row]!);
  sendMark(market.commands, time);
  cursor[1] = row + 1;
}

/** Brings an account's cash or shares to a level, from or to the world outside. */
export function endow(
  world: World,
  time: number,
  account: number,
  asset: number,
  level: number,
): void {
  const missing = level - balanceOf(world.market.ledger, account, asset);
  sendFund(world.market.commands, time, account, asset, missing);
  applySent(world);
}
