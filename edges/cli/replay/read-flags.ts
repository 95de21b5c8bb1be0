import { dayFromIso } from "../../../src/calendar/civil-date.ts";
import { MULTIPLIER } from "../../../src/contracts/instrument-table.ts";
import { amountFromDollars, roundHalfAway } from "../../../src/money/amount.ts";
import type { StrikeRule } from "../../../src/simulator/history/strike-rule.ts";
import { InputError, quoted } from "../../input/input-error.ts";
import { parseNumber } from "../../input/parse-number.ts";
import type { ReplayOptions } from "./options.ts";

const STRIKES = "Expected atm, atm-above, spot, delta:0.30 (0 to 1) or otm:0.05 (0 to 1)";

/** `--strike`: how the seller chooses. */
export function readStrike(text: string): StrikeRule {
  if (text === "atm" || text === "atm-above" || text === "spot") return { kind: text };
  const [kind, value] = text.split(":");
  const number = parseNumber(value ?? "");
  if (number !== undefined && number > 0 && number < 1) {
    if (kind === "delta") return { kind, delta: number };
    if (kind === "otm") return { kind, share: number };
  }
  throw new InputError({ what: `--strike ${quoted(text)} is refused`, mend: STRIKES });
}

/** `--shares` or `--contracts`: option contracts per cycle. */
export function readContracts(options: ReplayOptions): number {
  const { shares, contracts } = options;
  if (shares === undefined) return contracts ?? 1;
  if (contracts !== undefined) {
    throw new InputError({
      what: "--shares and --contracts say the same thing twice",
      mend: "Give one of them",
    });
  }
  if (shares % MULTIPLIER !== 0) {
    throw new InputError({
      what: `--shares ${shares} is refused`,
      why: `An option stands for ${MULTIPLIER} shares`,
      mend: `Give a multiple of ${MULTIPLIER}`,
    });
  }
  return shares / MULTIPLIER;
}

/** `--from` and `--to`: a day number, or the default when the flag is not there. */
export function readDate(flag: string, text: string | undefined, absent: number): number {
  if (text === undefined) return absent;
  const day = dayFromIso(text);
  if (day !== undefined) return day;
  throw new InputError({
    what: `${flag} ${quoted(text)} is no date`,
    mend: "Expected year-month-day, such as 2012-04-20",
  });
}

/** `--half-spread`: `0.01` dollars, or `5bp` of the price; $0.0001 per share on each row. */
export function readHalfSpreads(text: string, closes: Float64Array): Float64Array {
  const points = text.endsWith("bp");
  const number = parseNumber(points ? text.slice(0, -2) : text);
  if (number === undefined || number < 0 || (points && number >= 10_000)) {
    throw new InputError({
      what: `--half-spread ${quoted(text)} is refused`,
      mend: "Expected dollars per share, such as 0.01, or basis points of the price, such as 5bp",
    });
  }
  const spreads = closes.map((close) =>
    points ? roundHalfAway((close * number) / 10_000) : amountFromDollars(number),
  );
  const wide = spreads.findIndex((spread, row) => spread >= closes[row]!);
  if (wide < 0) return spreads;
  throw new InputError({
    what: `--half-spread ${quoted(text)} is refused`,
    why: `The stock was at ${closes[wide]! / 10_000}: the bid would be zero or less`,
    mend: "Give a smaller one",
  });
}
