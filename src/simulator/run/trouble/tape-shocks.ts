/** A sudden change of what a share is worth. */
export interface Shock {
  /** Session of the tape, from 0; price of it, from 1, or 0 for the night before. */
  readonly session: number;
  readonly step: number;
  /** Change as a part of the price: -0.25 is a quarter less. */
  readonly size: number;
  /** Added to the variance per year of the trading clock, where variance moves by itself. */
  readonly variance: number;
}

/** A tape's price, and its variance where it has one. */
interface Shaken {
  price: number;
  variance: number;
}

/** What happens at a price of a tape beside what its model draws. */
export function applyShocks(
  state: Shaken,
  shocks: readonly Shock[],
  session: number,
  step: number,
): void {
  for (const shock of shocks) {
    if (shock.session !== session || shock.step !== step) continue;
    state.price *= 1 + shock.size;
    state.variance += shock.variance;
  }
}
