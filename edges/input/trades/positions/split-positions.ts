import { type SplitRatio, splitRatio, type TradeContract } from "../trade-row.ts";
import type { PlacedDraft } from "./order-trades.ts";

/** Strikes are adjusted to the nearest cent. */
const STRIKE_STEP = 100;

/** Splits are of small numbers: at most so many new shares for so many old. */
const OLD_SHARES_MAX = 10;

export interface Holding {
  readonly contract: TradeContract;
  readonly ticker: string;
  readonly quantity: number;
}

/**
 * The ratio of a split, of all the rows that show it: as one of them says it, or from what was
 * added to the shares, or to an option, that were held.
 *
 * @returns Undefined when the rows before do not hold what was split.
 */
export function ratioOfSplit(
  splits: readonly PlacedDraft[],
  shares: number,
  holdings: readonly Holding[],
): SplitRatio | undefined {
  for (const { split } of splits) {
    if (split !== undefined && split !== "added") return split;
  }
  for (const { contract, quantity } of splits) {
    const ratio =
      contract === undefined
        ? addedTo(shares, quantity)
        : addedToOption(contract, quantity, holdings);
    if (ratio !== undefined) return ratio;
  }
  return undefined;
}

/** Fractions are paid in cash, so the simplest ratio that gives the whole shares. */
function addedTo(held: number, added: number): SplitRatio | undefined {
  const before = Math.abs(held);
  const after = before + Math.abs(added);
  if (before === 0 || added === 0) return undefined;
  for (let oldShares = 1; oldShares <= OLD_SHARES_MAX; oldShares++) {
    const newShares = Math.ceil((after * oldShares) / before);
    if (Math.floor((before * newShares) / oldShares) === Math.floor(after)) {
      return splitRatio(newShares, oldShares);
    }
  }
  return undefined;
}

function addedToOption(
  contract: TradeContract,
  added: number,
  holdings: readonly Holding[],
): SplitRatio | undefined {
  for (const holding of holdings) {
    const { right, expiryDay, strike } = holding.contract;
    const before = Math.abs(holding.quantity);
    const newShares = before + Math.abs(added);
    const isSame = right === contract.right && expiryDay === contract.expiryDay;
    const expected = (strike * before) / newShares;
    if (isSame && before > 0 && Math.abs(expected - contract.strike) <= STRIKE_STEP) {
      return splitRatio(newShares, before);
    }
  }
  return undefined;
}

/**
 * An option after a split: in a whole one (4 for 1) four times the contracts at a quarter of the
 * strike, to the nearest cent. Others change what a contract delivers, and keep its name here.
 */
export function splitHolding(holding: Holding, { newShares, oldShares }: SplitRatio): Holding {
  const isWhole = newShares % oldShares === 0;
  if (!isWhole) return holding;
  const times = newShares / oldShares;
  const strike = Math.round(holding.contract.strike / times / STRIKE_STEP) * STRIKE_STEP;
  return {
    ...holding,
    contract: { ...holding.contract, strike },
    quantity: holding.quantity * times,
  };
}
