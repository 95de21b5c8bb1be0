import { exp } from "../../math/exp.ts";
import { INVERSE_SQRT_TWO_PI, millsDenominator, millsNumerator } from "../../math/normal.ts";
import { type BoundaryRule, createBoundaryRule } from "../american/boundary-rule.ts";
import {
  createExerciseBoundary,
  type ExerciseBoundary,
  type PutTerms,
  solveExerciseBoundary,
} from "../american/exercise-boundary.ts";
import { rootSmoothingRule, tanhSinhRule } from "../american/quadrature.ts";

const NODES = 8;
const SOLVING_POINTS = 8;
const NEWTON_STEPS = 3;
/** Neither rule is asked for gamma. */
const NO_GAMMA = 0;
/** Away from the boundary few points do; near it the slope has a peak at the first moments. */
const FAR_RULE = createBoundaryRule(
  NODES,
  SOLVING_POINTS,
  rootSmoothingRule(10),
  NEWTON_STEPS,
  NO_GAMMA,
);
const NEAR_RULE = createBoundaryRule(
  NODES,
  SOLVING_POINTS,
  tanhSinhRule(41, 2.6),
  NEWTON_STEPS,
  NO_GAMMA,
);
/** Beyond it a point of the integral adds nothing, below its negative the whole: 1e-15. */
const DENSITY_LIMIT = 8;

/** What a point of the integral has in common for all spots. */
interface PremiumPoints {
  readonly count: number;
  /** ln(spot) + shift is the distance from the boundary then, with the drift until then. */
  readonly shifts: Float64Array;
  readonly deviations: Float64Array;
  readonly perDeviations: Float64Array;
  /** Weight r e^(-rv), weight q e^(-qv), weight q e^(-rv) boundary. */
  readonly interests: Float64Array;
  readonly yields: Float64Array;
  readonly pastYields: Float64Array;
}

function createPremiumPoints({ pricing }: BoundaryRule): PremiumPoints {
  const count = pricing.weights.length;
  const unset = (): Float64Array => new Float64Array(count);
  return {
    count,
    shifts: unset(),
    deviations: unset(),
    perDeviations: unset(),
    interests: unset(),
    yields: unset(),
    pastYields: unset(),
  };
}

const FAR_POINTS = createPremiumPoints(FAR_RULE);
const NEAR_POINTS = createPremiumPoints(NEAR_RULE);
const BOUNDARY = createExerciseBoundary();

/**
 * Solves the exercise boundary of a put of strike 1 and keeps it for {@link addPremiumAt}.
 * The result is overwritten by the next call.
 */
export function preparePremium(terms: PutTerms): ExerciseBoundary {
  solveExerciseBoundary(BOUNDARY, NEAR_RULE, terms, false);
  writePoints(FAR_POINTS, FAR_RULE, terms);
  writePoints(NEAR_POINTS, NEAR_RULE, terms);
  return BOUNDARY;
}

function writePoints(points: PremiumPoints, rule: BoundaryRule, terms: PutTerms): void {
  const { nodes, pricing, pricingTable } = rule;
  const { years, rate, dividendYield, sigma } = terms;
  const { logStart, depths } = BOUNDARY;
  for (let j = 0; j < points.count; j++) {
    let square = 0;
    for (let c = 0; c < nodes; c++) {
      square += pricingTable[j * nodes + c]! * depths[c]! * depths[c]!;
    }
    const logPast = logStart - (square > 0 ? Math.sqrt(square) : 0);
    const rootElapsed = Math.sqrt(years) * pricing.cosines[j]!;
    const elapsed = rootElapsed * rootElapsed;
    const deviation = sigma * rootElapsed;
    const weight = years * pricing.weights[j]!;
    const discount = weight * exp(-rate * elapsed);
    points.shifts[j] = (rate - dividendYield) * elapsed - logPast;
    points.deviations[j] = deviation;
    points.perDeviations[j] = 1 / deviation;
    points.interests[j] = rate * discount;
    points.yields[j] = dividendYield * weight * exp(-dividendYield * elapsed);
    points.pastYields[j] = dividendYield * discount * exp(logPast);
  }
}

/**
 * Adds to `out[0]` the early-exercise premium of the put of {@link preparePremium}, over its years,
 * and to `out[1]` its derivative by ln(spot): the integral of `evaluateUnitPut`, of which here only
 * the normal distribution is left to do.
 *
 * @param isNear within 0.8 deviations of the boundary.
 */
export function addPremiumAt(
  out: Float64Array,
  spot: number,
  logSpot: number,
  isNear: boolean,
): void {
  const points = isNear ? NEAR_POINTS : FAR_POINTS;
  const { count, shifts, deviations, perDeviations, interests, yields, pastYields } = points;
  let premium = 0;
  let slope = 0;
  for (let j = 0; j < count; j++) {
    const perDeviation = perDeviations[j]!;
    const deviation = deviations[j]!;
    const upper = (logSpot + shifts[j]!) * perDeviation + 0.5 * deviation;
    const lower = upper - deviation;
    if (lower > DENSITY_LIMIT) continue;
    const density = lower < -DENSITY_LIMIT ? 0 : exp(-0.5 * lower * lower) * INVERSE_SQRT_TWO_PI;
    const a2 = Math.abs(lower);
    const tail = density * (millsNumerator(a2) / millsDenominator(a2));
    const interest = interests[j]!;
    premium += interest * (lower > 0 ? tail : 1 - tail);
    slope -= density * perDeviation * interest;
    const pastYield = pastYields[j]!;
    if (pastYield === 0) continue;
    // spot e^(-qv) n(d1) = boundary e^(-rv) n(d2): one density serves both terms.
    const pastDensity = pastYield * density;
    const a1 = Math.abs(upper);
    const far = pastDensity * (millsNumerator(a1) / millsDenominator(a1));
    const yieldPart = upper > 0 ? far : spot * yields[j]! - far;
    premium -= yieldPart;
    slope += pastDensity * perDeviation - yieldPart;
  }
  out[0]! += premium;
  out[1]! += slope;
}
