/**
 * What one account holds on one stock, as margin sees it: filled from positions and marks, again
 * and again, without new memory. Series stand in columns; place i is the series' index everywhere
 * in this folder.
 */
export interface StockPosition {
  /** The stock's mark, $0.0001 per share. */
  spotUnits: number;
  /** Negative when short. */
  shares: number;
  /** $0.0001, premiums and proceeds of short sales included; negative when borrowed. */
  cashUnits: number;
  count: number;
  /** 1 call, -1 put. */
  readonly right: Int32Array;
  /** $0.0001 per share. */
  readonly strikeUnits: Float64Array;
  /** Days since 1970-01-01. */
  readonly expiryDay: Int32Array;
  /** Negative when short. */
  readonly contracts: Float64Array;
  /** $0.0001 per contract, as in `Marks`. */
  readonly markUnits: Float64Array;
  /** Shares per contract on exercise: 100, until a split adjusts it. */
  readonly deliverable: Int32Array;
  /** Working memory of the pairing: contracts that nothing has been set against yet. */
  readonly unpaired: Float64Array;
}

/** An empty position with room for so many series. */
export function createStockPosition(series: number): StockPosition {
  // Not whole numbers: V8 would type the fields as small integers and rebuild the shape.
  const unset = Number.NaN;
  return {
    spotUnits: unset,
    shares: unset,
    cashUnits: unset,
    count: 0,
    right: new Int32Array(series),
    strikeUnits: new Float64Array(series),
    expiryDay: new Int32Array(series),
    contracts: new Float64Array(series),
    markUnits: new Float64Array(series),
    deliverable: new Int32Array(series),
    unpaired: new Float64Array(series),
  };
}

/** Starts over: stock and cash, no series. Amounts in $0.0001. */
export function resetStockPosition(
  position: StockPosition,
  spotUnits: number,
  shares: number,
  cashUnits: number,
): void {
  position.spotUnits = spotUnits;
  position.shares = shares;
  position.cashUnits = cashUnits;
  position.count = 0;
}

/**
 * Adds a series and returns its index. The caller has made room for it.
 *
 * @param markUnits $0.0001 per contract. @param deliverable shares per contract.
 */
export function addToPosition(
  position: StockPosition,
  right: number,
  strikeUnits: number,
  expiryDay: number,
  contracts: number,
  markUnits: number,
  deliverable: number,
): number {
  const index = position.count++;
  position.right[index] = right;
  position.strikeUnits[index] = strikeUnits;
  position.expiryDay[index] = expiryDay;
  position.contracts[index] = contracts;
  position.markUnits[index] = markUnits;
  position.deliverable[index] = deliverable;
  return index;
}
