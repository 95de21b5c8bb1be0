import { checkedAmount } from "../../money/amount.ts";
import { percentUp } from "./naked-requirement.ts";
import { pairShorts, type ShortRequirement } from "./pair-shorts.ts";
import type { StockPosition } from "./stock-position.ts";

/** What a broker has agreed with an account. */
export interface RegTSettings {
  /** Own money behind shares, a whole percentage of their value; short sales need it on top. */
  readonly sharePercent: number;
  /** Short puts hold their whole strike in cash; otherwise the naked formula. */
  readonly cashSecuredPuts: boolean;
}

/** Half of the shares may be borrowed: Regulation T, 12 CFR 220.12(a) and (c). */
export const MARGIN_ACCOUNT: RegTSettings = { sharePercent: 50, cashSecuredPuts: false };

/** Nothing is borrowed. */
export const CASH_ACCOUNT: RegTSettings = { sharePercent: 100, cashSecuredPuts: true };

/**
 * The strategy-based margin of one account on one stock, in $0.0001. A requirement contains the
 * premium of what is short, so it is held against all that is owned, short options not taken off:
 * cash with the premiums received, shares (at the strike at most where they are promised), and long
 * options, which need all of their own value.
 */
export interface RegTMargin extends ShortRequirement {
  /** For shares, long or short. */
  shareUnits: number;
  /** For long options: what they are worth, no loan value. */
  longUnits: number;
  /** Shares, long and short options together; never negative. */
  requirementUnits: number;
  collateralUnits: number;
  /** What is left over; negative: so much is missing, in all or in cash behind puts. */
  excessUnits: number;
}

export function createRegTMargin(): RegTMargin {
  const unset = Number.NaN;
  return {
    shortUnits: unset,
    strikeCashUnits: unset,
    promisedUnits: unset,
    shareUnits: unset,
    longUnits: unset,
    requirementUnits: unset,
    collateralUnits: unset,
    excessUnits: unset,
  };
}

/** Writes the strategy-based margin into `out`. Source: Cboe Rule 10.3; docs/market/margin.md. */
export function evaluateRegT(
  out: RegTMargin,
  position: StockPosition,
  settings: RegTSettings,
): void {
  const { spotUnits, shares, cashUnits, count, contracts, markUnits } = position;
  pairShorts(out, position, settings.cashSecuredPuts);
  out.longUnits = 0;
  for (let i = 0; i < count; i++) out.longUnits += Math.max(contracts[i]!, 0) * markUnits[i]!;
  const longShares = Math.max(shares, 0) * spotUnits - out.promisedUnits;
  const shortShares = Math.max(-shares, 0) * spotUnits;
  // Short: the proceeds stay with the broker, and own money beside them.
  out.shareUnits =
    percentUp(longShares, settings.sharePercent) +
    percentUp(shortShares, 100 + settings.sharePercent);
  out.requirementUnits = checkedAmount(out.shareUnits + out.longUnits + out.shortUnits);
  out.collateralUnits = checkedAmount(cashUnits + longShares + out.longUnits);
  const excess = out.collateralUnits - out.requirementUnits;
  // Shares cannot stand in for the cash behind a put.
  const inCash = out.strikeCashUnits > 0 ? cashUnits - out.strikeCashUnits : excess;
  out.excessUnits = checkedAmount(Math.min(excess, inCash));
}

const MARGIN = createRegTMargin();

/** The requirement of {@link evaluateRegT} alone, in $0.0001. */
export function regTRequirement(position: StockPosition, settings: RegTSettings): number {
  evaluateRegT(MARGIN, position, settings);
  return MARGIN.requirementUnits;
}
