import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEuropeanGreeks } from "../black-scholes.ts";
import { evaluateCertainExercise } from "./certain-exercise.ts";

const rate = fc.double({ min: -0.1, max: 0.1, noNaN: true });

describe("exercise without chance", () => {
  it("is worth the best of many days", () => {
    const out = createEuropeanGreeks();
    fc.assert(
      fc.property(
        fc.constantFrom<(1 | -1)[]>(1, -1),
        fc.double({ min: 50, max: 200, noNaN: true }),
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        rate,
        rate,
        (sign, spot, years, r, q) => {
          evaluateCertainExercise(out, sign, spot, 100, years, r, q);
          let best = 0;
          for (let i = 0; i <= 2000; i++) {
            const t = (years * i) / 2000;
            best = Math.max(best, sign * (spot * Math.exp(-q * t) - 100 * Math.exp(-r * t)));
          }
          expect(out.price).toBeGreaterThan(best - 1e-10);
          expect(out.price).toBeLessThan(best + 2e-3);
        },
      ),
    );
  });

  it("waits for the best day: a put whose share is carried down past r K / q", () => {
    const out = createEuropeanGreeks();
    evaluateCertainExercise(out, -1, 100, 100, 30, 0.02, 0.05);
    const best = Math.log(0.05 / 0.02) / 0.03;
    expect(best).toBeGreaterThan(30);
    evaluateCertainExercise(out, -1, 100, 100, 40, 0.02, 0.05);
    expect(out.price).toBeCloseTo(100 * (Math.exp(-0.02 * best) - Math.exp(-0.05 * best)), 12);
    expect(out.theta).toBe(0);
    expect(out.delta).toBeCloseTo(-Math.exp(-0.05 * best), 14);
    expect(out.rho).toBeCloseTo(-best * 100 * Math.exp(-0.02 * best), 10);
  });
});
