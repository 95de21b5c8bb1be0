import { describe, expect, it } from "vitest";
import { holm } from "./holm.ts";

describe("Holm's correction", () => {
  it("is that of R's p.adjust, in the order of the values", () => {
    // p.adjust(c(0.01, 0.02, 0.03, 0.04), "holm"), and of c(0.04, 0.001, 0.2, 0.02).
    const close = (values: readonly number[], published: readonly number[]): void => {
      holm(values).forEach((value, i) => {
        expect(value).toBeCloseTo(published[i]!, 12);
      });
    };
    close([0.01, 0.02, 0.03, 0.04], [0.04, 0.06, 0.06, 0.06]);
    close([0.04, 0.001, 0.2, 0.02], [0.08, 0.004, 0.2, 0.06]);
  });

  it("leaves a single value, and never says more than 1", () => {
    expect(holm([0.03])).toEqual([0.03]);
    expect(holm([0.7, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});
