import { RESULT_ROWS } from "../../attribution/result-rows.ts";
import { createStream } from "../../math/random-stream.ts";
import { dollarsFromAmount } from "../../money/amount.ts";
import { decideTrade } from "../../participants/volatility-trader/decide-trade.ts";
import type { TraderCycleResult } from "../../simulator/history/trader/play-trader-cycle.ts";
import { replayTrader } from "../../simulator/history/trader/replay-trader.ts";
import type { TraderConfig } from "../../simulator/history/trader/trader-config.ts";
import { sumRows } from "../dollars.ts";
import type { Benchmarks } from "./trader-report.ts";

const PERMUTATIONS = 1000;

/** A cycle in which the trader could trade: his forecast, the quote, what either side earned. */
interface Chance {
  /** Forecast over the middle of the quote's volatilities. */
  readonly ratio: number;
  readonly midVolatility: number;
  readonly bidVolatility: number;
  readonly askVolatility: number;
  readonly hedgeCost: number;
  /** Results in $0.0001. */
  readonly bought: number;
  readonly sold: number;
}

/**
 * What needs no forecast, or only its distribution (economics 4, M11): always buying, always
 * selling, and the trader's own disagreements with the market dealt to other cycles at random. No
 * position outlives its cycle, so that a cycle's result depends on the side taken in it alone: any
 * permutation is a choice among the results of the first two.
 */
export function benchmarksOf(
  config: TraderConfig,
  seed: number,
  results: readonly TraderCycleResult[],
): Benchmarks {
  const bought = replayTrader({ ...config, always: "buy" }).cycles.map(resultOf);
  const sold = replayTrader({ ...config, always: "sell" }).cycles.map(resultOf);
  const chances = results.flatMap(({ cycle, opinion }, i): Chance[] => {
    const forecast = config.forecast[cycle.entry]!;
    if (opinion === undefined || Number.isNaN(forecast)) return [];
    const ratio = forecast / opinion.midVolatility;
    return [{ ...opinion, ratio, bought: bought[i]!, sold: sold[i]! }];
  });
  const earned = sum(results.map(resultOf));
  const permuted = permutedResults(chances, config.minEdge, seed);
  return {
    alwaysBuy: dollarsFromAmount(sum(bought)),
    alwaysSell: dollarsFromAmount(sum(sold)),
    permuted: {
      permutations: PERMUTATIONS,
      mean: dollarsFromAmount(Math.round(sum(permuted) / PERMUTATIONS)),
      asGood: permuted.filter((result) => result >= earned).length,
    },
  };
}

function permutedResults(chances: readonly Chance[], minEdge: number, seed: number): number[] {
  const stream = createStream(seed, "permuted forecasts");
  const ratios = chances.map(({ ratio }) => ratio);
  return Array.from({ length: PERMUTATIONS }, (_, permutation) => {
    stream.at(permutation, 0);
    // Fisher and Yates: every order is as likely.
    for (let i = ratios.length - 1; i > 0; i--) {
      const j = stream.nextInteger(i + 1);
      [ratios[i], ratios[j]] = [ratios[j]!, ratios[i]!];
    }
    return sum(
      chances.map((chance, i) => {
        const forecast = ratios[i]! * chance.midVolatility;
        const side = decideTrade({ ...chance, forecast, minEdge });
        return side === "none" ? 0 : side === "buy" ? chance.bought : chance.sold;
      }),
    );
  });
}

function resultOf({ trader }: TraderCycleResult): number {
  return sumRows(trader, RESULT_ROWS);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
