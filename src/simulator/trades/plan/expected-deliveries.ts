/** Shares that the market delivers by itself, waiting for the rows of the file that say so. */
export interface ExpectedDelivery {
  readonly price: number;
  /** The user's change. */
  shares: number;
}

/** Of a row of delivered shares: what the market has delivered already, and what is left over. */
export interface TakenDelivery {
  readonly delivered: number;
  readonly left: number;
  /** Whether the market delivered at another price than the row's. */
  readonly isAtOtherPrice: boolean;
}

/** Takes a row's shares from those that are expected: first at the same price, then at any. */
export function takeDelivery(
  expected: readonly ExpectedDelivery[],
  shares: number,
  price: number,
): TakenDelivery {
  let left = shares;
  let isAtOtherPrice = false;
  for (const isSamePrice of [true, false]) {
    for (const delivery of expected) {
      if (left === 0) break;
      const fits = (delivery.price === price) === isSamePrice;
      if (!fits || Math.sign(delivery.shares) !== Math.sign(left)) continue;
      const taken = Math.sign(left) * Math.min(Math.abs(left), Math.abs(delivery.shares));
      delivery.shares -= taken;
      left -= taken;
      isAtOtherPrice ||= !isSamePrice;
    }
  }
  return { delivered: shares - left, left, isAtOtherPrice };
}
