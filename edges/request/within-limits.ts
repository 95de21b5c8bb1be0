import { InvariantError } from "../../src/base/assert.ts";
import { InputError } from "../input/input-error.ts";

/** Amounts that are not exact, and commands that the market refused. */
const LIMIT_RULES = ["L8", "X2"];

/**
 * Runs a report. Amounts past 2^53 and prices that the market refuses come from extreme input.
 *
 * @param whose completes "these ... lead outside". @throws InputError for those.
 */
export function withinLimits<T>(whose: "settings" | "trades", report: () => T): T {
  try {
    return report();
  } catch (error) {
    if (!(error instanceof InvariantError) || !LIMIT_RULES.includes(error.rule)) throw error;
    throw new InputError({
      what: `these ${whose} lead outside of what the market can hold`,
      why: error.message,
      mend:
        whose === "settings"
          ? "Give fewer contracts, or less extreme volatilities, strikes, spreads or dividends"
          : "Check the sizes and prices of your rows, and that the prices are those of the stock",
    });
  }
}
