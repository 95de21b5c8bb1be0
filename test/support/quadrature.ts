/** Integral over [from, to] by the midpoint rule: for integrands that are smooth. */
export function midpoints(
  from: number,
  to: number,
  steps: number,
  f: (x: number) => number,
): number {
  const width = (to - from) / steps;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += f(from + (i + 0.5) * width);
  return sum * width;
}

/** Density at 0 of two normal numbers with these means, variances and covariance. */
export function normal2(
  mean1: number,
  mean2: number,
  variance1: number,
  variance2: number,
  covariance: number,
): number {
  const determinant = variance1 * variance2 - covariance * covariance;
  const square =
    mean1 * mean1 * variance2 - 2 * mean1 * mean2 * covariance + mean2 * mean2 * variance1;
  return Math.exp(-square / (2 * determinant)) / (2 * Math.PI * Math.sqrt(determinant));
}

/** Mean and standard deviation of a sample. */
export function meanAndDeviation(values: Float64Array): { mean: number; deviation: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
