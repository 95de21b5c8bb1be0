import { resultOf } from "../../attribution/attribution.ts";
import { stateHash } from "../../market/market.ts";
import { createDrawdown, observe } from "../../measures/drawdown.ts";
import { splitAdjustedCloses } from "../../simulator/history/price-history.ts";
import type { TraderCycleResult } from "../../simulator/history/trader/play-trader-cycle.ts";
import { replayTrader } from "../../simulator/history/trader/replay-trader.ts";
import type { TraderConfig } from "../../simulator/history/trader/trader-config.ts";
import { conventionsOf } from "../conventions.ts";
import { flowsReport } from "../flows-report.ts";
import { forecastReport } from "../forecast-report.ts";
import type { ForecastReport } from "../replay-report.ts";
import type { ReplayRequest } from "../report-replay.ts";
import { accuracyReport } from "./accuracy-curve.ts";
import { traderCycleReport } from "./trader-cycle-report.ts";
import type { TraderConventions, TraderReport } from "./trader-report.ts";
import { type TraderFalls, traderSummary } from "./trader-summary.ts";

/** A volatility trader's replay to run, and what its report repeats of how it was asked for. */
export interface TraderRequest
  extends Pick<ReplayRequest, "seed" | "input" | "priceSource" | "chain" | "notes" | "asked"> {
  readonly config: TraderConfig;
  /** A file's name, or `ewma`, `har` or `garch` of past closes. */
  readonly forecast: string;
  /** Whether the result is wanted by how far the forecasts are off. */
  readonly accuracy?: boolean;
}

/** Runs it, the benchmarks, and the runs that tell how sure its answer is, and reports them. */
export function reportTrader(request: TraderRequest): TraderReport {
  const { config, seed } = request;
  const falls: TraderFalls = { trader: createDrawdown(), maker: createDrawdown() };
  const { world, cycles: results } = replayTrader(config, (now) => {
    observe(falls.trader, resultOf(now.attribution, now.traderAccount));
    observe(falls.maker, resultOf(now.attribution, now.makerAccount));
  });
  const adjusted = splitAdjustedCloses(config);
  const cycles = results.map((result) => traderCycleReport(config, result, adjusted));
  const { market, attribution, flows } = world;
  return {
    schema: "bothsides.trader/1",
    seed,
    input: request.input,
    prices: config.chain === undefined ? "modelled" : "quoted",
    priceSource: request.priceSource,
    notes: request.notes,
    conventions: traderConventions(request),
    cycles,
    summary: traderSummary(config, seed, world, results, cycles, falls),
    ledger: {
      balanced: true,
      // Entries that summed to zero, rows that met the ledger, and full recounts.
      checks: market.ledger.posted[0]! + attribution.seen[1]! + market.clock[2]!,
    },
    flows: flowsReport(flows),
    forecasts: forecastScores(request, results),
    stateHash: stateHash(market),
    ...(request.chain === undefined ? {} : { chain: request.chain }),
    ...(request.accuracy === true ? { accuracy: accuracyReport(config, cycles) } : {}),
  };
}

/** A model of past closes that is the trader's own is not held against itself. */
function forecastScores(
  { config, forecast }: TraderRequest,
  results: readonly TraderCycleResult[],
): ForecastReport {
  const own = { file: forecast, volatility: config.forecast };
  const report = forecastReport(config, own, results);
  return { ...report, scores: report.scores.filter(({ name }) => name !== forecast) };
}

function traderConventions({ config, asked, forecast }: TraderRequest): TraderConventions {
  return {
    ...conventionsOf({ ...config, strategy: "covered-call" }, asked),
    strategy: "volatility-trader",
    minEdge: config.minEdge,
    forecast,
    hedgeVol: config.hedgesAtForecast ? "forecast" : asked.hedgeVol,
    interest: "the cash of the trader and of the maker bears it both ways",
  };
}
