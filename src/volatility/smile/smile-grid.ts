import { exp } from "../../math/exp.ts";
import { type Svi, sviVariance } from "./svi.ts";

/** Points to either side of a centre, and how far they go: sinh(9) = 4,052 widths. */
const POINTS = 180;
const REACH = 9;

/** Multiples of a width from 0 out, 5 % apart in the far, ascending. */
const SPREAD = Float64Array.from({ length: 2 * POINTS + 1 }, (_, i) => {
  const power = exp((REACH * (i - POINTS)) / POINTS);
  return 0.5 * (power - 1 / power);
});

/**
 * Log-moneynesses at which smiles are checked, ascending: about the vertex of each smile in its own
 * width, and about the forward in deviations at expiry, close together there and ever wider apart.
 */
export function smileGrid(smiles: readonly Svi[]): Float64Array {
  const grid = new Float64Array(2 * smiles.length * SPREAD.length);
  let at = 0;
  for (const svi of smiles) {
    const deviation = Math.sqrt(Math.max(sviVariance(svi, 0), Number.MIN_VALUE));
    for (let i = 0; i < SPREAD.length; i++) {
      grid[at++] = svi.m + svi.sigma * SPREAD[i]!;
      grid[at++] = deviation * SPREAD[i]!;
    }
  }
  return grid.sort();
}
