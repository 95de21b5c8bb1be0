import { createFlows, type Flows, recordFlows } from "../../attribution/who-paid-whom.ts";
import { applyRow } from "../../market/market.ts";
import {
  accountNumber,
  appliedCommands,
  createMarket,
  type Market,
} from "../../market/market-state.ts";
import { createStream } from "../../math/random-stream.ts";
import { EVENT } from "../../messages/events.ts";
import type { Outbox } from "../../messages/outbox.ts";
import { REFUSALS } from "../../messages/refusal-codes.ts";
import { placeOf } from "../../messages/rows.ts";
import { COVERED_CALL_SELLER } from "../../participants/covered-call-seller/covered-call-seller.ts";
import { type ErrorSettings, ForecastError } from "../../participants/dealing/forecast-error.ts";
import { ChainMaker } from "../../participants/market-maker/chain-maker.ts";
import { OptionBuyer } from "../../participants/option-buyer/option-buyer.ts";
import { OtcDesk } from "../../participants/otc-desk/otc-desk.ts";
import { PUT_SELLER } from "../../participants/put-seller/put-seller.ts";
import { RetailAccount } from "../../participants/retail-account.ts";
import { RetailSeller } from "../../participants/retail-seller.ts";
import { ChainTrader } from "../../participants/volatility-trader/chain-trader.ts";
import { WHEEL_SELLER } from "../../participants/wheel-seller/wheel-seller.ts";
import { BlockView } from "../../view/block-view.ts";
import { MarketView } from "../../view/market-view.ts";
import type { RetailClass, RunConfig } from "./run-config.ts";

/** Series that can be live at once: the largest chain that the listing rules make, and room. */
const SERIES = 5_000;
const ORDERS = 1_024;

/** A party of the public, and its class. */
export interface RetailParty {
  readonly who: RetailSeller | OptionBuyer;
  readonly class: RetailClass;
  /** Step of today at which it looks at the market. */
  moment: number;
}

/** The market of a run, everybody in it, and what is followed beside it. */
export interface RunWorld {
  readonly config: RunConfig;
  readonly market: Market;
  readonly tape: Outbox;
  readonly makers: readonly ChainMaker[];
  /** What each maker sees of blocks, and where he sends what he says about them. */
  readonly blocks: readonly { readonly view: BlockView; readonly outbox: Outbox }[];
  readonly traders: readonly ChainTrader[];
  readonly desks: readonly OtcDesk[];
  readonly retail: readonly RetailParty[];
  readonly flows: Flows;
  /** Class of each account, for reports: its folder under participants/ or the outside account. */
  readonly classes: readonly string[];
  /** Series listed so far, commands refused so far by code. */
  listed: number;
  readonly refused: Map<string, number>;
  /** Steps played so far. */
  step: number;
  readonly listener: RunListener;
}

/** Who follows a run: called in this order, and changes nothing. */
export interface RunListener {
  /** Each event, by its place in the ring, before the next command. */
  readonly onEvent?: (place: number) => void;
  readonly onCommand?: () => void;
  /** After the marks of a close. @param forecast volatility per year, as of the open. */
  readonly onClose?: (day: number, forecast: number, makers: readonly ChainMaker[]) => void;
}

/** @param classes of each account. */
export type ListenTo = (market: Market, classes: readonly string[]) => RunListener;

const HABITS = {
  "covered-call-seller": COVERED_CALL_SELLER,
  "put-seller": PUT_SELLER,
  "wheel-seller": WHEEL_SELLER,
} as const;

/** Opens the market: accounts and participants, nothing funded or listed yet. */
export function openRun(config: RunConfig, listenTo: ListenTo): RunWorld {
  const makerNames = config.makers.map((_, i) => `maker-${i + 1}`);
  const traderNames = namesOf("volatility-trader", config.traders.count);
  const deskNames = namesOf("otc-desk", config.desks.count);
  const publicNames = config.retail.map((one) =>
    Array.from({ length: one.accounts }, (_, i) => `${nameOf(one)}-${i + 1}`),
  );
  const party = (name: string, bearsInterest: boolean) => ({ name, bearsInterest });
  const market = createMarket({
    parties: [
      party("tape", false),
      ...[...makerNames, ...traderNames, ...deskNames].map((name) => party(name, true)),
      ...publicNames.flat().map((name) => party(name, true)),
    ],
    lender: "tape",
    series: SERIES,
    orders: ORDERS,
    seed: config.seed,
    volClock: "trading",
    hasBands: true,
    marksTrades: true,
    blocks: config.desks.count > 0 ? config.makers.length : 0,
    makers: config.makers.map(({ latencyUs }, i) => ({ name: makerNames[i]!, latencyUs })),
  });
  const outbox = (name: string): Outbox => ({
    rows: market.commands,
    account: accountNumber(market.accounts, name),
  });
  const view = (name: string) => new MarketView(market, accountNumber(market.accounts, name));
  const blockView = (name: string) => new BlockView(market, accountNumber(market.accounts, name));
  const errorOf = (name: string, error: ErrorSettings) =>
    new ForecastError(
      error,
      createStream(config.seed, `${name}-forecast`),
      createStream(config.seed, "common-forecast"),
    );
  const account = (name: string) =>
    new RetailAccount(view(name), outbox(name), createStream(config.seed, name));
  const classes = classesOf(market, config, publicNames);
  return {
    config,
    market,
    tape: outbox("tape"),
    makers: config.makers.map(({ settings, error }, i) => {
      const name = makerNames[i]!;
      return new ChainMaker(view(name), outbox(name), settings, errorOf(name, error));
    }),
    blocks: makerNames.map((name) => ({ view: blockView(name), outbox: outbox(name) })),
    traders: traderNames.map((name) => {
      const { settings, error } = config.traders;
      const stream = createStream(config.seed, name);
      return new ChainTrader(view(name), outbox(name), stream, errorOf(name, error), settings);
    }),
    desks: deskNames.map((name) => {
      return new OtcDesk(view(name), blockView(name), outbox(name), config.desks.settings);
    }),
    retail: config.retail.flatMap((one, i) =>
      publicNames[i]!.map((name) => ({ class: one, moment: 0, who: partyOf(one, account(name)) })),
    ),
    flows: createFlows(market, groupsOf(classes)),
    classes,
    listed: 0,
    refused: new Map(),
    step: 0,
    listener: listenTo(market, classes),
  };
}

function namesOf(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${kind}-${i + 1}`);
}

function nameOf(one: RetailClass): string {
  return one.kind === "option-buyer" ? one.name : one.kind;
}

function partyOf(one: RetailClass, account: RetailAccount): RetailSeller | OptionBuyer {
  if (one.kind === "option-buyer") return new OptionBuyer(account, one.settings);
  return new RetailSeller(account, HABITS[one.kind], one.settings);
}

function classesOf(
  market: Market,
  config: RunConfig,
  publicNames: readonly (readonly string[])[],
): string[] {
  const classes = market.accounts.map(({ name, outside }) => (outside ? name : "market-maker"));
  classes[accountNumber(market.accounts, "tape")] = "tape";
  for (const [kind, { count }] of [
    ["volatility-trader", config.traders],
    ["otc-desk", config.desks],
  ] as const) {
    for (const name of namesOf(kind, count)) classes[accountNumber(market.accounts, name)] = kind;
  }
  publicNames.forEach((names, i) => {
    for (const name of names) {
      classes[accountNumber(market.accounts, name)] = config.retail[i]!.kind;
    }
  });
  return classes;
}

/** The number of each account's class, in the order in which classes first appear. */
export function groupsOf(classes: readonly string[]): Int32Array {
  const names = [...new Set(classes)];
  return Int32Array.from(classes, (name) => names.indexOf(name));
}

/** Applies what has been sent, in order, and follows what happens. */
export function applyAll(world: RunWorld): void {
  const { market } = world;
  while (appliedCommands(market) < market.commands.written[0]!) {
    const first = market.events.written[0]!;
    applyRow(market, appliedCommands(market));
    recordFlows(world.flows);
    for (let number = first; number < market.events.written[0]!; number++) {
      const place = placeOf(market.events, number);
      world.listener.onEvent?.(place);
      if (market.events.kind[place] === EVENT.listed) world.listed++;
      if (market.events.kind[place] === EVENT.refused) countRefusal(world, place);
    }
    world.listener.onCommand?.();
  }
}

function countRefusal({ market, refused }: RunWorld, place: number): void {
  const { code } = REFUSALS[market.events.code[place]! - 1]!;
  refused.set(code, (refused.get(code) ?? 0) + 1);
}
