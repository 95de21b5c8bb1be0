import { RESULT_ROWS } from "../attribution/result-rows.ts";
import type { Drawdown } from "../measures/drawdown.ts";
import type { Falls } from "../measures/running-results.ts";
import { dollarsFromAmount } from "../money/amount.ts";
import type { CycleResult } from "../simulator/history/play-cycle.ts";
import type { ReplayConfig } from "../simulator/history/replay-config.ts";
import { type CycleAmounts, outcomeOf, paidVolatility } from "./cycle-report.ts";
import { partsInDollars, sumRows } from "./dollars.ts";
import type {
  BuyerTotals,
  CycleReport,
  OutcomeCounts,
  PartyTotals,
  StockTotals,
  SwingCounts,
  TotalsReport,
} from "./replay-report.ts";

/** Totals over all cycles. */
export function totalsReport(
  config: ReplayConfig,
  results: readonly CycleResult[],
  amounts: readonly CycleAmounts[],
  cycles: readonly CycleReport[],
  falls: Falls,
): TotalsReport {
  const total = (pick: (cycle: CycleAmounts) => number): number =>
    amounts.reduce((sum, cycle) => sum + pick(cycle), 0);
  const dollars = (pick: (cycle: CycleAmounts) => number): number => dollarsFromAmount(total(pick));
  const sold = cycles.filter((cycle) => cycle.contracts > 0);
  const swungMore = (cycle: CycleReport): boolean =>
    cycle.realizedVol > paidVolatility(cycle, config.makerEdge);
  const base = { seller: total((c) => c.seller), buyer: total((c) => c.buyer) };
  return {
    cycles: cycles.length,
    seller: {
      ...totals(amounts, (cycle) => cycle.seller, falls.seller),
      option: dollars((cycle) => cycle.sellerOption),
      stock: dollars((cycle) => cycle.sellerStock),
      dividends: dollars((cycle) => cycle.sellerDividends),
      fees: dollars((cycle) => cycle.sellerFees),
    },
    buyer: {
      ...totals(amounts, (cycle) => cycle.buyer, falls.buyer),
      ...buyerTotals(results),
    },
    buyAndHold: {
      ...totals(amounts, (cycle) => cycle.holding, falls.holding),
      stock: dollars((cycle) => cycle.holding - cycle.holdingDividends),
      dividends: dollars((cycle) => cycle.holdingDividends),
    },
    premium: dollars((cycle) => cycle.premium),
    payoff: dollars((cycle) => cycle.payoff),
    unsold: cycles.filter((cycle) => cycle.contracts === 0).length,
    assigned: cycles.filter((cycle) => cycle.assigned).length,
    assignedEarly: cycles.filter(({ ending }) => ending === "assigned").length,
    boughtBack: cycles.filter(({ ending }) => ending === "bought-back" || ending === "rolled")
      .length,
    meanIv: mean(cycles.map((cycle) => cycle.iv)),
    meanRealizedVol: mean(cycles.map((cycle) => cycle.realizedVol)),
    outcomes: {
      withShares: countOutcomes(amounts, (cycle) => cycle.seller),
      optionAlone: countOutcomes(amounts, (cycle) => cycle.sellerOption),
      excess: countOutcomes(amounts, (cycle) => cycle.sellerExcess),
    },
    fills: fillsReport(results, base),
    versusHolding: {
      pnl: dollars((cycle) => cycle.seller - cycle.holding),
      better: amounts.filter((cycle) => cycle.seller > cycle.holding).length,
    },
    swings: {
      more: countSwings(sold.filter(swungMore)),
      less: countSwings(sold.filter((cycle) => !swungMore(cycle))),
    },
  };
}

function buyerTotals(results: readonly CycleResult[]): StockTotals & BuyerTotals {
  const rows = sumOfCycles(results, "buyer");
  return {
    stock: dollarsFromAmount(sumRows(rows, ["stock", "stockSpread"])),
    dividends: dollarsFromAmount(sumRows(rows, ["dividends"])),
    interest: dollarsFromAmount(sumRows(rows, ["interest"])),
    parts: partsInDollars(rows),
    hedgeTrades: results.reduce((sum, { hedges }) => sum + hedges.trades, 0),
    matchedTrades: dollarsFromAmount(results.reduce((sum, { hedges }) => sum + hedges.gain, 0)),
  };
}

/** Each result row over all cycles. */
function sumOfCycles(results: readonly CycleResult[], party: "seller" | "buyer"): number[] {
  return RESULT_ROWS.map((_, row) => results.reduce((sum, result) => sum + result[party][row]!, 0));
}

/**
 * The same trades filled elsewhere in the quote. Every quote of a replay is as large as the order
 * that meets it, so walking the book and the best bid or ask are the same price.
 */
function fillsReport(
  results: readonly CycleResult[],
  run: { readonly seller: number; readonly buyer: number },
): TotalsReport["fills"] {
  const spreadOf = (party: "seller" | "buyer"): number =>
    sumRows(sumOfCycles(results, party), ["spread", "stockSpread"]);
  const asRun = { seller: dollarsFromAmount(run.seller), buyer: dollarsFromAmount(run.buyer) };
  return {
    book: asRun,
    bidAsk: asRun,
    mid: {
      seller: dollarsFromAmount(run.seller - spreadOf("seller")),
      buyer: dollarsFromAmount(run.buyer - spreadOf("buyer")),
    },
  };
}

function totals(
  amounts: readonly CycleAmounts[],
  pick: (cycle: CycleAmounts) => number,
  fall: Drawdown,
): PartyTotals {
  return {
    pnl: dollarsFromAmount(amounts.reduce((sum, cycle) => sum + pick(cycle), 0)),
    gains: amounts.filter((cycle) => pick(cycle) > 0).length,
    worstFall: dollarsFromAmount(fall.worst),
  };
}

function countOutcomes(
  amounts: readonly CycleAmounts[],
  sellerOf: (cycle: CycleAmounts) => number,
): OutcomeCounts {
  const counts = { both: 0, sellerOnly: 0, buyerOnly: 0, neither: 0 };
  for (const cycle of amounts) counts[outcomeOf(sellerOf(cycle), cycle.buyer)]++;
  return counts;
}

function countSwings(cycles: readonly CycleReport[]): SwingCounts {
  return {
    cycles: cycles.length,
    buyerGained: cycles.filter((cycle) => cycle.buyer.pnl > 0).length,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
