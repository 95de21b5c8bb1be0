import { expect, it } from "vitest";
import { dayFromCivil } from "../../calendar/civil-date.ts";
import { varianceYears } from "../../calendar/clocks.ts";
import { createEuropeanGreeks, evaluateEuropean } from "../../pricing/black-scholes.ts";
import { stripOf } from "./endowed-market.ts";

const DAY = dayFromCivil(2024, 1, 2);
const EXPIRIES = [dayFromCivil(2024, 2, 16), dayFromCivil(2024, 3, 15)];

it("a strip of strikes has the same gamma wherever the price is: 100 shares a contract", () => {
  const strip = stripOf(800_000, 1_200_000, 1_000_000, EXPIRIES, 12);
  const greeks = createEuropeanGreeks();
  for (const today of [DAY, dayFromCivil(2024, 1, 30)]) {
    for (const spot of [95, 97.5, 100, 101.37, 104]) {
      let gamma = 0;
      for (const { right, strike, expiryDay, contracts } of strip) {
        const years = varianceYears(today, expiryDay);
        evaluateEuropean(greeks, right, spot, strike / 10_000, years, 0, 0, 0.25);
        gamma += 100 * contracts * greeks.gamma;
      }
      // Some of it lies beyond the outermost strikes.
      expect(gamma).toBeGreaterThan(0.9 * 1_200);
      expect(gamma).toBeLessThan(1.02 * 1_200);
    }
  }
});
