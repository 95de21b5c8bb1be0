import { type Attribution, resultOf as explainedOf } from "../../attribution/attribution.ts";
import { RESULT_ROWS, type ResultRow, ROW, ROW_COUNT } from "../../attribution/result-rows.ts";
import { invariant } from "../../base/assert.ts";
import { isoFromDay } from "../../calendar/civil-date.ts";
import { varianceYears } from "../../calendar/clocks.ts";
import { BROKER, EXCHANGE, REGULATOR } from "../../ledger/accounts.ts";
import { checkTrialBalance } from "../../ledger/trial-balance.ts";
import { stateHash } from "../../market/market.ts";
import type { Market } from "../../market/market-state.ts";
import {
  type AccountParts,
  PARTS,
  type Part,
  partsOf,
  resultOf,
  tradingParties,
} from "../../measures/account-parts.ts";
import { type MakersRisk, makersRisk } from "../../measures/chain/makers-risk.ts";
import {
  type QuotedCell,
  quotedCells,
  twoSidedShare,
} from "../../measures/chain/quoted-liquidity.ts";
import {
  type QuotedVolatility,
  quotedVolatilities,
} from "../../measures/chain/quoted-volatility.ts";
import type { VegaDoorsReport } from "../../measures/chain/vega-doors.ts";
import { outsideItems } from "../../measures/company/outside-items.ts";
import type { VolatilityDay } from "../../measures/daily-volatility.ts";
import { type HedgingReport, hedgingReport } from "../../measures/hedging-days.ts";
import { idleShare } from "../../measures/liquidity/idle-series.ts";
import {
  type OffsetReport,
  offsetReport,
  type PositionEnds,
  positionEnds,
} from "../../measures/liquidity/position-ends.ts";
import { type InventoryReport, inventoryReport } from "../../measures/maker-inventory.ts";
import { type MarkoutReport, markoutReports } from "../../measures/markouts.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { playRun } from "../../simulator/run/play-run.ts";
import type { RunConfig } from "../../simulator/run/run-config.ts";
import { groupNames, type RunListener, type RunWorld } from "../../simulator/run/run-world.ts";
import type { TapeDay } from "../../simulator/run/tape-path.ts";
import { realizedVolatility } from "../../volatility/realized.ts";
import { flowTables } from "../flows-report.ts";
import type { FlowsReport } from "../replay-report.ts";
import { sumDollars } from "../statement/layout.ts";
import {
  type CompanyReport,
  companyReport,
  type EarlyExerciseReport,
  earlyExerciseReport,
} from "./company/company-report.ts";
import { type RecordedEvents, recordedEvents } from "./company/recorded-events.ts";
import { type SuspendedReport, suspendedReport } from "./own-report.ts";
import { createRunRecording, listenFor, type RunRecording } from "./run-recording.ts";
import { type PinReport, pinReports, type TroubleReport, troubleReport } from "./trouble-report.ts";

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
  /** The same result once more, by the rows of docs/attribution/explanation.md; adds up to it. */
  readonly explained: Readonly<Record<ResultRow, number>>;
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
  /** Where the stock is that of a price file. */
  readonly recorded?: RecordedEvents;
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
    /** Who has the fees. */
    readonly fees: Readonly<Record<"broker" | "exchange" | "regulator", number>>;
  };
  readonly flows: FlowsReport;
  readonly liquidity: {
    readonly optionContractsPerDay: number;
    readonly optionTradesPerDay: number;
    readonly tradesPerSeriesAndDay: number;
    readonly stockTradesPerDay: number;
    /** Mean share of live series that nobody traded in a session. */
    readonly seriesWithoutTrade: number;
    readonly positions: readonly PositionEnds[];
    readonly makerOffset: OffsetReport;
    /** Share of options and closes with a bid and an ask, and what is quoted, cell by cell. */
    readonly twoSided: number;
    readonly quotes: readonly QuotedCell[];
  };
  /** What swings brought to the makers together, day by day. */
  readonly hedging: HedgingReport;
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
    /** The middles of quotes at the closes beside the forecast. */
    readonly quoted: readonly QuotedVolatility[];
    /** What makers held at the closes, and how they came to it and got rid of it. */
    readonly makers: readonly MakersRisk[];
    readonly doors: VegaDoorsReport;
  };
  readonly ledger: { readonly balanced: true; readonly checks: number };
  readonly pins: readonly PinReport[];
  readonly company: CompanyReport;
  readonly earlyExercise: readonly EarlyExerciseReport[];
  /** Where the run has margin calls, halts or announcements. */
  readonly trouble?: TroubleReport;
  /** Of the user's own participants, in the order of time. */
  readonly suspended?: readonly SuspendedReport[];
}

/**
 * Plays a run and tells it.
 *
 * @param alsoTold is told of each command too: a journal. @param onQuoted is told of each round of
 * quotes.
 */
export function reportRun(
  config: RunConfig,
  scenario: string,
  alsoTold: (market: Market) => void = () => {},
  onQuoted?: RunListener["onQuoted"],
): RunReport {
  // Made by the listener's factory, which `playRun` calls before anything happens.
  let recording!: RunRecording;
  const world = playRun(config, (market, classes) => {
    recording = createRunRecording(market, classes, config);
    return { ...listenFor(recording, market, alsoTold), onQuoted };
  });
  checkTrialBalance(world.market.ledger);
  return tellRun(world, recording, scenario);
}

function tellRun(world: RunWorld, recording: RunRecording, scenario: string): RunReport {
  const { market, config } = world;
  const { parts } = recording;
  const closes = recording.volatility.map(({ close }) => close);
  const [stockTrades, , optionTrades, , blocks] = parts.traded;
  const live = market.instruments.liveCount[0]!;
  const parties = tradingParties(market).map((account) => partyReport(world, parts, account));
  return {
    schema: "bothsides.run/1",
    scenario,
    seed: config.seed,
    days: config.tape.length,
    from: isoFromDay(config.tape[0]!.day),
    to: isoFromDay(config.tape.at(-1)!.day),
    stock: {
      open: dollarsFromAmount(config.living?.listingPrice ?? config.tape[0]!.prices[0]!),
      close: dollarsFromAmount(closes.at(-1)!),
    },
    ...recordedEvents(config.tape),
    stateHash: stateHash(market),
    series: { live, listed: world.counts.listed },
    commands: market.clock[1]!,
    events: market.events.written[0]!,
    refused: Object.fromEntries([...world.counts.refused].sort(([a], [b]) => (a < b ? -1 : 1))),
    trades: { stock: stockTrades!, options: optionTrades!, otc: blocks! },
    classes: classReports(parties, recording, world.classes),
    parties,
    outside: outsideOf(parts, parties),
    flows: flowsOf(world),
    liquidity: liquidityOf(recording, config.tape.length, live),
    hedging: hedgingReport(recording.hedging),
    inventory: inventoryReport(recording.inventory),
    markouts: markoutReports(recording.markouts),
    volatility: volatilityOf(recording, realizedOf(config.tape, closes)),
    ledger: { balanced: true, checks: market.clock[2]! + 1 },
    pins: pinReports(recording.pins.found),
    company: companyReport(parts, recording.company),
    earlyExercise: earlyExerciseReport(recording.early.days),
    ...troubleReport(world, recording.announced),
    ...suspendedReport(world.own),
  };
}

function liquidityOf(
  { parts, idle, positions, chain }: RunRecording,
  days: number,
  live: number,
): RunReport["liquidity"] {
  const [stockTrades, , optionTrades, contracts] = parts.traded;
  return {
    optionContractsPerDay: contracts! / days,
    optionTradesPerDay: optionTrades! / days,
    tradesPerSeriesAndDay: optionTrades! / days / live,
    stockTradesPerDay: stockTrades! / days,
    seriesWithoutTrade: idleShare(idle),
    positions: positionEnds(positions),
    makerOffset: offsetReport(positions),
    twoSided: twoSidedShare(chain.quotes),
    quotes: quotedCells(chain.quotes, chain.closes),
  };
}

function volatilityOf(
  { volatility: days, chain, doors }: RunRecording,
  realized: number,
): RunReport["volatility"] {
  const mean = (of: (day: VolatilityDay) => number): number =>
    days.reduce((sum, day) => sum + of(day), 0) / days.length;
  return {
    realized,
    forecast: mean((day) => day.forecast),
    implied: mean((day) => day.implied),
    distortion: mean((day) => day.implied - day.forecast),
    days,
    quoted: quotedVolatilities(chain.smile),
    makers: makersRisk(chain.risk, chain.closes),
    doors: doors.report(),
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

function classReports(
  parties: readonly PartyReport[],
  { attribution }: RunRecording,
  classes: readonly string[],
): ClassReport[] {
  const groups = groupNames(classes);
  const names = [...new Set(parties.map((party) => party.class))];
  return names.map((name) => {
    const members = parties.filter((party) => party.class === name);
    const parts = PARTS.map((part) => [part, sumDollars(members.map((one) => one.parts[part]))]);
    const pnl = sumDollars(members.map((one) => one.pnl));
    const group = groups.indexOf(name);
    const off = dollarsFromAmount(explainedOf(attribution, group)) - pnl;
    invariant(off === 0, "E1", "the rows of a class do not add up to its result: off by", off);
    return {
      class: name,
      accounts: members.length,
      pnl,
      parts: Object.fromEntries(parts) as Record<Part, number>,
      explained: explainedRows(attribution, group),
    };
  });
}

function explainedRows({ results }: Attribution, group: number): ClassReport["explained"] {
  const rows = RESULT_ROWS.map((row) => {
    return [row, dollarsFromAmount(results[group * ROW_COUNT + ROW[row]]!)] as const;
  });
  return Object.fromEntries(rows) as Record<ResultRow, number>;
}

/** Identity I2: the parties' results are what came from outside, to the last unit. */
function outsideOf(parts: AccountParts, parties: readonly PartyReport[]): RunReport["outside"] {
  const items = Object.entries(outsideItems(parts)).map(([cause, amount]) => {
    return { cause, amount: dollarsFromAmount(amount) };
  });
  const total = sumDollars(items.map(({ amount }) => amount));
  const all = sumDollars(parties.map(({ pnl }) => pnl));
  invariant(total === all, "I2", "results and what came from outside differ by", all - total);
  const { fees } = parts.sums;
  const paid = (to: number): number => dollarsFromAmount(fees[to]! + 0);
  const kinds = { broker: paid(BROKER), exchange: paid(EXCHANGE), regulator: paid(REGULATOR) };
  return { items, total, fees: kinds };
}

/** The table of classes: no account of it pays its own class. */
function flowsOf({ flows, classes }: RunWorld): RunReport["flows"] {
  const parties = groupNames(classes);
  return {
    parties: parties.map((name) => (name === "issuer" ? "company" : name)),
    ...flowTables(flows, [...parties.keys()]),
  };
}
