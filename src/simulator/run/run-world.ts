import { createFlows, type Flows, recordFlows } from "../../attribution/who-paid-whom.ts";
import { WHOLE_CHAIN } from "../../contracts/chain/listed-expiries.ts";
import { mostLiveSeries } from "../../contracts/chain/live-series.ts";
import { FIRST_PARTY } from "../../ledger/accounts.ts";
import { createMarket, type Market } from "../../market/market-state.ts";
import { createStream } from "../../math/random-stream.ts";
import { EVENT } from "../../messages/events.ts";
import type { Outbox } from "../../messages/outbox.ts";
import { REFUSALS } from "../../messages/refusal-codes.ts";
import { COVERED_CALL_SELLER } from "../../participants/covered-call-seller/covered-call-seller.ts";
import { type ErrorSettings, ForecastError } from "../../participants/dealing/forecast-error.ts";
import type { ForecastSurface } from "../../participants/dealing/forecast-surface.ts";
import { MarginTrader } from "../../participants/margin-trader/margin-trader.ts";
import { ChainMaker } from "../../participants/market-maker/chain-maker.ts";
import { NAKED_SELLER } from "../../participants/naked-seller/naked-seller.ts";
import { OptionBuyer } from "../../participants/option-buyer/option-buyer.ts";
import { OtcDesk } from "../../participants/otc-desk/otc-desk.ts";
import type { Moment } from "../../participants/own/own-view.ts";
import { PUT_SELLER } from "../../participants/put-seller/put-seller.ts";
import { RetailAccount } from "../../participants/retail-account.ts";
import { RetailSeller } from "../../participants/retail-seller.ts";
import { ChainTrader } from "../../participants/volatility-trader/chain-trader.ts";
import { WHEEL_SELLER } from "../../participants/wheel-seller/wheel-seller.ts";
import { BlockView } from "../../view/block-view.ts";
import { MarketView } from "../../view/market-view.ts";
import { applySent, Kernel, type KernelListener } from "../kernel/kernel.ts";
import { namesOf, STOCK_LENDER, stockParties } from "../stock/stock-crowd.ts";
import { type CompanyState, createCompany } from "./company/company-state.ts";
import { crowdDriver } from "./driver/crowd-driver.ts";
import type { StockDriver } from "./driver/stock-driver.ts";
import { tapeDriver } from "./driver/tape-driver.ts";
import { ENDOWMENT } from "./endowment/endowment-config.ts";
import {
  OWN_MAKER,
  type OwnParties,
  openOwn,
  ownNames,
  ownOrders,
  ownSheets,
} from "./own/own-parties.ts";
import type { RetailClass, RunConfig } from "./run-config.ts";
import { Halts } from "./trouble/halts.ts";
import { createTrouble, type Trouble } from "./trouble/trouble.ts";

const ORDERS = 1_024;

/** A party of the public, and its class. */
export interface RetailParty {
  readonly who: RetailSeller | OptionBuyer | MarginTrader;
  readonly class: RetailClass;
  /** Step of today at which it looks at the market. */
  moment: number;
}

/** The market of a run, everybody in it, and what is followed beside it. */
export interface RunWorld {
  readonly config: RunConfig;
  readonly market: Market;
  readonly stock: StockDriver;
  readonly makers: readonly ChainMaker[];
  /** What each maker sees of blocks, and where he sends what he says about them. */
  readonly blocks: readonly { readonly view: BlockView; readonly outbox: Outbox }[];
  readonly traders: readonly ChainTrader[];
  readonly desks: readonly OtcDesk[];
  readonly retail: readonly RetailParty[];
  readonly own: OwnParties;
  readonly flows: Flows;
  /** Class of each account, for reports: its folder under participants/ or the outside account. */
  readonly classes: readonly string[];
  readonly counts: RunCounts;
  /** Told of each event and command. */
  readonly follow: KernelListener;
  readonly trouble: Trouble | undefined;
  readonly company: CompanyState | undefined;
  /** Steps played so far. */
  step: number;
  readonly listener: RunListener;
}

/** Series listed so far, commands refused so far by code. */
export interface RunCounts {
  listed: number;
  readonly refused: Map<string, number>;
}

/** Who follows a run: called in this order, and changes nothing. */
export interface RunListener {
  /** Each event, by its place in the ring, before the next command. */
  readonly onEvent?: (place: number) => void;
  readonly onCommand?: () => void;
  /** After the trades by which a market that begins open came to what it begins with. */
  readonly onOpened?: () => void;
  /** After all makers have quoted anew. */
  readonly onQuoted?: ((world: RunWorld, moment: Moment) => void) | undefined;
  /** After the marks of a close. @param forecast volatility per year, as of the open. */
  readonly onClose?: (
    day: number,
    forecast: number,
    makers: readonly ChainMaker[],
    surface: ForecastSurface,
  ) => void;
}

/** @param classes of each account. */
export type ListenTo = (market: Market, classes: readonly string[]) => RunListener;

const TAPE = "tape";

const HABITS = {
  "covered-call-seller": COVERED_CALL_SELLER,
  "put-seller": PUT_SELLER,
  "wheel-seller": WHEEL_SELLER,
  "naked-seller": NAKED_SELLER,
} as const;

/** A party of a run, and its class: its folder under participants/. */
interface Named {
  readonly name: string;
  readonly class: string;
}

/** Everybody's parties, in the order of their accounts. */
interface RunNames {
  readonly stock: readonly Named[];
  readonly makers: readonly Named[];
  readonly traders: readonly Named[];
  readonly desks: readonly Named[];
  /** Class by class. */
  readonly public: readonly (readonly Named[])[];
  readonly own: readonly Named[];
  readonly endowment: readonly Named[];
}

function namesOfRun(config: RunConfig): RunNames {
  const { living, makers, traders, desks, retail } = config;
  return {
    stock: living === undefined ? [{ name: TAPE, class: TAPE }] : stockParties(living),
    makers: partiesOf("maker", "market-maker", makers.length),
    traders: partiesOf("volatility-trader", "volatility-trader", traders.count),
    desks: partiesOf("otc-desk", "otc-desk", desks.count),
    public: retail.map((one) => partiesOf(nameOf(one), one.kind, one.accounts)),
    own: ownNames(config),
    endowment: config.endowment === undefined ? [] : [{ name: ENDOWMENT, class: ENDOWMENT }],
  };
}

function openMarket(config: RunConfig, parties: readonly Named[], names: RunNames): Market {
  const { living, seed, desks, makers, trouble } = config;
  const sheets = makers.map(({ latencyUs }, i) => ({ name: names.makers[i]!.name, latencyUs }));
  return createMarket({
    parties: parties.map(({ name }) => ({ name, bearsInterest: name !== TAPE })),
    lender: living === undefined ? TAPE : STOCK_LENDER,
    ...{
      series: mostLiveSeries(config.chain ?? WHOLE_CHAIN),
      orders: ORDERS + ownOrders(config),
      seed,
    },
    ...({ volClock: "trading", hasBands: true, marksTrades: true } as const),
    blocks: desks.count > 0 ? makers.length : 0,
    hasDefaultFund: trouble?.margin !== undefined,
    makers: [...sheets, ...ownSheets(config)],
  });
}

/** Opens the market: accounts and participants, nothing funded or listed yet. */
export function openRun(config: RunConfig, listenTo: ListenTo): RunWorld {
  const names = namesOfRun(config);
  const { living } = config;
  const { stock, makers, traders, desks, own, endowment } = names;
  const parties = [stock, makers, traders, desks, ...names.public, own, endowment].flat();
  const market = openMarket(config, parties, names);
  const classes = market.accounts.map(({ name, outside }, account) =>
    outside ? name : parties[account - FIRST_PARTY]!.class,
  );
  const numbers = new Map(market.accounts.map(({ name }, number) => [name, number]));
  const outbox = (name: string): Outbox => ({
    rows: market.commands,
    account: numbers.get(name)!,
  });
  const view = (name: string) => new MarketView(market, numbers.get(name)!);
  const blockView = (name: string) => new BlockView(market, numbers.get(name)!);
  const errorOf = (name: string, error: ErrorSettings) =>
    new ForecastError(
      error,
      createStream(config.seed, `${name}-forecast`),
      createStream(config.seed, "common-forecast"),
    );
  const account = (name: string) =>
    new RetailAccount(view(name), outbox(name), createStream(config.seed, name));
  const listener = listenTo(market, classes);
  const flows = createFlows(market, groupsOf(classes));
  const counts = { listed: 0, refused: new Map<string, number>() };
  const followed = followMarket(market, flows, counts, listener);
  const kernel = living && new Kernel(market, stock.length, followed);
  const follow = kernel?.follow ?? followed;
  const apply = (): void => applySent(market, follow);
  const halts = haltsOf(config, market, classes, apply);
  const onMark = (time: number): void => halts?.watch(time);
  return {
    config,
    market,
    follow,
    counts,
    stock:
      living === undefined || kernel === undefined
        ? tapeDriver(config, market, outbox(TAPE), apply, onMark)
        : crowdDriver(config, living, kernel, onMark),
    trouble: config.trouble && createTrouble(config.trouble, halts),
    company: config.company && createCompany(config.company, config.tape),
    makers: config.makers.map(({ settings, error }, i) => {
      const { name } = makers[i]!;
      return new ChainMaker(view(name), outbox(name), settings, errorOf(name, error));
    }),
    blocks: makers.map(({ name }) => ({ view: blockView(name), outbox: outbox(name) })),
    traders: traders.map(({ name }) => {
      const { settings, error } = config.traders;
      const stream = createStream(config.seed, name);
      return new ChainTrader(view(name), outbox(name), stream, errorOf(name, error), settings);
    }),
    desks: desks.map(({ name }) => {
      return new OtcDesk(view(name), blockView(name), outbox(name), config.desks.settings);
    }),
    retail: openPublic(config, names, account),
    own: openOwn(config, { view, outbox }),
    flows,
    classes,
    step: 0,
    listener,
  };
}

function openPublic(
  { retail }: RunConfig,
  names: RunNames,
  account: (name: string) => RetailAccount,
): RetailParty[] {
  return retail.flatMap((one, i) =>
    names.public[i]!.map(({ name }) => ({
      class: one,
      moment: 0,
      who: partyOf(one, account(name)),
    })),
  );
}

/** Those who make prices withdraw them in a halt; the tape's cannot be withdrawn, nor met. */
function haltsOf(
  { trouble }: RunConfig,
  market: Market,
  classes: readonly string[],
  apply: () => void,
): Halts | undefined {
  if (trouble?.halts === undefined) return undefined;
  const quoting: [account: number, hasSheet: boolean][] = [];
  classes.forEach((name, account) => {
    const hasSheet = name === "market-maker" || name === OWN_MAKER;
    if (hasSheet || name === "stock-maker") quoting.push([account, hasSheet]);
  });
  return new Halts(trouble.halts, market, quoting, apply);
}

function partiesOf(name: string, kind: string, count: number): Named[] {
  return namesOf(name, count).map((one) => ({ name: one, class: kind }));
}

function nameOf(one: RetailClass): string {
  return "name" in one ? one.name : one.kind;
}

function partyOf(one: RetailClass, account: RetailAccount): RetailParty["who"] {
  if (one.kind === "option-buyer") return new OptionBuyer(account, one.settings);
  if (one.kind === "margin-trader") return new MarginTrader(account, one.settings);
  return new RetailSeller(account, HABITS[one.kind], one.settings);
}

/** The name of each group's class. */
export function groupNames(classes: readonly string[]): string[] {
  return [...new Set(classes)];
}

/** The number of each account's class, in the order in which classes first appear. */
export function groupsOf(classes: readonly string[]): Int32Array {
  const names = groupNames(classes);
  return Int32Array.from(classes, (name) => names.indexOf(name));
}

/** Applies what has been sent, in order, and follows what happens. */
export function applyAll({ market, follow }: RunWorld): void {
  applySent(market, follow);
}

/** What is followed in every run, and whoever listens to this one. */
function followMarket(
  { events }: Market,
  flows: Flows,
  counts: RunCounts,
  listener: RunListener,
): KernelListener {
  return {
    onEvent: (place) => {
      listener.onEvent?.(place);
      if (events.kind[place] === EVENT.listed) counts.listed++;
      if (events.kind[place] !== EVENT.refused) return;
      const { code } = REFUSALS[events.code[place]! - 1]!;
      counts.refused.set(code, (counts.refused.get(code) ?? 0) + 1);
    },
    onCommand: () => {
      recordFlows(flows);
      listener.onCommand?.();
    },
  };
}
