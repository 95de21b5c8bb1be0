/**
 * The shortest decimal that reads back as the same double, or the shortest one of `digits`
 * significant digits.
 */
export function formatNumber(value: number, digits: number | undefined): string {
  return String(digits === undefined ? value : roundedTo(value, digits));
}

/** The double nearest to the value rounded to `digits` (1 to 17) significant digits. */
export function roundedTo(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}
