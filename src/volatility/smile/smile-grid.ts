import { exp } from "../../math/exp.ts";
import { type Smile, totalVariance } from "./svi.ts";

/** sinh of `count` even steps to either side of 0, ascending: close at 0, then ever wider apart. */
export function sinhGrid(count: number, step: number): Float64Array {
  return Float64Array.from({ length: 2 * count + 1 }, (_, i) => {
    const power = exp(step * (i - count));
    return 0.5 * (power - 1 / power);
  });
}

/** To 4,052 widths, 5 % apart in the far. */
const MULTIPLES = sinhGrid(180, 0.05);

/**
 * Log-moneynesses at which smiles are checked, in no order: about the vertex of each part in its
 * own width, and about the forward in deviations at expiry.
 */
export function smileGrid(smiles: readonly Smile[]): number[] {
  const grid: number[] = [];
  for (const smile of smiles) {
    const deviation = Math.sqrt(Math.max(totalVariance(smile, 0), 0));
    for (const multiple of MULTIPLES) {
      grid.push(deviation * multiple);
      for (const { m, sigma } of smile) grid.push(m + sigma * multiple);
    }
  }
  return grid;
}
