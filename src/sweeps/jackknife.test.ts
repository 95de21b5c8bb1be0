import { describe, expect, it } from "vitest";
import { pseudoValues } from "./jackknife.ts";

describe("pseudo-values", () => {
  it("of a mean are the values themselves", () => {
    const values = [3, -1, 7.5, 2];
    pseudoValues([values], ([mean]) => mean!).forEach((one, seed) => {
      expect(one).toBeCloseTo(values[seed]!, 12);
    });
  });

  it("of a ratio of means, by hand", () => {
    // Of all 6 / 3; without a seed 7.5 / 3.5, 6 / 3 and 4.5 / 2.5.
    const ratios = pseudoValues(
      [
        [3, 6, 9],
        [2, 3, 4],
      ],
      ([first, second]) => first! / second!,
    );
    expect(ratios[0]).toBeCloseTo(3 * 2 - (2 * 7.5) / 3.5, 12);
    expect(ratios[1]).toBeCloseTo(2, 12);
    expect(ratios[2]).toBeCloseTo(3 * 2 - (2 * 4.5) / 2.5, 12);
  });

  it("are none where the number may not be there", () => {
    const positive = ([mean]: readonly number[]) => (mean! > 0 ? mean! : null);
    expect(pseudoValues([[1, 1, 1, -1]], positive)).not.toContain(null);
    expect(pseudoValues([[1, 1, -1]], positive)).toEqual([null, null, null]);
  });
});
