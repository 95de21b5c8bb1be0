/**
 * Solves A x = b for several right-hand sides by Gaussian elimination with row exchanges. `matrix`
 * (size x size, by rows) is destroyed; each of `sides` is replaced by its solution.
 */
export function solveLinear(
  matrix: Float64Array,
  size: number,
  sides: readonly Float64Array[],
): void {
  for (let k = 0; k < size; k++) {
    exchangeForPivot(matrix, size, k, sides);
    const perPivot = 1 / matrix[k * size + k]!;
    for (let i = k + 1; i < size; i++) {
      const factor = matrix[i * size + k]! * perPivot;
      for (let c = k + 1; c < size; c++) matrix[i * size + c]! -= factor * matrix[k * size + c]!;
      for (let s = 0; s < sides.length; s++) sides[s]![i]! -= factor * sides[s]![k]!;
    }
  }
  for (let s = 0; s < sides.length; s++) {
    const side = sides[s]!;
    for (let i = size - 1; i >= 0; i--) {
      let rest = side[i]!;
      for (let c = i + 1; c < size; c++) rest -= matrix[i * size + c]! * side[c]!;
      side[i] = rest / matrix[i * size + i]!;
    }
  }
}

function exchangeForPivot(
  matrix: Float64Array,
  size: number,
  k: number,
  sides: readonly Float64Array[],
): void {
  let pivot = k;
  for (let i = k + 1; i < size; i++) {
    if (Math.abs(matrix[i * size + k]!) > Math.abs(matrix[pivot * size + k]!)) pivot = i;
  }
  if (pivot === k) return;
  for (let c = k; c < size; c++) exchange(matrix, k * size + c, pivot * size + c);
  for (let s = 0; s < sides.length; s++) exchange(sides[s]!, k, pivot);
}

function exchange(values: Float64Array, i: number, j: number): void {
  const kept = values[i]!;
  values[i] = values[j]!;
  values[j] = kept;
}
