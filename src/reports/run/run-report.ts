import { invariant } from "../../base/assert.ts";
import { isoFromDay } from "../../calendar/civil-date.ts";
import { varianceYears } from "../../calendar/clocks.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import { checkTrialBalance } from "../../ledger/trial-balance.ts";
import { stateHash } from "../../market/market.ts";
import type { Market } from "../../market/market-state.ts";
import {
  type AccountParts,
  countParts,
  createAccountParts,
  PARTS,
  type Part,
  partsOf,
  resultOf,
  tradingParties,
} from "../../measures/account-parts.ts";
import { monthVolatility, type VolatilityDay } from "../../measures/daily-volatility.ts";
import {
  type InventoryDays,
  type InventoryReport,
  inventoryReport,
  noteInventory,
} from "../../measures/maker-inventory.ts";
import {
  createMarkouts,
  followMarkouts,
  type MarkoutReport,
  type Markouts,
  markoutReports,
} from "../../measures/markouts.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import type { RunConfig } from "../../simulator/run/run-config.ts";
import type { RunWorld } from "../../simulator/run/run-world.ts";
import type { TapeDay } from "../../simulator/run/tape-path.ts";
import { realizedVolatility } from "../../volatility/realized.ts";
import { flowTables } from "../flows-report.ts";
import type { FlowsReport } from "../replay-report.ts";
import { sumDollars } from "../statement/layout.ts";

export type PartsReport = Readonly<Record<Part, number>>;

/** One trading party, or a class of them; dollars. */
export interface PartyReport {
  readonly id: string;
  /** Name of its folder under participants/. */
  readonly class: string;
  readonly pnl: number;
  readonly parts: PartsReport;
}

export interface ClassReport extends Omit<PartyReport, "id"> {
  readonly accounts: number;
}

/** A run, ready to print or draw, as `run --json` prints it. Amounts in dollars. */
export interface RunReport {
  readonly schema: "bothsides.run/1";
  readonly scenario: string;
  readonly seed: number;
  readonly days: number;
  readonly from: string;
  readonly to: string;
  readonly stock: { readonly open: number; readonly close: number };
  readonly stateHash: string;
  readonly series: { readonly live: number; readonly listed: number };
  readonly commands: number;
  readonly events: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly trades: { readonly stock: number; readonly options: number; readonly otc: number };
  readonly classes: readonly ClassReport[];
  readonly parties: readonly PartyReport[];
  /** Where the sum of all results came from. */
  readonly outside: {
    readonly items: readonly { readonly cause: string; readonly amount: number }[];
    readonly total: number;
  };
  readonly flows: FlowsReport;
  readonly liquidity: {
    readonly optionContractsPerDay: number;
    readonly optionTradesPerDay: number;
    readonly tradesPerSeriesAndDay: number;
    readonly stockTradesPerDay: number;
  };
  /** What makers held at the closes. */
  readonly inventory: InventoryReport;
  readonly markouts: readonly MarkoutReport[];
  readonly volatility: {
    readonly realized: number;
    readonly forecast: number;
    /** Mean of a month at the money by the marks, and what it was above the forecast. */
    readonly implied: number;
    readonly distortion: number;
    readonly days: readonly VolatilityDay[];
  };
  readonly ledger: { readonly balanced: true; readonly checks: number };
}

/** Parts that come from outside of the trading parties; the others sum to nothing over them. */
const OUTSIDE: readonly (readonly [cause: string, part: Part])[] = [
  ["revaluation of shares", "shares"],
  ["dividends", "dividends"],
  ["interest", "interest"],
  ["borrow", "borrow"],
  ["fees", "fees"],
];

/** Plays a run and tells it. @param alsoTold is told of each command too: a journal. */
export function reportRun(
  config: RunConfig,
  scenario: string,
  alsoTold: (market: Market) => void = () => {},
): RunReport {
  const inventory: InventoryDays = { shares: [], vegas: [] };
  const recording: {
    parts?: AccountParts;
    markouts?: Markouts;
    readonly volatility: VolatilityDay[];
  } = {
    volatility: [],
  };
  const world = playRun(config, (market, classes) => {
    const parts = createAccountParts(market);
    const markouts = createMarkouts(market, classes);
    recording.parts = parts;
    recording.markouts = markouts;
    return {
      onEvent: (place) => {
        countParts(parts, place);
        followMarkouts(markouts, place);
      },
      onCommand: () => alsoTold(market),
      onClose: (day, forecast, makers) => {
        noteInventory(inventory, makers);
        const close = market.marks.mark[STOCK]!;
        const implied = monthVolatility(market, day);
        recording.volatility.push({ day, close, forecast, implied });
      },
    };
  });
  const told = tellRun(world, recording.parts!, recording.volatility, scenario);
  const markouts = markoutReports(recording.markouts!);
  return { ...told, inventory: inventoryReport(inventory), markouts };
}

function tellRun(
  world: RunWorld,
  parts: AccountParts,
  volatility: readonly VolatilityDay[],
  scenario: string,
): Omit<RunReport, "inventory" | "markouts"> {
  const { market, config } = world;
  checkTrialBalance(market.ledger);
  const days = config.tape.length;
  const closes = config.tape.map(({ prices }) => prices.at(-1)!);
  const [stockTrades, , optionTrades, contracts] = parts.traded;
  const live = market.instruments.liveCount[0]!;
  const parties = tradingParties(market).map((account) => partyReport(world, parts, account));
  const mean = (of: (day: VolatilityDay) => number): number =>
    volatility.reduce((sum, day) => sum + of(day), 0) / volatility.length;
  return {
    schema: "bothsides.run/1",
    scenario,
    seed: config.seed,
    days,
    from: isoFromDay(config.tape[0]!.day),
    to: isoFromDay(config.tape.at(-1)!.day),
    stock: {
      open: dollarsFromAmount(config.tape[0]!.prices[0]!),
      close: dollarsFromAmount(closes.at(-1)!),
    },
    stateHash: stateHash(market),
    series: { live, listed: world.listed },
    commands: market.clock[1]!,
    events: market.events.written[0]!,
    refused: Object.fromEntries([...world.refused].sort(([a], [b]) => (a < b ? -1 : 1))),
    trades: { stock: stockTrades!, options: optionTrades!, otc: 0 },
    classes: classReports(parties),
    parties,
    outside: outsideOf(parties),
    flows: flowsOf(world),
    liquidity: {
      optionContractsPerDay: contracts! / days,
      optionTradesPerDay: optionTrades! / days,
      tradesPerSeriesAndDay: optionTrades! / days / live,
      stockTradesPerDay: stockTrades! / days,
    },
    volatility: {
      realized: realizedOf(config.tape, closes),
      forecast: mean((day) => day.forecast),
      implied: mean((day) => day.implied),
      distortion: mean((day) => day.implied - day.forecast),
      days: volatility,
    },
    ledger: { balanced: true, checks: market.clock[2]! + 1 },
  };
}

/** On the clock of the options' volatilities; 0 of a single close. */
function realizedOf(tape: readonly TapeDay[], closes: readonly number[]): number {
  if (closes.length < 2) return 0;
  const years = varianceYears(tape[0]!.day, tape.at(-1)!.day);
  return realizedVolatility(closes, 0, closes.length - 1, years);
}

function partyReport(
  { market, classes }: RunWorld,
  parts: AccountParts,
  account: number,
): PartyReport {
  const told = partsOf(parts, account);
  const result = resultOf(parts, account);
  const sum = PARTS.reduce((all, part) => all + told[part], 0);
  invariant(sum === result, "E1", "the parts of a result do not add up to it: account", account);
  return {
    id: market.accounts[account]!.name,
    class: classes[account]!,
    pnl: dollarsFromAmount(result),
    parts: inDollars(told),
  };
}

function inDollars(parts: Readonly<Record<Part, number>>): PartsReport {
  const entries = PARTS.map((part) => [part, dollarsFromAmount(parts[part])] as const);
  return Object.fromEntries(entries) as Record<Part, number>;
}

function classReports(parties: readonly PartyReport[]): ClassReport[] {
  const names = [...new Set(parties.map((party) => party.class))];
  return names.map((name) => {
    const members = parties.filter((party) => party.class === name);
    const parts = PARTS.map((part) => [part, sumDollars(members.map((one) => one.parts[part]))]);
    return {
      class: name,
      accounts: members.length,
      pnl: sumDollars(members.map(({ pnl }) => pnl)),
      parts: Object.fromEntries(parts) as Record<Part, number>,
    };
  });
}

/** Identity I2: the parties' results are what came from outside, to the last unit. */
function outsideOf(parties: readonly PartyReport[]): RunReport["outside"] {
  const items = OUTSIDE.map(([cause, part]) => {
    return { cause, amount: sumDollars(parties.map((party) => party.parts[part])) };
  });
  const total = sumDollars(items.map(({ amount }) => amount));
  const all = sumDollars(parties.map(({ pnl }) => pnl));
  invariant(total === all, "I2", "results and what came from outside differ by", all - total);
  return { items, total };
}

/** The table of classes: no account of it pays its own class. */
function flowsOf({ flows, classes }: RunWorld): RunReport["flows"] {
  const parties = [...new Set(classes)];
  return {
    parties: parties.map((name) => (name === "issuer" ? "company" : name)),
    ...flowTables(flows, [...parties.keys()]),
  };
}
