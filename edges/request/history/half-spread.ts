import { amountFromDollars, roundHalfAway, UNITS_PER_DOLLAR } from "../../../src/money/amount.ts";
import { InputError, quoted } from "../../input/input-error.ts";
import { parseNumber } from "../../input/parse-number.ts";

const BASIS_POINTS = 10_000;

/** No stock has such a price. */
const DOLLARS_MAX = 3_000_000;

/** `--half-spread`, understood: half of what lies between the stock's bid and ask. */
export interface HalfSpread {
  readonly text: string;
  readonly unit: "dollars" | "basis-points";
  readonly value: number;
}

/** `0.01` dollars per share, or `5bp` of the price. */
export function readHalfSpread(text: string): HalfSpread {
  const points = text.endsWith("bp");
  const value = parseNumber(points ? text.slice(0, -2) : text);
  const most = points ? BASIS_POINTS : DOLLARS_MAX;
  if (value === undefined || value < 0 || value >= most) {
    throw new InputError({
      what: `--half-spread ${quoted(text)} is refused`,
      mend: "Expected dollars per share, such as 0.01, or basis points of the price, such as 5bp",
    });
  }
  return { text, unit: points ? "basis-points" : "dollars", value };
}

/** In $0.0001 per share, for each close in $0.0001. */
export function halfSpreadColumn(spread: HalfSpread, closes: Float64Array): Float64Array {
  const spreads = closes.map((close) =>
    spread.unit === "basis-points"
      ? roundHalfAway((close * spread.value) / BASIS_POINTS)
      : amountFromDollars(spread.value),
  );
  const wide = spreads.findIndex((units, row) => units >= closes[row]!);
  if (wide < 0) return spreads;
  throw new InputError({
    what: `--half-spread ${quoted(spread.text)} is refused`,
    why: `The stock was at ${closes[wide]! / UNITS_PER_DOLLAR}: the bid would be zero or less`,
    mend: "Give a smaller one",
  });
}
