import { describe, expect, it } from "vitest";
import { SESSION_US } from "../../calendar/trading-days.ts";
import { closeOf, openOf, timeOfActivity } from "./session-times.ts";

const DAY = 19_724;

describe("the activity of a session", () => {
  it("runs from the open to the close", () => {
    expect(timeOfActivity(DAY, 0)).toBe(openOf(DAY));
    expect(Math.abs(timeOfActivity(DAY, 1) - closeOf(DAY))).toBeLessThanOrEqual(1);
    expect(timeOfActivity(DAY, 0.5)).toBe(openOf(DAY) + SESSION_US / 2);
  });

  it("is a parabola: .6 of the mean at noon, 1.8 at open and close", () => {
    const density = (share: number): number => {
      const width = 1e-4;
      const time = timeOfActivity(DAY, share + width) - timeOfActivity(DAY, share - width);
      return (2 * width * SESSION_US) / time;
    };
    expect(density(0.5)).toBeCloseTo(0.6, 3);
    expect(density(0.0002)).toBeCloseTo(1.8, 2);
    expect(density(0.9998)).toBeCloseTo(1.8, 2);
    // Half way from noon to the close: .6 + 1.2 / 4, after a share of .5 + (.6 / 2 + .4 / 8) / 2.
    expect(density(0.675)).toBeCloseTo(0.9, 3);
  });
});
