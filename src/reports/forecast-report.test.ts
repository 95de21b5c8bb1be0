import { describe, expect, it } from "vitest";
import { appleRequest } from "../../test/support/apple-request.ts";
import { forecastReport } from "./forecast-report.ts";

describe("the score of forecasts", () => {
  it("takes a split for no swing: the same as of the price alone", () => {
    const { config } = appleRequest();
    const own = { file: "mine.csv", volatility: config.closes.map(() => 0.3) };
    const row = 700;
    const split = {
      ...config,
      closes: config.closes.map((close, i) => (i < row ? close : close / 4)),
      splits: [{ row, newShares: 4, oldShares: 1 }],
    };
    const whole = forecastReport(config, own, []);
    expect(whole.cycles).toBeGreaterThan(40);
    expect(forecastReport(split, own, [])).toEqual(whole);
  });
});
