import { MULTIPLIER } from "../../../contracts/instrument-table.ts";
import { roundHalfAway, UNITS_PER_CENT } from "../../../money/amount.ts";
import type { PlannedSeries } from "./trade-plan.ts";
import type { UserContract } from "./user-trade.ts";

/** What the user has of one series, in the market's contracts and in the file's. */
export interface PlannedHolding {
  readonly series: number;
  readonly root: string;
  readonly right: "call" | "put";
  readonly expiryDay: number;
  readonly expiryRow: number | undefined;
  /** As the file names it now. */
  fileStrike: number;
  /** As the market has it now. */
  strike: number;
  deliverable: number;
  /** The file's contracts for one of the market's. */
  unit: number;
  /** The market's contracts; negative is short. */
  held: number;
}

/** Everything that the user has while the plan is made. */
export interface PlannedHoldings {
  readonly series: PlannedSeries[];
  readonly all: PlannedHolding[];
}

/** The series that the file names now; undefined when the user has never had it. */
export function findHolding(
  { all }: PlannedHoldings,
  { right, strike, expiryDay }: UserContract,
): PlannedHolding | undefined {
  return all.find(
    (holding) =>
      holding.right === right && holding.fileStrike === strike && holding.expiryDay === expiryDay,
  );
}

export function addHolding(
  holdings: PlannedHoldings,
  contract: UserContract,
  expiryRow: number | undefined,
): PlannedHolding {
  const { root, right, strike, expiryDay } = contract;
  const holding: PlannedHolding = {
    series: holdings.series.length,
    root,
    right,
    expiryDay,
    expiryRow,
    fileStrike: strike,
    strike,
    deliverable: MULTIPLIER,
    unit: 1,
    held: 0,
  };
  holdings.series.push({ root, right, strike, expiryDay, expiryRow });
  holdings.all.push(holding);
  return holding;
}

/**
 * What a split does to a series in the market (docs/assumptions/splits.md) and to its name in the
 * file: a whole split divides the strike there to the cent, another leaves the name.
 *
 * @param newShares and `oldShares` in lowest terms.
 */
export function splitHoldings(
  { all }: PlannedHoldings,
  newShares: number,
  oldShares: number,
): void {
  const isWhole = oldShares === 1;
  for (const holding of all) {
    const isDivided =
      isWhole && holding.strike % newShares === 0 && holding.deliverable === MULTIPLIER;
    if (isDivided) {
      holding.strike /= newShares;
      holding.held *= newShares;
    } else {
      holding.deliverable = (holding.deliverable * newShares) / oldShares;
      if (isWhole) holding.unit *= newShares;
    }
    // Brokers write strikes in cents.
    if (isWhole)
      holding.fileStrike =
        roundHalfAway(holding.fileStrike / newShares / UNITS_PER_CENT) * UNITS_PER_CENT;
  }
}

/** Shares that change hands when so many contracts of the user's are used: his change. */
export function deliveredShares(holding: PlannedHolding, change: number): number {
  // A short call that is assigned is a change of +1 and takes shares away.
  const sign = holding.right === "call" ? -1 : 1;
  return sign * change * holding.deliverable;
}
