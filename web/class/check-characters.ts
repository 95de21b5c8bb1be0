/** Five bits a character: numbers of the field GF(32), made by x^5 + x^2 + 1. */
const FIELD = 32;
const POLYNOMIAL = 0b100101;

/** Powers of x, which run through every number but 0, and their exponents. */
const POWERS: number[] = [1];
while (POWERS.length < FIELD - 1) {
  const next = POWERS.at(-1)! * 2;
  POWERS.push(next >= FIELD ? next ^ POLYNOMIAL : next);
}

/** Two of them are appended. */
export const CHECK_COUNT = 2;

/**
 * The two check values of a list of numbers 0..31: those of a Reed-Solomon code with the roots x
 * and x^2 (I. S. Reed and G. Solomon, "Polynomial Codes over Certain Finite Fields", 1960). Up to
 * 31 numbers in all, any one or two that are wrong are seen, and any two that are swapped.
 */
export function checkValues(values: readonly number[]): number[] {
  // (z + x)(z + x^2) = z^2 + (x + x^2) z + x^3: what is left of dividing by it.
  let [first, second] = [0, 0];
  for (const value of values) {
    const factor = value ^ first;
    first = second ^ multiply(factor, POWERS[1]! ^ POWERS[2]!);
    second = multiply(factor, POWERS[3]!);
  }
  return [first, second];
}

function multiply(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  return POWERS[(POWERS.indexOf(a) + POWERS.indexOf(b)) % POWERS.length]!;
}
