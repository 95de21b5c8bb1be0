import { boundaryRule, chebyshevPoints } from "../american/boundary-rule.ts";
import {
  createExerciseBoundary,
  type PutTerms,
  solveExerciseBoundary,
} from "../american/exercise-boundary.ts";

/**
 * The exercise boundary of a put of strike 1 over its whole life: one solution serves every day and
 * every spot. It is a polynomial in y = (time left / years)^(1/3), in Newton's form.
 */
export interface LifeBoundary {
  /** What it was solved for; `years` is the life. */
  readonly terms: PutTerms;
  /** Logarithm of the boundary at the expiry. */
  logStart: number;
  /** Of ln(start / boundary)^2; it is 0 at the expiry, where the first node lies. */
  readonly coefficients: Float64Array;
}

/** Slots of the memo, a power of two: a new solution takes the place of another one's. */
const SLOTS = 1024;
const MEMO: (LifeBoundary | undefined)[] = new Array<undefined>(SLOTS).fill(undefined);

const KEY = new Float64Array(4);
const KEY_BITS = new Int32Array(KEY.buffer);
const SOLVED = createExerciseBoundary();
const RULE = boundaryRule("fast");

/** The nodes from the expiry on: y = 0 first, where the value is 0. */
export const BOUNDARY_NODES: Float64Array = chebyshevPoints(RULE.nodes)
  .map((x) => 0.5 * (1 + x))
  .reverse();

/**
 * The boundary of these terms. What was solved lately is kept: a function of its arguments alone,
 * whatever was asked for before. Terms as of {@link solveExerciseBoundary}, with its fast rule.
 */
export function lifeBoundary(
  years: number,
  rate: number,
  dividendYield: number,
  sigma: number,
): LifeBoundary {
  KEY[0] = years;
  KEY[1] = rate;
  KEY[2] = dividendYield;
  KEY[3] = sigma;
  let hash = 0;
  for (let i = 0; i < 8; i++) hash = Math.imul(hash ^ KEY_BITS[i]!, 0x9e3779b1) ^ (hash >>> 15);
  const slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
  const found = MEMO[slot];
  if (found !== undefined) {
    const { terms } = found;
    const isSame =
      terms.years === years &&
      terms.rate === rate &&
      terms.dividendYield === dividendYield &&
      terms.sigma === sigma;
    if (isSame) return found;
  }
  const solved = solveLife({ years, rate, dividendYield, sigma });
  MEMO[slot] = solved;
  return solved;
}

function solveLife(terms: PutTerms): LifeBoundary {
  solveExerciseBoundary(SOLVED, RULE, terms, false);
  const { nodes } = RULE;
  const coefficients = new Float64Array(nodes + 1);
  for (let i = 1; i <= nodes; i++) {
    const depth = SOLVED.depths[nodes - i]!;
    coefficients[i] = depth * depth;
  }
  for (let order = 1; order <= nodes; order++) {
    for (let i = nodes; i >= order; i--) {
      const width = BOUNDARY_NODES[i]! - BOUNDARY_NODES[i - order]!;
      coefficients[i] = (coefficients[i]! - coefficients[i - 1]!) / width;
    }
  }
  return { terms, logStart: SOLVED.logStart, coefficients };
}

/** ln(start / boundary) >= 0 at y, the cube root of the time left as a share of the life. */
export function depthAt({ coefficients }: LifeBoundary, y: number): number {
  let square = coefficients[coefficients.length - 1]!;
  for (let i = coefficients.length - 2; i >= 0; i--) {
    square = coefficients[i]! + (y - BOUNDARY_NODES[i]!) * square;
  }
  return square > 0 ? Math.sqrt(square) : 0;
}
