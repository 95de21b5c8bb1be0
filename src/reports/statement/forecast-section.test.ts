import { describe, expect, it } from "vitest";
import { appleRequest } from "../../../test/support/apple-request.ts";
import { reportReplay } from "../report-replay.ts";
import { forecastSection } from "./forecast-section.ts";

function withForecast(volatilityAt: (row: number) => number, cycles = 24) {
  const request = appleRequest();
  const { config } = request;
  const volatility = Float64Array.from(config.days, (_, row) => volatilityAt(row));
  const short = { ...config, cycles: config.cycles.slice(0, cycles) };
  return reportReplay({ ...request, config: short, forecast: { file: "mine.csv", volatility } });
}

describe("the statement's section of the user's forecasts", () => {
  const report = withForecast(() => 0.4);

  it("is there only when he brought some", () => {
    expect(forecastSection(reportReplay(appleRequest()), 80)).toEqual([]);
  });

  it("of 0.40 beside a sale at 0.33, 80 columns", () => {
    expect(forecastSection(report, 80).join("\n")).toMatchSnapshot();
  });

  it("stays within 44 columns", () => {
    for (const line of forecastSection(report, 44)) expect(line.length).toBeLessThanOrEqual(44);
  });

  it("says who was better only from two standard errors on", () => {
    const terrible = forecastSection(
      withForecast(() => 0.1),
      80,
    ).join("\n");
    expect(terrible).toMatch(/Against GARCH: yours is worse \(QLIKE -/);
    const scores = report.forecasts!.scores.map((score) => ({
      ...score,
      behindOwn: { mean: 0.3, standardError: score.name === "ewma" ? 0.2 : 0.1 },
    }));
    const told = forecastSection({ ...report, forecasts: { ...report.forecasts!, scores } }, 80);
    expect(told.join("\n")).toMatch(/Against EWMA: can't tell yet.*Against HAR: yours is better/s);
  });

  it("says when there is nothing, or one cycle, to compare", () => {
    const none = withForecast(() => Number.NaN);
    expect(none.forecasts).toMatchObject({ cycles: 0, leftOut: 24, meanRealizedVol: null });
    expect(forecastSection(none, 80).join(" ")).toContain("No month to compare");
    const one = withForecast((row) => (row < 280 ? 0.4 : Number.NaN));
    expect(one.forecasts!.cycles).toBe(1);
    expect(one.forecasts!.scores[1]!.behindOwn.standardError).toBeNull();
    expect(forecastSection(one, 80).join(" ")).toMatch(/1 month, .*Against HAR: can't tell yet/);
  });
});
