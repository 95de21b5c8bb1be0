import { describe, expect, it } from "vitest";
import { halfLife } from "./half-life.ts";

describe("sessions after which half is left", () => {
  it("are those of what ends evenly, or as a power of it", () => {
    const left = (power: number) =>
      Array.from({ length: 21 }, (_, h) => (1 - (h + 1) / 21) ** power);
    expect(
      halfLife(
        3,
        left(1).map((share) => 3 * share),
      ),
    ).toBeCloseTo(10.5, 10);
    // (1 - h/21)^1.5 = 1/2, between two sessions nearly a straight line.
    expect(halfLife(1, left(1.5))).toBeCloseTo(21 * (1 - 0.5 ** (2 / 3)), 1);
  });

  it("are the same below 0, and less than one where it is gone at once", () => {
    expect(halfLife(-2, [-2, -1.5, -0.5])).toBe(2.5);
    expect(halfLife(2, [2, 1.5, 0.5])).toBe(2.5);
    expect(halfLife(4, [0])).toBe(0.5);
    expect(halfLife(4, [-4])).toBe(0.25);
  });

  it("are none where more stays, or a level is not known", () => {
    expect(halfLife(1, [0.9, 0.6])).toBeNull();
    expect(halfLife(1, [])).toBeNull();
    expect(halfLife(1, [0.9, Number.NaN, 0.2])).toBeNull();
  });
});
