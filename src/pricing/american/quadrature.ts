import { exp } from "../../math/exp.ts";

/**
 * A rule for the integral of f over (0, 1): the sum of weight * f at v = cosine^2. The complement
 * 1 - v = sine^2 is kept too, because it cannot be had from v near its ends.
 */
export interface TimeQuadrature {
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
  readonly weights: Float64Array;
}

/** A Newton step below this leaves the root as exact as doubles allow. */
const SMALL_STEP = 1e-15;
const NEWTON_STEPS = 100;

/**
 * Nodes on (0, 1), falling, and weights of the Gauss-Legendre rule. Each root is found by Newton's
 * method from the one above it with the roots already found divided out: no first guesses in
 * cosines are needed, and every step goes down towards the next root.
 */
export function gaussLegendre(count: number): { nodes: Float64Array; weights: Float64Array } {
  const roots = new Float64Array(count);
  const weights = new Float64Array(count);
  let x = 1;
  for (let k = 0; k < count; k++) {
    for (let step = 0; step < NEWTON_STEPS; step++) {
      const [value, slope] = legendre(count, x);
      let deflation = 0;
      for (let i = 0; i < k; i++) if (x !== roots[i]) deflation += 1 / (x - roots[i]!);
      // Exactly at the root above, where value is 0, a step of its own leads away from it.
      const change = k > 0 && x === roots[k - 1] ? -1e-4 : -value / (slope - value * deflation);
      x += change;
      if (Math.abs(change) < SMALL_STEP) break;
    }
    roots[k] = x;
    const [, slope] = legendre(count, x);
    weights[k] = 1 / ((1 - x * x) * slope * slope);
  }
  return { nodes: roots.map((root) => 0.5 * (1 + root)), weights };
}

/** The Legendre polynomial of a degree and its slope, by the three-term recurrence. */
function legendre(degree: number, x: number): [value: number, slope: number] {
  let below = 0;
  let value = 1;
  let slopeBelow = 0;
  let slope = 0;
  for (let j = 0; j < degree; j++) {
    const next = ((2 * j + 1) * x * value - j * below) / (j + 1);
    const slopeNext = slopeBelow + (2 * j + 1) * value;
    below = value;
    value = next;
    slopeBelow = slope;
    slope = slopeNext;
  }
  return [value, slope];
}

/**
 * Gauss-Legendre in w with cosine = (1 - w^2) / (1 + w^2) and sine = 2 w / (1 + w^2): functions
 * with square roots of v and of 1 - v are smooth in w.
 */
export function rootSmoothingRule(count: number): TimeQuadrature {
  const { nodes, weights } = gaussLegendre(count);
  const per = nodes.map((w) => 1 / (1 + w * w));
  const cosines = nodes.map((w, i) => (1 - w * w) * per[i]!);
  const sines = nodes.map((w, i) => 2 * w * per[i]!);
  return {
    cosines,
    sines,
    weights: weights.map((weight, i) => 4 * weight * cosines[i]! * sines[i]! * per[i]!),
  };
}

/**
 * The tanh-sinh rule (Takahasi and Mori 1974): v = 1 / (1 + e^(-pi sinh t)), t in `count` equal
 * steps from -reach to reach. Its points crowd at both ends, so that a peak of any width at v = 0
 * is met, as gamma has one beside the exercise boundary.
 */
export function tanhSinhRule(count: number, reach: number): TimeQuadrature {
  const step = (2 * reach) / (count - 1);
  const cosines = new Float64Array(count);
  const sines = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const growth = exp(i * step - reach);
    const logit = 0.5 * Math.PI * (growth - 1 / growth);
    const v = 1 / (1 + exp(-logit));
    const u = 1 / (1 + exp(logit));
    cosines[i] = Math.sqrt(v);
    sines[i] = Math.sqrt(u);
    weights[i] = v * u * (0.5 * Math.PI * (growth + 1 / growth)) * step;
  }
  return { cosines, sines, weights };
}
