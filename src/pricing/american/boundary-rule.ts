import { exp } from "../../math/exp.ts";
import { log } from "../../math/log.ts";
import { rootSmoothingRule, type TimeQuadrature, tanhSinhRule } from "./quadrature.ts";

/** `full`: errors near 1e-8 of the strike; `fast`: near 2e-6, at ten times the speed. */
export type Accuracy = "fast" | "full";

/**
 * What the solver of the exercise boundary needs and no option changes. The boundary is a
 * polynomial through `nodes` points in time and the expiry; `fractions` are the square roots of the
 * nodes' share of the time to expiry, falling from 1. A row of a Lagrange table turns the values at
 * the nodes into the value at a quadrature point (the value at expiry is 0 and has no column).
 */
export interface BoundaryRule {
  readonly nodes: number;
  readonly fractions: Float64Array;
  readonly newtonSteps: number;
  /** Over the time from each node to expiry: table row i * points + j for node i, point j. */
  readonly solving: TimeQuadrature;
  readonly solvingTable: Float64Array;
  /** Over the whole time to expiry. */
  readonly pricing: TimeQuadrature;
  readonly pricingTable: Float64Array;
  /**
   * Nearer to the boundary than so many standard deviations the pricing rule is too coarse for
   * gamma, which is then taken at the boundary.
   */
  readonly gammaFloor: number;
}

const RULES: Record<Accuracy, BoundaryRule | undefined> = { fast: undefined, full: undefined };

/** The tables of an accuracy, made at the first call. */
export function boundaryRule(accuracy: Accuracy): BoundaryRule {
  let rule = RULES[accuracy];
  if (rule === undefined) {
    rule =
      accuracy === "full"
        ? createBoundaryRule(16, 24, tanhSinhRule(161, 3.2), 8, 1e-5)
        : createBoundaryRule(8, 8, tanhSinhRule(41, 2.6), 4, 2e-3);
    RULES[accuracy] = rule;
  }
  return rule;
}

/** @param nodes A power of two. */
export function createBoundaryRule(
  nodes: number,
  points: number,
  pricing: TimeQuadrature,
  newtonSteps: number,
  gammaFloor: number,
): BoundaryRule {
  const chebyshev = chebyshevPoints(nodes);
  const fractions = new Float64Array(nodes);
  for (let i = 0; i < nodes; i++) {
    const y = 0.5 * (1 + chebyshev[i]!);
    fractions[i] = y * Math.sqrt(y);
  }
  const solving = rootSmoothingRule(points);
  const solvingTable = new Float64Array(nodes * points * nodes);
  for (let i = 0; i < nodes; i++) {
    for (let j = 0; j < points; j++) {
      const row = (i * points + j) * nodes;
      writeLagrangeRow(solvingTable, row, chebyshev, fractions[i]! * solving.sines[j]!);
    }
  }
  const pricingTable = new Float64Array(pricing.sines.length * nodes);
  pricing.sines.forEach((sine, j) => {
    writeLagrangeRow(pricingTable, j * nodes, chebyshev, sine);
  });
  return {
    nodes,
    fractions,
    newtonSteps,
    solving,
    solvingTable,
    pricing,
    pricingTable,
    gammaFloor,
  };
}

/** cos(i pi / count) for i = 0 to count, a power of two, by halving angles. */
export function chebyshevPoints(count: number): Float64Array {
  const points = new Float64Array(count + 1);
  points[0] = 1;
  points[count] = -1;
  for (let stride = count / 2; stride >= 1; stride /= 2) {
    for (let i = stride; i <= count / 2; i += 2 * stride) {
      const doubled = 2 * i === count ? -1 : points[2 * i]!;
      const cosine = Math.sqrt(0.5 * (1 + doubled));
      points[i] = cosine;
      points[count - i] = -cosine;
    }
  }
  return points;
}

/**
 * Writes the values of the Lagrange polynomials at the square root of a time's share of the time
 * to expiry. The nodes are the Chebyshev points of y with share = y^3: of the powers tried it gave
 * the smallest errors for boundaries that start like sqrt(t) (yield above the rate) and those
 * that start like sqrt(t ln t) together. Barycentric formula: Berrut and Trefethen 2004.
 */
function writeLagrangeRow(
  table: Float64Array,
  row: number,
  chebyshev: Float64Array,
  rootOfShare: number,
): void {
  const nodes = chebyshev.length - 1;
  const y = rootOfShare > 0 ? exp((2 / 3) * log(rootOfShare)) : 0;
  const x = 2 * y - 1;
  let sum = 0;
  for (let i = 0; i <= nodes; i++) {
    const distance = x - chebyshev[i]!;
    if (distance === 0) {
      for (let k = 0; k < nodes; k++) table[row + k] = k === i ? 1 : 0;
      return;
    }
    const end = i === 0 || i === nodes ? 0.5 : 1;
    const weight = (i % 2 === 0 ? end : -end) / distance;
    if (i < nodes) table[row + i] = weight;
    sum += weight;
  }
  for (let i = 0; i < nodes; i++) table[row + i]! /= sum;
}
