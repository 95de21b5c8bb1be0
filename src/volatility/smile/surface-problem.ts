import { durrleman, STEEPEST_WING } from "./butterfly.ts";
import type { LeastSquares, Residuals } from "./least-squares.ts";
import { sinhGrid } from "./smile-grid.ts";
import { halfSpread, type SmileTarget, smileDeviation } from "./smile-target.ts";
import {
  BEND_SIZE,
  createWingPoint,
  evaluateWings,
  type WingPoint,
  wingFormSize,
} from "./wing-form.ts";

/** Wings stay as far below the steepest as leaves g = 0.01 in them. */
const STEEPEST_FITTED = STEEPEST_WING - 0.04;

/** Part of the total variance at the forward that it has everywhere. */
const LEAST_VARIANCE = 1e-4;

/** The narrowest bend, the widest, and the farthest vertex, in deviations. */
const LEAST_WIDTH = 0.2;
const MOST_WIDTH = 20;
const FARTHEST_VERTEX = 20;

/** Where arbitrage is penalised, in deviations: 0.15 apart near 0, to 1,000 to either side. */
const MULTIPLES = sinhGrid(130, 0.05).map((multiple) => 3 * multiple);

const BENDS_MAX = 2;

/** How much arbitrage counts in a fit, against a miss of half a spread. */
export interface ArbitrageWeights {
  /** Of a butterfly of g = -1, and of a calendar spread of -100 %. */
  readonly penalty: number;
  /** The least g that is aimed at, and the least growth of total variance between expiries. */
  readonly margin: number;
}

/** One expiry to be fitted. */
export interface SmileTask {
  readonly target: SmileTarget;
  /** 1, or 2 where one SVI is not enough. */
  readonly bends: number;
  /** How much each strike counts; 1 but for those that were missed before. */
  readonly emphasis: Float64Array;
}

/** A smile within the vector of all. */
interface Place {
  readonly offset: number;
  readonly size: number;
  readonly bends: number;
  readonly deviation: number;
}

/**
 * The sum of squares of several smiles in wing form, one vector after the other: misses at the
 * strikes in half-spreads and, where they are broken, the rules g >= 0, w(k) not below the expiry
 * before, wings likewise.
 *
 * @param tasks By time to expiry, ascending.
 */
export function surfaceProblem(
  tasks: readonly SmileTask[],
  weights: ArbitrageWeights,
): LeastSquares {
  let size = 0;
  let rows = 0;
  const places: Place[] = tasks.map(({ target, bends }) => {
    const place = { offset: size, size: wingFormSize(bends), bends };
    size += place.size;
    rows += target.k.length + 2 * MULTIPLES.length + 2;
    return { ...place, deviation: smileDeviation(target) };
  });
  const lower = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  const upper = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  for (const place of places) writeBounds(lower, upper, place);
  return {
    size,
    rows,
    width: 2 * wingFormSize(BENDS_MAX),
    lower,
    upper,
    evaluate: (parameters, residuals) => {
      const writer: Writer = { parameters, residuals, weights };
      places.forEach((place, i) => {
        addMisses(writer, place, tasks[i]!);
        addButterflies(writer, place);
        if (i > 0) addCalendar(writer, places[i - 1]!, place);
      });
    },
  };
}

interface Writer {
  readonly parameters: Float64Array;
  readonly residuals: Residuals;
  readonly weights: ArbitrageWeights;
}

const POINT: WingPoint = createWingPoint(BENDS_MAX);
const EARLIER: WingPoint = createWingPoint(BENDS_MAX);
const DENSITY_SLOPES = new Float64Array(wingFormSize(BENDS_MAX));

/** Narrows the bounds of the bends of one smile; a is free. */
function writeBounds(lower: Float64Array, upper: Float64Array, place: Place): void {
  const { offset, bends, deviation } = place;
  const farthest = FARTHEST_VERTEX * deviation;
  const steepest = STEEPEST_FITTED / bends;
  for (let bend = 0; bend < bends; bend++) {
    const first = offset + 1 + bend * BEND_SIZE;
    lower.set([0, 0, -farthest, LEAST_WIDTH * deviation], first);
    upper.set([steepest, steepest, farthest, MOST_WIDTH * deviation], first);
  }
}

function addMisses({ parameters, residuals }: Writer, place: Place, task: SmileTask): void {
  const { target, emphasis } = task;
  const { k, w } = target;
  for (let i = 0; i < k.length; i++) {
    evaluateWings(POINT, parameters, place.offset, place.bends, k[i]!);
    const scale = emphasis[i]! / halfSpread(target, i);
    addScaled(residuals, scale * (POINT.w - w[i]!), place, scale, POINT.byW);
  }
}

function addScaled(
  residuals: Residuals,
  value: number,
  { offset, size }: Place,
  scale: number,
  slopes: Float64Array,
): void {
  const at = residuals.add(value, offset, size);
  for (let j = 0; j < size; j++) residuals.slopes[at + j] = scale * slopes[j]!;
}

function addButterflies({ parameters, residuals, weights }: Writer, place: Place): void {
  const { penalty, margin } = weights;
  const least = LEAST_VARIANCE * place.deviation * place.deviation;
  for (const multiple of MULTIPLES) {
    const k = place.deviation * multiple;
    evaluateWings(POINT, parameters, place.offset, place.bends, k);
    // A total variance of 0 or less has no density: it is pushed up first.
    if (POINT.w < least) {
      const value = penalty * (2 - POINT.w / least);
      addScaled(residuals, value, place, -penalty / least, POINT.byW);
      continue;
    }
    const density = durrleman(POINT, k);
    if (density >= margin) continue;
    writeDensitySlopes(DENSITY_SLOPES, POINT, place.size, k);
    addScaled(residuals, penalty * (margin - density), place, -penalty, DENSITY_SLOPES);
  }
}

/** How Durrleman's g changes with the parameters. */
function writeDensitySlopes(out: Float64Array, point: WingPoint, size: number, k: number): void {
  const { w, slope, byW, bySlope, byCurvature } = point;
  const skew = 1 - (k * slope) / (2 * w);
  const gByW = (skew * k * slope + 0.25 * slope * slope) / (w * w);
  const gBySlope = (-skew * k) / w - 0.5 * slope * (1 / w + 0.25);
  for (let j = 0; j < size; j++) {
    out[j] = gByW * byW[j]! + gBySlope * bySlope[j]! + 0.5 * byCurvature[j]!;
  }
}

/** Total variance not below that of the expiry before, relative to it; then the two wings. */
function addCalendar(writer: Writer, before: Place, place: Place): void {
  const { parameters, residuals, weights } = writer;
  const { penalty, margin } = weights;
  const grown = 1 + margin;
  const least = LEAST_VARIANCE * place.deviation * place.deviation;
  for (const multiple of MULTIPLES) {
    const k = place.deviation * multiple;
    evaluateWings(POINT, parameters, place.offset, place.bends, k);
    evaluateWings(EARLIER, parameters, before.offset, before.bends, k);
    const missing = grown * EARLIER.w - POINT.w;
    if (missing <= 0) continue;
    const scale = penalty / Math.max(EARLIER.w, least);
    const value = scale * missing;
    const at = residuals.add(value, before.offset, before.size + place.size);
    const byEarlier = scale * grown - (EARLIER.w > least ? value / EARLIER.w : 0);
    const { slopes } = residuals;
    for (let j = 0; j < before.size; j++) slopes[at + j] = byEarlier * EARLIER.byW[j]!;
    for (let j = 0; j < place.size; j++) slopes[at + before.size + j] = -scale * POINT.byW[j]!;
  }
  addWings(writer, before, place);
}

function addWings({ parameters, residuals, weights }: Writer, before: Place, place: Place): void {
  const grown = 1 + weights.margin;
  const scale = weights.penalty / place.deviation;
  const wings = ({ bends }: Place, side: number): number[] =>
    Array.from({ length: bends }, (_, bend) => 1 + bend * BEND_SIZE + side);
  for (const side of [0, 1]) {
    let missing = 0;
    for (const wing of wings(before, side)) missing += grown * parameters[before.offset + wing]!;
    for (const wing of wings(place, side)) missing -= parameters[place.offset + wing]!;
    if (missing <= 0) continue;
    const at = residuals.add(scale * missing, before.offset, before.size + place.size);
    residuals.slopes.fill(0, at, at + before.size + place.size);
    for (const wing of wings(before, side)) residuals.slopes[at + wing] = scale * grown;
    for (const wing of wings(place, side)) residuals.slopes[at + before.size + wing] = -scale;
  }
}
