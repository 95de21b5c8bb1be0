import { describe, expect, it } from "vitest";
import { FlowBelief } from "./flow-belief.ts";

const LEARNING = { lasting: 2e-7, passing: 3e-7, passingUs: 1_000_000, mostShares: 1_000 };

describe("what a maker makes of the order flow", () => {
  it("moves the price with the trade; a part stays, a part dies away", () => {
    const belief = new FlowBelief(LEARNING);
    belief.learn(5_000_000, 1, 400);
    expect(belief.shiftAt(5_000_000)).toBeCloseTo(400 * 5e-7, 15);
    expect(belief.shiftAt(6_000_000)).toBeCloseTo(400 * (2e-7 + 3e-7 / Math.E), 15);
    expect(belief.shiftAt(90_000_000)).toBeCloseTo(400 * 2e-7, 15);
  });

  it("adds trades up, whatever their order in a moment, and takes back what is undone", () => {
    const belief = new FlowBelief(LEARNING);
    belief.learn(1, 1, 300);
    belief.learn(1, -1, 200);
    expect(belief.shiftAt(1)).toBeCloseTo(100 * 5e-7, 15);
    belief.learn(1, -1, 100);
    expect(belief.shiftAt(1)).toBeCloseTo(0, 15);
  });

  it("counts no more than so many shares of one trade", () => {
    const belief = new FlowBelief(LEARNING);
    belief.learn(1, -1, 50_000);
    expect(belief.shiftAt(1)).toBeCloseTo(-1_000 * 5e-7, 15);
  });
});
