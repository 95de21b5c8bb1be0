import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { MULTIPLIER } from "../../../src/contracts/instrument-table.ts";
import { UNITS_PER_DOLLAR } from "../../../src/money/amount.ts";
import type { ReplayRequest } from "../../../src/reports/report-replay.ts";
import type { ReplayConfig } from "../../../src/simulator/history/replay-config.ts";
import { FLOAT_MULTIPLE } from "../../../src/simulator/history/world.ts";
import { InputError } from "../../input/input-error.ts";
import type { ReadBytes } from "../../input/read-file.ts";
import { type ReadChain, readChainHistory } from "../chain/read-chain-history.ts";
import { priceNotes } from "../history/input-notes.ts";
import { type ReadHistory, readHistory } from "../history/read-history.ts";
import { type ChosenCycles, chooseChainCycles, chooseCycles } from "./choose-cycles.ts";
import { cycleWords } from "./flags/cycle-length.ts";
import { type ReplayFlags, readFlags } from "./flags/read-flags.ts";
import type { ReplayOptions } from "./options.ts";
import { hedgeVolatilityColumn, ownForecastColumn, priceSource } from "./price-source.ts";

/** Times the price and the shares of a position: what its trades of a cycle can add up to. */
const TURNOVER_PER_CYCLE = 8;

/** Reads every flag, then every file of a replay, and lays them along the rows of the prices. */
export async function readRequest(
  options: ReplayOptions,
  readBytes: ReadBytes,
): Promise<ReplayRequest> {
  const flags = readFlags(options);
  const read = await readHistory(flags.history, readBytes);
  const { history, prices, adjusted } = read;
  const { days } = history;
  const own = await flags.ownForecast?.(readBytes);
  const forecast = own && ownForecastColumn(own, options.forecast, days);
  const hedgeVolatility = hedgeVolatilityColumn(flags.hedgeVolatility, adjusted);
  const chosen = await choosePrices(flags, options, read, hedgeVolatility, readBytes);
  const { cycles } = chosen;
  refuseOverflow(flags.contracts, cycles.length, adjusted);
  return {
    seed: flags.history.seed,
    priceSource: chosen.words,
    notes: [
      ...priceNotes(prices, chosen.gaps, cycleWords(flags.cycle).gaps),
      ...chosen.notes,
      ...(forecast?.notes ?? []),
      ...read.notes,
    ],
    config: replayConfig(flags, read, chosen, hedgeVolatility),
    input: {
      rows: prices.rows,
      used: days.length,
      dropped: prices.dropped,
      skippedCycles: chosen.skippedCycles,
      skipped: chosen.skipped,
      from: isoFromDay(days[cycles[0]!.entry]!),
      to: isoFromDay(days[cycles.at(-1)!.expiry]!),
    },
    asked: { ...flags.asked, ...read.asked },
    ...(chosen.chain === undefined ? {} : { chain: chosen.chain.report }),
    ...(forecast === undefined ? {} : { forecast }),
  };
}

/** Where the options' prices come from, and the cycles that it allows. */
interface ChosenPrices extends ChosenCycles {
  readonly volatility: Float64Array;
  readonly chain: ReadChain | undefined;
  readonly words: string;
  readonly notes: readonly string[];
}

async function choosePrices(
  flags: ReplayFlags,
  options: ReplayOptions,
  { history, adjusted }: ReadHistory,
  hedgeVolatility: Float64Array | undefined,
  readBytes: ReadBytes,
): Promise<ChosenPrices> {
  const { days, rates, yields } = history;
  const file = flags.history.prices;
  if (flags.chain !== undefined) {
    const hasRates = options.rates !== undefined;
    const chain = await readChainHistory(flags.chain, history, flags.style, hasRates, readBytes);
    return {
      ...chooseChainCycles(flags, chain.chain, days, rates, file),
      volatility: new Float64Array(days.length).fill(Number.NaN),
      chain,
      words: `the bids and asks in ${chain.report.file}`,
      notes: chain.notes,
    };
  }
  const volatility = await flags.volatility?.(readBytes);
  const source = priceSource(volatility, options.vol ?? "", flags.forecast, days, adjusted);
  const known = { days, source, rates, yields, hedgeVolatility };
  return {
    ...chooseCycles(flags, known, file),
    volatility: source.volatility,
    chain: undefined,
    words: source.words,
    notes: source.notes,
  };
}

function replayConfig(
  flags: ReplayFlags,
  { history }: ReadHistory,
  { cycles, volatility, chain }: ChosenPrices,
  hedgeVolatility: Float64Array | undefined,
): ReplayConfig {
  return {
    ...history,
    cycles,
    strategy: flags.strategy,
    contracts: flags.contracts,
    strike: flags.strike,
    ...(flags.exit === undefined ? {} : { exit: flags.exit }),
    ticks: chain === undefined ? flags.ticks : "none",
    style: chain?.style ?? flags.style,
    ...(chain === undefined ? {} : { chain: chain.chain }),
    ...(flags.volClock === "calendar" ? {} : { volClock: flags.volClock }),
    ...(flags.volatility === undefined ? {} : { saleVolClock: "calendar" }),
    saleVolatility: volatility.map((sigma) => sigma + flags.volOffset),
    ...(hedgeVolatility === undefined ? {} : { hedgeVolatility }),
    hedge: flags.hedge,
    makerEdge: flags.makerEdge,
    ...(flags.neglect === 0 ? {} : { neglect: flags.neglect }),
  };
}

/** Every sum in the books is below 2^53 units of $0.0001: the tape's float, the turnover. */
function refuseOverflow(contracts: number, cycles: number, closes: Float64Array): void {
  const highest = closes.reduce((most, close) => Math.max(most, close), 0);
  const positions = 2 * FLOAT_MULTIPLE + TURNOVER_PER_CYCLE * cycles;
  const most = Math.floor(Number.MAX_SAFE_INTEGER / (highest * MULTIPLIER * positions));
  if (contracts <= most) return;
  throw new InputError({
    what: `${contracts} contracts are too many for prices up to ${highest / UNITS_PER_DOLLAR}`,
    why: "Sums are exact up to $900 billion, with everything that is traded",
    mend: `Give at most ${most} contracts`,
  });
}
