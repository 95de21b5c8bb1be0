import { describe, expect, it } from "vitest";
import { NO_TROUBLE } from "../../../src/scenarios/trouble-settings.ts";
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

  it("jumps where events say so, and refuses them beside recorded prices", async () => {
    const events = { ...NO_TROUBLE.events, jumpSession: 2, jumpMinute: 390, jumpSize: -0.5 };
    const [calm, shaken] = [
      await readTape({ seed: 7, stock: STOCK }, 3, noFile),
      await readTape({ seed: 7, stock: STOCK, events }, 3, noFile),
    ];
    const ratios = shaken.map(({ prices }, day) => prices[3]! / calm[day]!.prices[3]!);
    expect(ratios.map((ratio) => Math.round(ratio * 100) / 100)).toEqual([1, 0.5, 0.5]);
    expect(shaken[1]!.prices[2]).toBe(calm[1]!.prices[2]);
    const stock = { ...STOCK, prices: "any.csv" };
    await expect(readTape({ seed: 7, stock, events }, 3, noFile)).rejects.toThrow(
      /events\.jump=2 beside stock\.prices\. recorded prices already hold their jumps/,
    );
  });

  it("has no file of dividends where it is made", async () => {
    const stock = { ...STOCK, dividends: "0" };
    await expect(readTape({ seed: 7, stock }, 3, noFile)).rejects.toThrow(
      /stock\.dividends="0" without stock\.prices\. a made stock pays what the company does/,
    );
  });
});
