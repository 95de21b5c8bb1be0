import { expMinusOne } from "../math/exp.ts";

/** e^(rT) - 1: what a dollar earns as cash. `rate` continuous per year, `years` calendar / 365. */
export function cashGrowth(rate: number, years: number): number {
  return expMinusOne(rate * years);
}
