import { stateHash } from "../market/market.ts";
import { createFalls, followResults } from "../measures/running-results.ts";
import type { CloseListener } from "../simulator/history/play-cycle.ts";
import { splitAdjustedCloses } from "../simulator/history/price-history.ts";
import { replay } from "../simulator/history/replay.ts";
import { inOneShape, type ReplayConfig } from "../simulator/history/replay-config.ts";
import type { World } from "../simulator/history/world.ts";
import { assumptionsOf } from "./assumptions.ts";
import { conventionsOf } from "./conventions.ts";
import { cycleAmounts, cycleReport } from "./cycle-report.ts";
import { flowsReport } from "./flows-report.ts";
import { followCycle } from "./followed/explain-report.ts";
import { forecastReport, type OwnForecast } from "./forecast-report.ts";
import { howSureReport, shiftedResults } from "./how-sure-report.ts";
import type {
  AskedConventions,
  ChainReport,
  ReplayInput,
  ReplayReport,
  TotalsReport,
} from "./replay-report.ts";
import { totalsReport } from "./summary-report.ts";

/** A replay to run, and what its report repeats of how it was asked for. */
export interface ReplayRequest {
  readonly config: ReplayConfig;
  readonly seed: number;
  readonly input: ReplayInput;
  readonly priceSource: string;
  /** Where the prices come from one. */
  readonly chain?: ChainReport;
  /** What the reader should know about the input, in sentences. */
  readonly notes: readonly string[];
  readonly asked: AskedConventions;
  /** Index of the cycle to tell day by day. */
  readonly explain?: number;
  /** The user's own forecasts, to be held against what came. */
  readonly forecast?: OwnForecast;
}

/** Follows a replay beside the report: what is recorded, or drawn close by close. */
export interface ReplayListener {
  readonly onClose: CloseListener;
  readonly onLeave?: (world: World, row: number) => void;
}

/** What one replay tells; how sure that is takes more of them. */
export interface FirstReport extends Omit<ReplayReport, "summary"> {
  readonly summary: TotalsReport;
}

/**
 * Runs a replay, and the replays that tell how sure its answer is, and reports them.
 *
 * @param listener of the first of them.
 */
export function reportReplay(request: ReplayRequest, listener?: ReplayListener): ReplayReport {
  const { config } = request;
  const first = firstReport(request, listener);
  const { summary } = first;
  const sure = howSureReport(config, shiftedResults(config, summary), summary.meanIv);
  return { ...first, summary: { ...summary, ...sure } };
}

/**
 * Runs a replay and reports what it tells by itself.
 */
export function firstReport(request: ReplayRequest, listener?: ReplayListener): FirstReport {
  const config = inOneShape(request.config);
  const falls = createFalls();
  const followed = request.explain === undefined ? undefined : followCycle(config, request.explain);
  const onResults = followResults(config, falls);
  const onClose: CloseListener = (world, row, ends) => {
    onResults(world, row, ends);
    followed?.onClose(world, row, ends);
    listener?.onClose(world, row, ends);
  };
  const { world, cycles: results } = replay(config, onClose, listener?.onLeave);
  const { market, attribution } = world;
  const amounts = results.map((result) => cycleAmounts(config, result));
  const adjusted = splitAdjustedCloses(config);
  const conventions = conventionsOf(config, request.asked);
  const cycles = results.map((result, i) => cycleReport(config, result, amounts[i]!, adjusted));
  return {
    schema: "bothsides.replay/1",
    seed: request.seed,
    input: request.input,
    prices: config.chain === undefined ? "modelled" : "quoted",
    priceSource: request.priceSource,
    notes: request.notes,
    conventions,
    assumptions: assumptionsOf(config, conventions),
    cycles,
    summary: totalsReport(config, results, amounts, cycles, falls),
    ledger: {
      balanced: true,
      // Entries that summed to zero, rows that met the ledger, and full recounts.
      checks: market.ledger.posted[0]! + attribution.seen[1]! + market.clock[2]!,
    },
    flows: flowsReport(world.flows),
    // A coarse run's results are the explained one's; its state is not, and nobody is told it.
    stateHash: config.isCoarse ? "" : stateHash(market),
    ...(request.chain === undefined ? {} : { chain: request.chain }),
    ...(followed === undefined ? {} : { explain: followed.report() }),
    ...(request.forecast === undefined
      ? {}
      : { forecasts: forecastReport(config, request.forecast, results) }),
  };
}
