import { log } from "../math/log.ts";

/** Trading days that a forecast of an option's month covers. */
export const FORECAST_DAYS = 21;

/** Squared log return of each close on the one before; 0 for the first. Closes are positive. */
export function squaredReturns(closes: ArrayLike<number>): Float64Array {
  const squares = new Float64Array(closes.length);
  for (let index = 1; index < closes.length; index++) {
    const logReturn = log(closes[index]! / closes[index - 1]!);
    squares[index] = logReturn * logReturn;
  }
  return squares;
}
