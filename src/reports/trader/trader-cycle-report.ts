import { RESULT_ROWS } from "../../attribution/result-rows.ts";
import { isoFromDay } from "../../calendar/civil-date.ts";
import { clockYears } from "../../calendar/clocks.ts";
import { MULTIPLIER } from "../../contracts/instrument-table.ts";
import { dollarsFromAmount, roundHalfAway } from "../../money/amount.ts";
import type { TradeSide } from "../../participants/volatility-trader/decide-trade.ts";
import { volClockOf } from "../../simulator/history/price-history.ts";
import type { TraderCycleResult } from "../../simulator/history/trader/play-trader-cycle.ts";
import type { TraderConfig } from "../../simulator/history/trader/trader-config.ts";
import { realizedVolatility } from "../../volatility/realized.ts";
import { partsInDollars, sumRows } from "../dollars.ts";
import type { TradedReport, TraderCycleReport } from "./trader-report.ts";

const SIDE_WORDS: Readonly<Record<TradeSide, TraderCycleReport["side"]>> = {
  buy: "bought",
  sell: "sold",
  none: "none",
};

/** Forecast less tradable quote x vega of the position, in $0.0001; 0 without a trade. */
export function seenAmount({ opinion, side, sale }: TraderCycleResult): number {
  if (opinion === undefined || side === "none") return 0;
  return roundHalfAway(opinion.edge * opinion.vega * sale.contracts * MULTIPLIER);
}

/** One cycle as the JSON contract says it. */
export function traderCycleReport(
  config: TraderConfig,
  result: TraderCycleResult,
  adjustedCloses: Float64Array,
): TraderCycleReport {
  const { cycle, sale, opinion, side } = result;
  const { years } = sale.terms;
  return {
    entry: isoFromDay(config.days[cycle.entry]!),
    right: "call",
    expiry: isoFromDay(sale.expiryDay),
    spot: dollarsFromAmount(sale.terms.spot),
    settle: dollarsFromAmount(config.closes[cycle.expiry]!),
    strike: dollarsFromAmount(sale.strike),
    years,
    rate: sale.terms.rate,
    side: SIDE_WORDS[side],
    contracts: side === "none" ? 0 : sale.contracts,
    premium: dollarsFromAmount(result.premium),
    forecast: known(config.forecast[cycle.entry]!),
    midVol: known(sale.volatility),
    bidVol: known(opinion?.bidVolatility),
    askVol: known(opinion?.askVolatility),
    realizedVol: realizedVolatility(
      adjustedCloses,
      cycle.entry,
      cycle.expiry,
      clockYears(volClockOf(config), config.days[cycle.entry]!, config.days[cycle.expiry]!),
    ),
    edge: known(opinion?.edge),
    hedgeCost: known(opinion?.hedgeCost),
    seen: dollarsFromAmount(seenAmount(result)),
    trader: tradedReport(result.trader),
    maker: tradedReport(result.maker),
  };
}

function tradedReport(rows: readonly number[]): TradedReport {
  return { pnl: dollarsFromAmount(sumRows(rows, RESULT_ROWS)), parts: partsInDollars(rows) };
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
