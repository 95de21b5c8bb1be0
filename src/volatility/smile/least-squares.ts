import { solveLinear } from "../../pricing/american/linear-solve.ts";

/** A sum of squares to be made small. */
export interface LeastSquares {
  /** Parameters. */
  readonly size: number;
  /** Residuals, at most. */
  readonly rows: number;
  /** Parameters, side by side, that one residual depends on, at most. */
  readonly width: number;
  /** Bounds of each parameter. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Adds every residual that is not 0 whatever the parameters do nearby. */
  readonly evaluate: (parameters: Float64Array, residuals: Residuals) => void;
}

/** Residuals with the parameters that each depends on. */
export class Residuals {
  count = 0;
  readonly values: Float64Array;
  /** The first parameter of each residual. */
  readonly starts: Int32Array;
  readonly widths: Int32Array;
  /** d residual / d parameter from the first parameter on, `width` places to a residual. */
  readonly slopes: Float64Array;
  readonly width: number;

  constructor({ rows, width }: LeastSquares) {
    this.values = new Float64Array(rows);
    this.starts = new Int32Array(rows);
    this.widths = new Int32Array(rows);
    this.slopes = new Float64Array(rows * width);
    this.width = width;
  }

  /** Adds one that depends on `width` parameters; returns where its slopes are to be written. */
  add(value: number, start: number, width: number): number {
    const row = this.count++;
    this.values[row] = value;
    this.starts[row] = start;
    this.widths[row] = width;
    return row * this.width;
  }
}

const MOST_STEPS = 200;
const FIRST_DAMPING = 1e-3;
const LEAST_DAMPING = 1e-15;
const MOST_DAMPING = 1e10;
const RELAX = 0.2;
const TIGHTEN = 4;

/**
 * Levenberg-Marquardt with Marquardt's scaling by the diagonal (J. SIAM 11, 1963, 431-441): changes
 * `parameters` until no step makes the sum of squares smaller, or only by a part below `enough`;
 * returns the sum. A parameter at a bound that pushes outwards is held in that step.
 */
export function minimizeSquares(
  problem: LeastSquares,
  parameters: Float64Array,
  enough: number,
): number {
  const { size } = problem;
  const residuals = new Residuals(problem);
  const normal = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  const matrix = new Float64Array(size * size);
  const tried = new Float64Array(size);
  clampTo(parameters, problem);
  let sum = evaluate(problem, parameters, residuals);
  let damping = FIRST_DAMPING;
  let isFresh = true;
  for (let round = 0; round < MOST_STEPS && damping < MOST_DAMPING; round++) {
    if (isFresh) {
      writeNormal(normal, gradient, residuals, size);
      holdAtBounds(normal, gradient, parameters, problem);
    }
    matrix.set(normal);
    for (let i = 0; i < size; i++) {
      matrix[i * size + i]! += damping * normal[i * size + i]! + Number.MIN_VALUE;
      tried[i] = -gradient[i]!;
    }
    solveLinear(matrix, size, [tried]);
    for (let i = 0; i < size; i++) tried[i]! += parameters[i]!;
    clampTo(tried, problem);
    const next = evaluate(problem, tried, residuals);
    isFresh = next < sum;
    if (!isFresh) {
      damping *= TIGHTEN;
      continue;
    }
    const gain = sum - next;
    parameters.set(tried);
    sum = next;
    if (gain <= enough * next) break;
    damping = Math.max(damping * RELAX, LEAST_DAMPING);
  }
  return sum;
}

function clampTo(parameters: Float64Array, { lower, upper }: LeastSquares): void {
  for (let i = 0; i < parameters.length; i++) {
    parameters[i] = Math.min(Math.max(parameters[i]!, lower[i]!), upper[i]!);
  }
}

function holdAtBounds(
  normal: Float64Array,
  gradient: Float64Array,
  parameters: Float64Array,
  { size, lower, upper }: LeastSquares,
): void {
  for (let i = 0; i < size; i++) {
    const isHeld = gradient[i]! > 0 ? parameters[i]! <= lower[i]! : parameters[i]! >= upper[i]!;
    if (!isHeld) continue;
    gradient[i] = 0;
    for (let j = 0; j < size; j++) {
      normal[i * size + j] = 0;
      normal[j * size + i] = 0;
    }
    normal[i * size + i] = 1;
  }
}

function evaluate(problem: LeastSquares, parameters: Float64Array, residuals: Residuals): number {
  residuals.count = 0;
  problem.evaluate(parameters, residuals);
  let sum = 0;
  for (let row = 0; row < residuals.count; row++) {
    sum += residuals.values[row]! * residuals.values[row]!;
  }
  return sum;
}

/** J'J and J'r. */
function writeNormal(
  normal: Float64Array,
  gradient: Float64Array,
  { count, values, starts, widths, slopes, width }: Residuals,
  size: number,
): void {
  normal.fill(0);
  gradient.fill(0);
  for (let row = 0; row < count; row++) {
    const [start, at] = [starts[row]!, row * width];
    for (let i = 0; i < widths[row]!; i++) {
      const slope = slopes[at + i]!;
      gradient[start + i]! += slope * values[row]!;
      for (let j = 0; j <= i; j++) {
        normal[(start + i) * size + start + j]! += slope * slopes[at + j]!;
      }
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) normal[j * size + i] = normal[i * size + j]!;
  }
}
