/**
 * Holding such an option never earns less than exercising it: a put at rate <= 0 and a yield that
 * is not lower, a call at yield <= 0 and a rate that is not lower.
 */
export function isNeverEarly(sign: 1 | -1, rate: number, dividendYield: number): boolean {
  return sign === -1
    ? rate <= 0 && dividendYield >= rate
    : dividendYield <= 0 && rate >= dividendYield;
}
