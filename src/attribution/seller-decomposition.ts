import { roundHalfAway } from "../money/amount.ts";

/**
 * What a seller's excess result is made of (Israelov and Nielsen 2015): a constant share of the
 * stock, being short volatility, and the timing that the option's changing delta brings about.
 * In $0.0001, valued at the expiry; the three add up to the excess exactly.
 */
export interface Decomposition {
  readonly equity: number;
  readonly shortVol: number;
  readonly timing: number;
}

/** Sums over the steps of one cycle, per share, in $0.0001 with fractions. */
export interface DecompositionSums {
  /** Excess moves of the stock, carried to the expiry. */
  moves: number;
  /** The same, each times the share of the stock that the seller was exposed to. */
  exposedMoves: number;
}

/**
 * Adds one step: the stock's move and dividend above interest, by the exposure at its start.
 *
 * @param exposure the seller's delta per share, by the option's delta at the mark volatility: 1 -
 * call delta, or minus the put delta.
 * @param growth interest of the step (e^(r dt) - 1). @param toExpiry e^(r tau) at the step's end.
 */
export function addStep(
  sums: DecompositionSums,
  before: number,
  after: number,
  dividend: number,
  exposure: number,
  growth: number,
  toExpiry: number,
): void {
  const move = (after - before + dividend - before * growth) * toExpiry;
  sums.moves += move;
  sums.exposedMoves += exposure * move;
}

/**
 * @param meanExposure the exposure the strategy aims at, fixed before entry (0.5 at the money).
 * @param shares that the position stands for. @param excess result above interest, in $0.0001.
 */
export function decompose(
  sums: DecompositionSums,
  meanExposure: number,
  shares: number,
  excess: number,
): Decomposition {
  const equity = roundHalfAway(meanExposure * sums.moves * shares);
  const timing = roundHalfAway((sums.exposedMoves - meanExposure * sums.moves) * shares);
  return { equity, shortVol: excess - equity - timing, timing };
}
