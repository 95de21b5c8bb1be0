import { describe, expect, it } from "vitest";
import { log } from "../../math/log.ts";
import { createStream, type RandomStream } from "../../math/random-stream.ts";
import { europeanPrice } from "../../pricing/black-scholes.ts";
import { followPath, type HedgedWorld, worthAt, YEARS } from "./hedged-option.ts";

const WORLD: HedgedWorld = { drift: 0, sigma: 0.25, hedgedAt: 0.25, hedges: 4, hedge: 1 };

/** Draws that lead through these prices, one for each hedge. */
function through(prices: readonly number[], { sigma, hedges }: HedgedWorld): RandomStream {
  const dt = YEARS / hedges;
  const draws = prices.map((price, i) => {
    const move = log(price / (prices[i - 1] ?? 100));
    return (move + 0.5 * sigma * sigma * dt) / (sigma * Math.sqrt(dt));
  });
  return { nextNormal: () => draws.shift()! } as unknown as RandomStream;
}

const follow = (prices: readonly number[], world = WORLD) =>
  followPath(
    { ...world, hedges: prices.length },
    through(prices, { ...world, hedges: prices.length }),
  );

describe("a hedged option", () => {
  it("is worth Black and Scholes' price of 100 calls", () => {
    for (const sigma of [0.1, 0.25, 0.6]) {
      expect(worthAt(sigma)).toBeCloseTo(100 * europeanPrice(1, 100, 100, YEARS, 0, 0, sigma), 10);
    }
  });

  it("loses all of it to time where the stock stands still", () => {
    const { payoff, hedge, swings, decay } = follow(new Array<number>(4_000).fill(100));
    expect(Math.abs(payoff) + Math.abs(hedge) + swings).toBeLessThan(1e-6);
    expect(Math.abs(decay / worthAt(0.25) - 1)).toBeLessThan(0.02);
  });

  it("gains by trades that undo each other, up and back, and down and back", () => {
    for (const there of [102, 98]) {
      const { matched, payoff } = follow([there, 100, there, 100]);
      expect(matched).toBeGreaterThan(0);
      expect(payoff).toBeCloseTo(0, 6);
    }
  });

  it("has nothing undone on a path that only rises, and there the hedge loses", () => {
    const { matched, hedge, payoff } = follow([101, 102, 103, 104]);
    expect(matched).toBe(0);
    expect(hedge).toBeLessThan(0);
    expect(payoff).toBeCloseTo(400, 6);
  });

  it("brings 1/2 gamma S^2 r^2 less decay, the better the more often it is hedged", () => {
    const off = (hedges: number): number => {
      const world = { ...WORLD, sigma: 0.3, hedges };
      let sum = 0;
      for (let path = 0; path < 50; path++) {
        const stream = createStream(path, "hedged-option");
        const { payoff, hedge, swings, decay } = followPath(world, stream);
        sum += Math.abs(payoff - worthAt(0.25) + hedge - (swings - decay));
      }
      return sum / 50;
    };
    expect(off(2_000)).toBeLessThan(0.02 * worthAt(0.25));
    expect(off(2_000)).toBeLessThan(0.6 * off(200));
  });

  it("of the wrong sign loses what the right one gains", () => {
    const prices = [102, 99, 101, 100];
    expect(follow(prices, { ...WORLD, hedge: -1 }).hedge).toBeCloseTo(-follow(prices).hedge, 9);
    expect(follow(prices, { ...WORLD, hedge: 0 }).hedge).toBe(0);
  });
});
