const VALUE = new Float64Array(1);
const BITS = new BigInt64Array(VALUE.buffer);

/** Position of a double among all doubles in order, as an exact integer. */
function ordinal(x: number): bigint {
  VALUE[0] = x;
  const bits = BITS[0]!;
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

/** How many doubles lie between a and b: 0 when equal, 1 for neighbours. For accuracy checks. */
export function ulpDistance(a: number, b: number): number {
  const distance = Number(ordinal(a) - ordinal(b));
  return Math.abs(distance);
}
