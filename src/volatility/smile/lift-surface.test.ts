import { expect, it } from "vitest";
import { worstButterfly } from "./butterfly.ts";
import { worstCalendar } from "./calendar.ts";
import { liftSurface } from "./lift-surface.ts";
import { type Svi, totalVariance } from "./svi.ts";

const VOGT: Svi = { a: -0.041, b: 0.1331, rho: 0.306, m: 0.3586, sigma: 0.4153 };

it("smiles with arbitrage are raised until they have none, and no further", () => {
  const flatter: Svi = { ...VOGT, b: 0.13, m: 0.3 };
  const lifted = liftSurface([[VOGT], [flatter]]);
  expect(worstButterfly(lifted[0]!).value).toBeGreaterThanOrEqual(0);
  expect(worstButterfly(lifted[0]!).value).toBeLessThan(1e-4);
  expect(worstCalendar(lifted[0]!, lifted[1]!).value).toBeGreaterThanOrEqual(0);
  expect(worstCalendar(lifted[0]!, lifted[1]!).value).toBeLessThan(1e-4);
  const raised = totalVariance(lifted[0]!, 0) - totalVariance([VOGT], 0);
  expect(raised).toBeGreaterThan(0);
  expect(raised).toBeLessThan(0.02);
});

it("smiles without arbitrage stay as they are", () => {
  const calm: Svi = { a: 0.02, b: 0.1, rho: -0.4, m: 0.05, sigma: 0.2 };
  const later = { ...calm, a: 0.03 };
  expect(liftSurface([[calm], [later]])).toEqual([[calm], [later]]);
});
