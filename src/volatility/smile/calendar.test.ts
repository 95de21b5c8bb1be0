import { expect, it } from "vitest";
import { worstCalendar } from "./calendar.ts";
import type { Svi } from "./svi.ts";

const BASE: Svi = { a: 0.02, b: 0.1, rho: -0.4, m: 0.05, sigma: 0.2 };

it("a later smile that is higher everywhere has no calendar arbitrage", () => {
  const later = { ...BASE, a: 0.03 };
  expect(worstCalendar([BASE], [later]).value).toBeGreaterThan(0);
  expect(worstCalendar([BASE], [BASE]).value).toBe(0);
});

it("a later smile that crosses the earlier one has, where it lies lowest", () => {
  const moved = { ...BASE, a: 0.021, m: 0.25 };
  const worst = worstCalendar([BASE], [moved]);
  expect(worst.value).toBeLessThan(-0.1);
  expect(worst.k).toBeGreaterThan(0.05);
  expect(worstCalendar([moved], [BASE]).k).toBeLessThan(0.05);
});

it("a later wing that is flatter crosses far out", () => {
  const flatter = { ...BASE, a: 10, b: 0.0999 };
  const worst = worstCalendar([BASE], [flatter]);
  expect(worst.value).toBeCloseTo(-0.001, 10);
  expect(Math.abs(worst.k)).toBe(Number.POSITIVE_INFINITY);
});
