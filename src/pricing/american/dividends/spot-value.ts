/** Price and its first two derivatives by spot. */
export interface SpotValue {
  price: number;
  delta: number;
  gamma: number;
}

export function createSpotValue(): SpotValue {
  return { price: Number.NaN, delta: Number.NaN, gamma: Number.NaN };
}
