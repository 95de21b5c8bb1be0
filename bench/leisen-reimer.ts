/** Terms of an American put; per calendar year. */
export interface Put {
  readonly spot: number;
  readonly strike: number;
  readonly years: number;
  readonly rate: number;
  readonly dividendYield: number;
  readonly sigma: number;
}

/**
 * The price of an American put on the tree that most programs use: the binomial one of Leisen and
 * Reimer (1996), with Peizer and Pratt's second inversion.
 *
 * @param steps odd.
 */
export function leisenReimer(put: Put, steps: number): number {
  const { spot, strike, years, rate, dividendYield, sigma } = put;
  const step = years / steps;
  const deviation = sigma * Math.sqrt(years);
  const drift = Math.log(spot / strike) + (rate - dividendYield) * years;
  const up = probability(drift / deviation - deviation / 2, steps);
  const upOfShares = probability(drift / deviation + deviation / 2, steps);
  const growth = Math.exp((rate - dividendYield) * step);
  const rise = (growth * upOfShares) / up;
  const fall = (growth * (1 - upOfShares)) / (1 - up);
  const discount = Math.exp(-rate * step);
  const values = new Float64Array(steps + 1);
  for (let ups = 0; ups <= steps; ups++) {
    values[ups] = Math.max(strike - spot * rise ** ups * fall ** (steps - ups), 0);
  }
  for (let left = steps - 1; left >= 0; left--) {
    let price = spot * fall ** left;
    for (let ups = 0; ups <= left; ups++) {
      const held = discount * (up * values[ups + 1]! + (1 - up) * values[ups]!);
      values[ups] = Math.max(held, strike - price);
      price *= rise / fall;
    }
  }
  return values[0]!;
}

function probability(z: number, steps: number): number {
  const scaled = z / (steps + 1 / 3 + 0.1 / (steps + 1));
  const root = Math.sqrt(1 - Math.exp(-scaled * scaled * (steps + 1 / 6)));
  return 0.5 + (Math.sign(z) * root) / 2;
}
