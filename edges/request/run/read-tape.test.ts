import { describe, expect, it } from "vitest";
import { readTape } from "./read-tape.ts";

const STOCK = { prices: undefined, start: 100, sigma: 0.25, drift: 0.1, steps: 4 };
const HESTON = {
  ...STOCK,
  model: "heston",
  variance: 0.0625,
  kappa: 4,
  xi: 0.5,
  rho: -0.6,
} as const;
const noFile = (): Promise<never> => Promise.reject(new Error("no file"));

describe("the tape of a run", () => {
  it("is a Brownian path without a model, or by its name: no variance moves", async () => {
    const tape = await readTape({ seed: 7, stock: STOCK }, 5, noFile);
    expect(await readTape({ seed: 7, stock: { ...STOCK, model: "gbm" } }, 5, noFile)).toEqual(tape);
    expect(tape.every(({ variances, forecast }) => !variances && forecast === 0.25)).toBe(true);
  });

  it("is Heston's with a variance at each price that begins at its mean", async () => {
    const tape = await readTape({ seed: 7, stock: HESTON }, 5, noFile);
    expect(tape[0]!.forecast).toBeCloseTo(0.25, 12);
    expect(tape[1]!.forecast).not.toBe(tape[0]!.forecast);
    for (const { prices, variances } of tape) {
      expect(prices).toHaveLength(4);
      expect(variances).toHaveLength(4);
    }
  });
});
