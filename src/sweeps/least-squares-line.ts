/** A straight line through points, and how much of y's variance it explains. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** R^2, 0 to 1; NaN where y does not vary. */
  readonly explained: number;
}

/** The line of ordinary least squares through (x, y). NaN unless x varies. */
export function leastSquaresLine(x: readonly number[], y: readonly number[]): Line {
  const n = x.length;
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / n;
  const [mx, my] = [mean(x), mean(y)];
  let [sxx, sxy, syy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [x[i]! - mx, y[i]! - my];
    sxx += dx * dx;
    sxy += dx * dy;
    syy += dy * dy;
  }
  const slope = sxy / sxx;
  return { slope, intercept: my - slope * mx, explained: (sxy * sxy) / (sxx * syy) };
}
