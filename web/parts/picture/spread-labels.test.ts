import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadLabels } from "./spread-labels.ts";

const [HEIGHT, ROOM] = [20, 300];

describe("labels", () => {
  it("stay where they should stand while there is room", () => {
    expect(spreadLabels([200, 40, 100], HEIGHT, ROOM)).toEqual([200, 40, 100]);
  });

  it("move apart in their order, and back from the edges", () => {
    expect(spreadLabels([100, 104], HEIGHT, ROOM)).toEqual([100, 120]);
    expect(spreadLabels([298, 296], HEIGHT, ROOM)).toEqual([290, 270]);
  });

  it("never stand over each other nor outside", () => {
    const wanted = fc.array(fc.double({ min: -50, max: ROOM + 50, noNaN: true }), {
      maxLength: ROOM / HEIGHT,
    });
    fc.assert(
      fc.property(wanted, (places) => {
        const sorted = spreadLabels(places, HEIGHT, ROOM).sort((a, b) => a - b);
        for (const [i, place] of sorted.entries()) {
          expect(place).toBeGreaterThanOrEqual(HEIGHT / 2 - 1e-9);
          expect(place).toBeLessThanOrEqual(ROOM - HEIGHT / 2 + 1e-9);
          if (i > 0) expect(place - sorted[i - 1]!).toBeGreaterThanOrEqual(HEIGHT - 1e-9);
        }
      }),
    );
  });
});
