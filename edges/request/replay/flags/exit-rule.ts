import type { ExitRule } from "../../../../src/simulator/history/exit-rule.ts";
import { InputError, quoted } from "../../../input/input-error.ts";
import { parseNumber } from "../../../input/parse-number.ts";

/** No listed option of a replay lives longer than a year. */
const DAYS_MAX = 365;

/** `--exit`: none, `50%` of the premium kept, `21d` before the expiry, or roll. */
export function readExit(text: string): ExitRule | undefined {
  if (text === "none") return undefined;
  if (text === "roll") return { kind: "roll" };
  const value = parseNumber(text.slice(0, -1));
  if (text.endsWith("%") && value !== undefined && value > 0 && value < 100) {
    return { kind: "profit", askShare: (100 - value) / 100 };
  }
  if (text.endsWith("d") && Number.isInteger(value) && value! >= 1 && value! <= DAYS_MAX) {
    return { kind: "days", days: value! };
  }
  throw new InputError({
    what: `--exit ${quoted(text)} is refused`,
    mend: "Expected none, a share of the premium to keep such as 50%, days such as 21d, or roll",
  });
}
