import { OPTION_ROWS, RESULT_ROWS, STOCK_ROWS } from "../attribution/result-rows.ts";
import { decompose } from "../attribution/seller-decomposition.ts";
import { isoFromDay } from "../calendar/civil-date.ts";
import { clockYears, interestYears } from "../calendar/clocks.ts";
import { MULTIPLIER } from "../contracts/instrument-table.ts";
import { dollarsFromAmount, roundHalfAway } from "../money/amount.ts";
import { cashGrowth } from "../pricing/cash-growth.ts";
import type { CycleResult } from "../simulator/history/play-cycle.ts";
import { sharesForOne, volClockOf } from "../simulator/history/price-history.ts";
import type { ReplayConfig } from "../simulator/history/replay-config.ts";
import { realizedVolatility } from "../volatility/realized.ts";
import { partsInDollars, sumRows } from "./dollars.ts";
import type { CycleReport, Outcome } from "./replay-report.ts";

/** The results of one cycle in $0.0001, as the totals need them. */
export interface CycleAmounts {
  readonly seller: number;
  readonly sellerOption: number;
  readonly sellerStock: number;
  readonly sellerDividends: number;
  readonly sellerExcess: number;
  /** Negative: what was charged. */
  readonly sellerFees: number;
  readonly buyer: number;
  readonly holding: number;
  readonly holdingDividends: number;
  /** What the seller's starting money would earn: the shares' value, or the strike in cash. */
  readonly sellerInterest: number;
  readonly holdingInterest: number;
  readonly premium: number;
  readonly payoff: number;
}

/** Adds up one cycle. Interest on the starting money is a memo: no ledger pays it. */
export function cycleAmounts(config: ReplayConfig, result: CycleResult): CycleAmounts {
  const { cycle, sale, ending } = result;
  const { days } = config;
  const shares = sale.contracts * MULTIPLIER;
  const sold = result.premium > 0 ? shares : 0;
  const seller = sumRows(result.seller, RESULT_ROWS);
  const premium = result.premium * sold;
  const growthFrom = (row: number): number =>
    cashGrowth(sale.terms.rate, interestYears(days[row]!, days[cycle.expiry]!));
  const growth = growthFrom(cycle.entry);
  const covered = sale.terms.right > 0;
  const holdingInterest = roundHalfAway(sale.terms.spot * shares * growth);
  const sellerInterest = covered ? holdingInterest : roundHalfAway(sale.strike * shares * growth);
  const holdingDividends = Math.round(result.dividendsPerShare * shares);
  const settled = config.closes[cycle.expiry]! * sharesForOne(config, cycle.entry, cycle.expiry);
  return {
    seller,
    sellerOption: sumRows(result.seller, OPTION_ROWS),
    sellerStock: sumRows(result.seller, STOCK_ROWS),
    sellerDividends: sumRows(result.seller, ["dividends"]),
    sellerExcess:
      seller +
      roundHalfAway(premium * growth - ending.paid * growthFrom(ending.row)) -
      (covered ? sellerInterest : 0),
    sellerFees: sumRows(result.seller, ["fees"]),
    buyer: sumRows(result.buyer, RESULT_ROWS),
    holding: Math.round((settled - sale.terms.spot) * shares) + holdingDividends,
    holdingDividends,
    sellerInterest,
    holdingInterest,
    premium,
    payoff: ending.paid,
  };
}

/** One cycle as the JSON contract says it. */
export function cycleReport(
  config: ReplayConfig,
  result: CycleResult,
  amounts: CycleAmounts,
  adjustedCloses: Float64Array,
): CycleReport {
  const { cycle, sale, ending, hedges } = result;
  const { days } = config;
  const shares = sale.contracts * MULTIPLIER;
  const excess = amounts.sellerExcess;
  const parts = decompose(result.sums, sale.meanExposure, shares, excess);
  const { years } = sale.terms;
  const last = ending.how === "unsold" ? cycle.expiry : ending.row;
  const lived = clockYears(volClockOf(config), days[cycle.entry]!, days[last]!);
  const split = sharesForOne(config, cycle.entry, cycle.expiry);
  return {
    entry: isoFromDay(config.days[cycle.entry]!),
    right: sale.terms.right > 0 ? "call" : "put",
    expiry: isoFromDay(sale.expiryDay),
    ended: isoFromDay(days[last]!),
    ending: ending.how,
    spot: dollarsFromAmount(sale.terms.spot),
    settle: dollarsFromAmount(config.closes[cycle.expiry]!),
    strike: dollarsFromAmount(sale.strike),
    years,
    iv: sale.volatility,
    realizedVol: lived === 0 ? 0 : realizedVolatility(adjustedCloses, cycle.entry, last, lived),
    newSharesForOne: split,
    rate: sale.terms.rate,
    premium: dollarsFromAmount(result.premium),
    contracts: result.premium > 0 ? sale.contracts : 0,
    seller: {
      pnl: dollarsFromAmount(amounts.seller),
      option: dollarsFromAmount(amounts.sellerOption),
      stock: dollarsFromAmount(amounts.sellerStock),
      dividends: dollarsFromAmount(amounts.sellerDividends),
      interest: dollarsFromAmount(amounts.sellerInterest),
      fees: dollarsFromAmount(amounts.sellerFees),
      excess: dollarsFromAmount(excess),
      decomposition: {
        equity: dollarsFromAmount(parts.equity),
        shortVol: dollarsFromAmount(parts.shortVol),
        timing: dollarsFromAmount(parts.timing),
      },
    },
    buyer: {
      pnl: dollarsFromAmount(amounts.buyer),
      parts: partsInDollars(result.buyer),
      hedgeTrades: hedges.trades,
      matchedTrades: dollarsFromAmount(hedges.gain),
    },
    buyAndHold: {
      pnl: dollarsFromAmount(amounts.holding),
      interest: dollarsFromAmount(amounts.holdingInterest),
      excess: dollarsFromAmount(amounts.holding - amounts.holdingInterest),
    },
    outcome: outcomeOf(amounts.seller, amounts.buyer),
    assigned: ending.exercised,
  };
}

/** The volatility that the buyer paid for: the sale's less his edge, which is never below 0. */
export function paidVolatility(cycle: CycleReport, makerEdge: number): number {
  return Math.max(cycle.iv - makerEdge, 0);
}

/** Who gained; a result of exactly zero is no gain. */
export function outcomeOf(seller: number, buyer: number): Outcome {
  if (seller > 0) return buyer > 0 ? "both" : "sellerOnly";
  return buyer > 0 ? "buyerOnly" : "neither";
}
