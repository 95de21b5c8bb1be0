/** `as run`, `+2`, `-4`: points of volatility beside those of the run. */
export function shiftName(points: number): string {
  return points === 0 ? "as run" : `${points > 0 ? "+" : ""}${points}`;
}

/** `as run`, `+2 points`. */
export function shiftWords(points: number): string {
  return points === 0 ? shiftName(points) : `${shiftName(points)} points`;
}
