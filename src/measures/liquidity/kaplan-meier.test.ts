import { describe, expect, it } from "vitest";
import { createStream } from "../../math/random-stream.ts";
import { createDurations, medianOf, noteDuration, survivalOf } from "./kaplan-meier.ts";

/** One unit that was watched. */
interface Seen {
  readonly duration: number;
  readonly ended: boolean;
}

/** The textbook's product, unit by unit: over the ends up to t, 1 less one over those at risk. */
function naiveSurvival(units: readonly Seen[], t: number): number {
  const times = [...new Set(units.filter((one) => one.ended).map((one) => one.duration))];
  return times
    .filter((time) => time <= t)
    .reduce((share, time) => {
      const atRisk = units.filter((one) => one.duration >= time).length;
      const ends = units.filter((one) => one.ended && one.duration === time).length;
      return share * (1 - ends / atRisk);
    }, 1);
}

describe("the estimate of Kaplan and Meier", () => {
  it("by hand: of 10 two end after 1, two are lost at 1, three end after 3, three are lost", () => {
    const durations = createDurations();
    noteDuration(durations, "ended", 1, 2);
    noteDuration(durations, "censored", 1, 2);
    noteDuration(durations, "ended", 3, 3);
    noteDuration(durations, "censored", 4, 3);
    const survival = survivalOf(durations);
    // 1; 8/10 of all; the same; 3 of 6 end; the same.
    [1, 0.8, 0.8, 0.4, 0.4].forEach((share, t) => {
      expect(survival[t]).toBeCloseTo(share, 14);
    });
    expect(survival).toHaveLength(5);
    expect(medianOf(survival)).toBe(3);
  });

  it("is that of a naive twin, unit by unit", () => {
    const random = createStream(1, "durations");
    for (let n = 0; n < 50; n++) {
      const durations = createDurations();
      const units: Seen[] = [];
      for (let lot = 0; lot < 12; lot++) {
        const [duration, count] = [random.nextInteger(9), 1 + random.nextInteger(5)];
        const ended = random.nextInteger(2) === 0;
        noteDuration(durations, ended ? "ended" : "censored", duration, count);
        for (let i = 0; i < count; i++) units.push({ duration, ended });
      }
      survivalOf(durations).forEach((share, t) => {
        expect(Math.abs(share - naiveSurvival(units, t))).toBeLessThan(1e-12);
      });
    }
  });

  it("has no median where more than half are lost from sight first", () => {
    const durations = createDurations();
    noteDuration(durations, "ended", 2, 1);
    noteDuration(durations, "censored", 3, 2);
    expect(medianOf(survivalOf(durations))).toBeUndefined();
  });
});
