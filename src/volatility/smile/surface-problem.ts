import { exp } from "../../math/exp.ts";
import { durrleman, STEEPEST_WING } from "./butterfly.ts";
import type { LeastSquares, Residuals } from "./least-squares.ts";
import { type SmileTarget, smileDeviation } from "./smile-target.ts";
import { createWingPoint, evaluateWings, WING_SIZE, type WingPoint } from "./wing-form.ts";

/** Part of the half-spread within which a miss is inside. */
const EDGE = 0.9;

/** Wings stay as far below the steepest as leaves g = 0.01 in them. */
const STEEPEST_FITTED = STEEPEST_WING - 0.04;

/** Part of the total variance at the forward that it has everywhere. */
const LEAST_VARIANCE = 1e-4;

/** The narrowest smile, in deviations. */
const LEAST_WIDTH = 1e-2;

/** Multiples of a deviation at which arbitrage is penalised: sinh of even steps, to 1,490. */
const STEPS = 80;
const STEP = 0.1;
const MULTIPLES = Float64Array.from({ length: 2 * STEPS + 1 }, (_, i) => {
  const power = exp(STEP * (i - STEPS));
  return 0.5 * (power - 1 / power);
});

/** What counts how much in a fit, against a miss of half a spread outside of it. */
export interface FitWeights {
  /** A miss inside the spread: 1 for least squares. */
  readonly inside: number;
  /** A butterfly of g = -1, a calendar spread of -100 %. */
  readonly arbitrage: number;
  /** The least g that is aimed at, and the least growth of total variance between expiries. */
  readonly margin: number;
}

/**
 * The sum of squares of several smiles in wing form: misses at the strikes in half-spreads, and,
 * where they are broken, the rules g >= 0, w(k) not below the expiry before, wings likewise.
 *
 * @param targets By time to expiry, ascending.
 */
export function surfaceProblem(
  targets: readonly SmileTarget[],
  weights: FitWeights,
): LeastSquares {
  const deviations = targets.map(smileDeviation);
  const strikes = targets.reduce((sum, target) => sum + target.k.length, 0);
  const rules = targets.length * MULTIPLES.length + (targets.length - 1) * (MULTIPLES.length + 2);
  return {
    size: targets.length * WING_SIZE,
    rows: strikes + rules,
    width: targets.length > 1 ? 2 * WING_SIZE : WING_SIZE,
    clamp: (parameters) => clampAll(parameters, deviations),
    evaluate: (parameters, residuals) => {
      for (let i = 0; i < targets.length; i++) {
        const writer: Writer = { parameters, residuals, weights, offset: i * WING_SIZE };
        addMisses(writer, targets[i]!);
        addButterflies(writer, deviations[i]!);
        if (i > 0) addCalendar(writer, deviations[i]!);
      }
    },
  };
}

/** Adds the residuals of the smile whose parameters begin at `offset`. */
interface Writer {
  readonly parameters: Float64Array;
  readonly residuals: Residuals;
  readonly weights: FitWeights;
  readonly offset: number;
}

const POINT: WingPoint = createWingPoint();
const EARLIER: WingPoint = createWingPoint();
const DENSITY_SLOPES = new Float64Array(WING_SIZE);

function clampAll(parameters: Float64Array, deviations: readonly number[]): void {
  for (let i = 0; i < deviations.length; i++) {
    const at = i * WING_SIZE;
    for (const wing of [at + 1, at + 2]) {
      parameters[wing] = Math.min(Math.max(parameters[wing]!, 0), STEEPEST_FITTED);
    }
    parameters[at + 4] = Math.max(parameters[at + 4]!, LEAST_WIDTH * deviations[i]!);
  }
}

function addMisses(writer: Writer, { k, w, half }: SmileTarget): void {
  const { parameters, residuals, weights, offset } = writer;
  for (let i = 0; i < k.length; i++) {
    evaluateWings(POINT, parameters, offset, k[i]!);
    const miss = (POINT.w - w[i]!) / half[i]!;
    const outside = Math.max(Math.abs(miss) - EDGE, 0);
    const inner = Math.abs(miss) - outside;
    const value = Math.sign(miss) * (weights.inside * inner + outside);
    const scale = (outside > 0 ? 1 : weights.inside) / half[i]!;
    addScaled(residuals, value, offset, scale, POINT.byW);
  }
}

function addScaled(
  residuals: Residuals,
  value: number,
  start: number,
  scale: number,
  slopes: Float64Array,
): void {
  const at = residuals.add(value, start, WING_SIZE);
  for (let j = 0; j < WING_SIZE; j++) residuals.slopes[at + j] = scale * slopes[j]!;
}

function addButterflies(writer: Writer, deviation: number): void {
  const { parameters, residuals, weights, offset } = writer;
  const { arbitrage, margin } = weights;
  const least = LEAST_VARIANCE * deviation * deviation;
  for (const multiple of MULTIPLES) {
    const k = deviation * multiple;
    evaluateWings(POINT, parameters, offset, k);
    // A total variance of 0 or less has no density: it is pushed up first.
    if (POINT.w < least) {
      const value = arbitrage * (2 - POINT.w / least);
      addScaled(residuals, value, offset, -arbitrage / least, POINT.byW);
      continue;
    }
    const density = durrleman(POINT, k);
    if (density >= margin) continue;
    writeDensitySlopes(DENSITY_SLOPES, POINT, k);
    addScaled(residuals, arbitrage * (margin - density), offset, -arbitrage, DENSITY_SLOPES);
  }
}

/** How Durrleman's g changes with the five parameters. */
function writeDensitySlopes(out: Float64Array, point: WingPoint, k: number): void {
  const { w, slope, byW, bySlope, byCurvature } = point;
  const skew = 1 - (k * slope) / (2 * w);
  const gByW = (skew * k * slope + 0.25 * slope * slope) / (w * w);
  const gBySlope = (-skew * k) / w - 0.5 * slope * (1 / w + 0.25);
  for (let j = 0; j < WING_SIZE; j++) {
    out[j] = gByW * byW[j]! + gBySlope * bySlope[j]! + 0.5 * byCurvature[j]!;
  }
}

/** Total variance not below that of the expiry before, relative to it; then the two wings. */
function addCalendar({ parameters, residuals, weights, offset }: Writer, deviation: number): void {
  const before = offset - WING_SIZE;
  const grown = 1 + weights.margin;
  for (const multiple of MULTIPLES) {
    const k = deviation * multiple;
    evaluateWings(POINT, parameters, offset, k);
    evaluateWings(EARLIER, parameters, before, k);
    const missing = grown * EARLIER.w - POINT.w;
    if (missing <= 0) continue;
    // The scale is held: its change is of second order where the rule is nearly kept.
    const scale = weights.arbitrage / Math.max(EARLIER.w, LEAST_VARIANCE * deviation * deviation);
    const at = residuals.add(scale * missing, before, 2 * WING_SIZE);
    for (let j = 0; j < WING_SIZE; j++) {
      residuals.slopes[at + j] = scale * grown * EARLIER.byW[j]!;
      residuals.slopes[at + WING_SIZE + j] = -scale * POINT.byW[j]!;
    }
  }
  const scale = weights.arbitrage / deviation;
  for (const wing of [1, 2]) {
    const missing = grown * parameters[before + wing]! - parameters[offset + wing]!;
    if (missing <= 0) continue;
    const at = residuals.add(scale * missing, before, 2 * WING_SIZE);
    residuals.slopes.fill(0, at, at + 2 * WING_SIZE);
    residuals.slopes[at + wing] = scale * grown;
    residuals.slopes[at + WING_SIZE + wing] = -scale;
  }
}
