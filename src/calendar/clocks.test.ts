import { describe, expect, it } from "vitest";
import { dayFromIso } from "./civil-date.ts";
import { interestYears } from "./clocks.ts";

describe("the interest clock", () => {
  it("counts calendar days over 365, in leap years too", () => {
    expect(interestYears(dayFromIso("2007-04-20")!, dayFromIso("2007-05-18")!)).toBe(28 / 365);
    expect(interestYears(dayFromIso("2008-01-01")!, dayFromIso("2009-01-01")!)).toBe(366 / 365);
  });

  it("takes three days from Friday to Monday", () => {
    expect(interestYears(dayFromIso("2024-03-15")!, dayFromIso("2024-03-18")!)).toBe(3 / 365);
  });
});
