import { DISTANCE_NODES, NODE_SIZE, SIGMA_NODES, SIGMA_ROW } from "./early-exercise-grid.ts";

/** Nodes that a slope is taken from: the polynomial through them, differentiated. */
const STENCIL = 7;
const FIRSTS = new Int32Array(SIGMA_NODES);
const WEIGHTS = new Float64Array(SIGMA_NODES * STENCIL);
for (let i = 0; i < SIGMA_NODES; i++) writeWeights(i);

/** Weights of the first derivative per cell at node i (Berrut and Trefethen 2004). */
function writeWeights(i: number): void {
  const first = Math.min(Math.max(i - (STENCIL - 1) / 2, 0), SIGMA_NODES - STENCIL);
  FIRSTS[i] = first;
  const own = i - first;
  const row = i * STENCIL;
  let sum = 0;
  for (let j = 0; j < STENCIL; j++) {
    if (j === own) continue;
    const weight = binomial(j) / binomial(own) / (own - j);
    WEIGHTS[row + j] = (j + own) % 2 === 0 ? weight : -weight;
    sum += WEIGHTS[row + j]!;
  }
  WEIGHTS[row + own] = -sum;
}

/** STENCIL - 1 over j. */
function binomial(j: number): number {
  let value = 1;
  for (let k = 0; k < j; k++) value = (value * (STENCIL - 1 - k)) / (k + 1);
  return value;
}

/** Writes the slopes by ln(sigma), per cell, of the premia and of their slopes by place. */
export function writeSigmaSlopes(premia: Float64Array, start: number): void {
  for (let i = 0; i < SIGMA_NODES; i++) {
    const from = start + FIRSTS[i]! * SIGMA_ROW;
    const to = start + i * SIGMA_ROW;
    for (let k = 0; k < DISTANCE_NODES * NODE_SIZE; k += NODE_SIZE) {
      let slope = 0;
      let cross = 0;
      for (let j = 0; j < STENCIL; j++) {
        const weight = WEIGHTS[i * STENCIL + j]!;
        slope += weight * premia[from + j * SIGMA_ROW + k]!;
        cross += weight * premia[from + j * SIGMA_ROW + k + 1]!;
      }
      premia[to + k + 2] = slope;
      premia[to + k + 3] = cross;
    }
  }
}
