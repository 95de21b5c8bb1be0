import { exp } from "../../math/exp.ts";
import { log } from "../../math/log.ts";
import { INVERSE_SQRT_TWO_PI, millsDenominator, millsNumerator } from "../../math/normal.ts";
import type { BoundaryRule } from "./boundary-rule.ts";
import { solveLinear } from "./linear-solve.ts";

/** An American put of strike 1: what its exercise boundary depends on. */
export interface PutTerms {
  /** Years to expiry, > 0. */
  years: number;
  /** Continuous per year, >= 0; > `dividendYield` where it is 0. */
  rate: number;
  /** Continuous per year. */
  dividendYield: number;
  /** Per square root of a year, > 0. */
  sigma: number;
}

/**
 * The boundary B of a put of strike 1 at the nodes of its rule: at or below it the put is
 * exercised. `depths` are ln(start / B) > 0, start = min(1, rate / dividendYield) being its limit
 * at expiry; what is interpolated is their square. The slopes are d depth / d sigma and
 * d depth / d rate (or d dividendYield).
 */
export interface ExerciseBoundary {
  logStart: number;
  readonly depths: Float64Array;
  readonly sigmaSlopes: Float64Array;
  readonly carrySlopes: Float64Array;
}

/** Room for the finest rule in use, also by tests. */
const MAX_NODES = 32;
const MAX_POINTS = 64;

export function createExerciseBoundary(): ExerciseBoundary {
  return {
    logStart: Number.NaN,
    depths: new Float64Array(MAX_NODES),
    sigmaSlopes: new Float64Array(MAX_NODES),
    carrySlopes: new Float64Array(MAX_NODES),
  };
}

const JACOBIAN = new Float64Array(MAX_NODES * MAX_NODES);
const RESIDUALS = new Float64Array(MAX_NODES);
const SQUARES = new Float64Array(MAX_NODES);
const ALMOST_THERE = 1e-8;
/** A Newton step changes no depth by more than this factor. */
const STEP_FACTOR = 2.5;
const SMALLEST_DEPTH = 1e-9;
const LARGEST_DEPTH = 100;
/** Beyond it the normal density is 0 in doubles. */
const DENSITY_LIMIT = 38;

/**
 * Solves for the boundary and its slopes, into `out`.
 *
 * The condition is that of Andersen, Lake and Offengenden (2016), "FP-A", with its two equal terms
 * cancelled: at each node of time t to expiry, with v running over the time since then,
 *
 *   e^(-qt) N(d) + q int e^(-qv) N(d_v) dv = int e^(-qv) n(d_v) (r / B_v - q) / (sigma sqrt v) dv
 *
 * Both sides are positive (for q < 0 the second term changes sides) and their logarithms are made
 * equal by Newton's method on all nodes at once, which converges quadratically where the fixed
 * point iteration of the paper may swing. The last step also solves for the slopes: the condition
 * holds for every sigma and rate, so Jacobian * slopes = -its partial derivative.
 *
 * @param byYield The carry slopes are with respect to the dividend yield, not the rate.
 */
export function solveExerciseBoundary(
  out: ExerciseBoundary,
  rule: BoundaryRule,
  terms: PutTerms,
  byYield: boolean,
): void {
  const { nodes, newtonSteps } = rule;
  const { depths, sigmaSlopes, carrySlopes } = out;
  guessBoundary(out, rule, terms);
  let largestMove = Number.POSITIVE_INFINITY;
  for (let step = 1; step <= newtonSteps; step++) {
    // Quadratic convergence: after a step of 1e-8 the next one is the last that changes anything.
    const isLast = step === newtonSteps || largestMove < ALMOST_THERE;
    for (let c = 0; c < nodes; c++) SQUARES[c] = depths[c]! * depths[c]!;
    for (let i = 0; i < nodes; i++) writeRow(i, out, rule, terms, byYield);
    solveLinear(JACOBIAN, nodes, isLast ? [RESIDUALS, sigmaSlopes, carrySlopes] : [RESIDUALS]);
    largestMove = moveDepths(depths, nodes);
    if (isLast) break;
  }
  // Volatilities of 0.0002 and less leave rows of underflowed densities: nothing moves there.
  for (let i = 0; i < nodes; i++) {
    if (!Number.isFinite(sigmaSlopes[i]!)) sigmaSlopes[i] = 0;
    if (!Number.isFinite(carrySlopes[i]!)) carrySlopes[i] = 0;
  }
}

/** Moves the depths by the Newton step in RESIDUALS; returns its largest size. */
function moveDepths(depths: Float64Array, nodes: number): number {
  let largest = 0;
  for (let i = 0; i < nodes; i++) {
    const move = RESIDUALS[i]!;
    if (!Number.isFinite(move)) continue;
    const depth = depths[i]!;
    const moved = Math.min(Math.max(depth - move, depth / STEP_FACTOR), depth * STEP_FACTOR);
    depths[i] = Math.min(moved, LARGEST_DEPTH);
    largest = Math.max(largest, Math.abs(move));
  }
  return largest;
}

/**
 * The flat boundary of Bjerksund and Stensland (1993), which goes from the boundary at expiry to
 * the perpetual one; written for the put, and without the drift where that would raise it.
 */
function guessBoundary(out: ExerciseBoundary, rule: BoundaryRule, terms: PutTerms): void {
  const { years, rate, dividendYield, sigma } = terms;
  const start = dividendYield > rate ? rate / dividendYield : 1;
  out.logStart = log(start);
  const variance = sigma * sigma;
  const tilt = (rate - dividendYield) / variance - 0.5;
  const root = -tilt - Math.sqrt(tilt * tilt + (2 * rate) / variance);
  const perpetual = Math.min(Math.max(root / (root - 1), 0.01 * start), 0.9999 * start);
  const adverse = Math.max(dividendYield - rate, 0);
  for (let i = 0; i < rule.nodes; i++) {
    const rootTime = rule.fractions[i]! * Math.sqrt(years);
    const drift = adverse * rootTime * rootTime + 2 * sigma * rootTime;
    const share = exp((-drift * perpetual) / (start - perpetual));
    const perBoundary = 1 / start + (1 / perpetual - 1 / start) * (1 - share);
    const depth = out.logStart + log(perBoundary);
    out.depths[i] = Math.min(Math.max(depth, SMALLEST_DEPTH), LARGEST_DEPTH);
  }
}

/** A normal density and distribution function at one point. */
const NORMAL = { density: 0, cumulative: 0 };

function evaluateNormal(d: number): void {
  const a = Math.abs(d);
  const density = a > DENSITY_LIMIT ? 0 : exp(-0.5 * a * a) * INVERSE_SQRT_TWO_PI;
  const tail = density * (millsNumerator(a) / millsDenominator(a));
  NORMAL.density = density;
  NORMAL.cumulative = d > 0 ? 1 - tail : tail;
}

/** One side of the condition, and its partial derivatives at fixed depths elsewhere. */
interface Side {
  value: number;
  byDepth: number;
  bySigma: number;
  byCarry: number;
}

const LEFT: Side = { value: 0, byDepth: 0, bySigma: 0, byCarry: 0 };
const RIGHT: Side = { value: 0, byDepth: 0, bySigma: 0, byCarry: 0 };
/** Derivatives of both sides by the square of the depth at each point, halved. */
const LEFT_PULL = new Float64Array(MAX_POINTS);
const RIGHT_PULL = new Float64Array(MAX_POINTS);

/** Writes residual i, row i of the Jacobian, and the right-hand sides of the slopes. */
function writeRow(
  i: number,
  boundary: ExerciseBoundary,
  rule: BoundaryRule,
  terms: PutTerms,
  byYield: boolean,
): void {
  const { nodes, solvingTable } = rule;
  const { depths } = boundary;
  const points = rule.solving.weights.length;
  const row = i * nodes;
  setEuropeanTerm(rule.fractions[i]!, depths[i]!, boundary.logStart, terms, byYield);
  for (let j = 0; j < points; j++) {
    const place = (i * points + j) * nodes;
    let square = 0;
    for (let c = 0; c < nodes; c++) square += solvingTable[place + c]! * SQUARES[c]!;
    addPoint(i, j, square > 0 ? Math.sqrt(square) : 0, depths[i]!, rule, terms, byYield);
  }
  const perLeft = 1 / LEFT.value;
  const perRight = 1 / RIGHT.value;
  for (let c = 0; c < nodes; c++) JACOBIAN[row + c] = 0;
  for (let j = 0; j < points; j++) {
    const pull = LEFT_PULL[j]! * perLeft - RIGHT_PULL[j]! * perRight;
    const place = (i * points + j) * nodes;
    for (let c = 0; c < nodes; c++) JACOBIAN[row + c]! += pull * solvingTable[place + c]!;
  }
  for (let c = 0; c < nodes; c++) JACOBIAN[row + c]! *= depths[c]!;
  JACOBIAN[row + i]! += LEFT.byDepth * perLeft - RIGHT.byDepth * perRight;
  RESIDUALS[i] = log(LEFT.value) - log(RIGHT.value);
  boundary.sigmaSlopes[i] = RIGHT.bySigma * perRight - LEFT.bySigma * perLeft;
  boundary.carrySlopes[i] = RIGHT.byCarry * perRight - LEFT.byCarry * perLeft;
}

/** Starts both sides: left with e^(-qt) N(d), right with 0. */
function setEuropeanTerm(
  fraction: number,
  depth: number,
  logStart: number,
  { years, rate, dividendYield, sigma }: PutTerms,
  byYield: boolean,
): void {
  const time = years * fraction * fraction;
  const deviation = sigma * Math.sqrt(time);
  const d = (logStart - depth + (rate - dividendYield) * time) / deviation + 0.5 * deviation;
  evaluateNormal(d);
  const carry = exp(-dividendYield * time);
  const density = carry * NORMAL.density;
  const value = carry * NORMAL.cumulative;
  const startSlope = logStartSlope(rate, dividendYield, byYield);
  LEFT.value = value;
  LEFT.byDepth = -density / deviation;
  LEFT.bySigma = (-density * (d - deviation)) / sigma;
  LEFT.byCarry = byYield
    ? (density * (startSlope - time)) / deviation - time * value
    : (density * (startSlope + time)) / deviation;
  RIGHT.value = 0;
  RIGHT.byDepth = 0;
  RIGHT.bySigma = 0;
  RIGHT.byCarry = 0;
}

/** The slope of ln min(1, rate / dividendYield). */
export function logStartSlope(rate: number, dividendYield: number, byYield: boolean): number {
  if (dividendYield <= rate) return 0;
  return byYield ? -1 / dividendYield : 1 / rate;
}

/** Adds point j of the two integrals, where the boundary has the depth `past`. */
function addPoint(
  i: number,
  j: number,
  past: number,
  depth: number,
  rule: BoundaryRule,
  { years, rate, dividendYield, sigma }: PutTerms,
  byYield: boolean,
): void {
  const { cosines, weights } = rule.solving;
  const rootTime = Math.sqrt(years) * rule.fractions[i]!;
  const rootElapsed = rootTime * cosines[j]!;
  const elapsed = rootElapsed * rootElapsed;
  const deviation = sigma * rootElapsed;
  const perDeviation = 1 / deviation;
  const d = (past - depth + (rate - dividendYield) * elapsed) * perDeviation + 0.5 * deviation;
  evaluateNormal(d);
  const carry = dividendYield === 0 ? 1 : exp(-dividendYield * elapsed);
  const weight = rootTime * rootTime * weights[j]! * carry;
  const density = weight * NORMAL.density * perDeviation;
  const lower = d - deviation;
  const growth = exp(past);
  const gap = dividendYield > rate ? dividendYield * (growth - 1) : rate * growth - dividendYield;
  const steep = density * d * perDeviation * gap;

  const gain = density * gap;
  RIGHT.value += gain;
  RIGHT.byDepth += steep;
  RIGHT.bySigma += (gain * (d * lower - 1)) / sigma;
  const gapSlope = dividendYield > rate === byYield ? growth : 0;
  RIGHT.byCarry += byYield
    ? density * (gapSlope - 1) - gain * elapsed + steep * elapsed
    : density * gapSlope - steep * elapsed;
  const perPast = past > 0 ? 1 / past : 0;
  RIGHT_PULL[j] = (density * (gap + dividendYield) - steep) * perPast;
  LEFT_PULL[j] = 0;

  if (dividendYield === 0 && !byYield) return;
  const side = dividendYield >= 0 ? LEFT : RIGHT;
  const pulls = dividendYield >= 0 ? LEFT_PULL : RIGHT_PULL;
  const size = Math.abs(dividendYield);
  const cumulative = weight * NORMAL.cumulative;
  const shift = size * density;
  side.value += size * cumulative;
  side.byDepth -= shift;
  side.bySigma -= (shift * deviation * lower) / sigma;
  pulls[j]! += shift * perPast;
  const share = (dividendYield >= 0 ? cumulative : -cumulative) * (1 - dividendYield * elapsed);
  side.byCarry += byYield ? share - shift * elapsed : shift * elapsed;
}
