import { describe, expect, it } from "vitest";
import { createStream } from "../../math/random-stream.ts";
import { ForecastError, shrunkForecast } from "./forecast-error.ts";

const SETTINGS = { deviation: 0.02, halfLife: 10, common: 0.5 };
const DAYS = 40_000;

function errorsOf(name: string): number[] {
  const [own, shared] = [createStream(1, name), createStream(1, "shared")];
  const error = new ForecastError(SETTINGS, own, shared);
  return Array.from({ length: DAYS }, (_, day) => {
    error.startDay(day);
    return error.value;
  });
}

function moment(a: readonly number[], b: readonly number[], lag = 0): number {
  let sum = 0;
  for (let i = lag; i < a.length; i++) sum += a[i]! * b[i - lag]!;
  return sum / (a.length - lag);
}

describe("the errors of two traders' forecasts", () => {
  const [a, b] = [errorsOf("a"), errorsOf("b")];
  const variance = SETTINGS.deviation ** 2;

  it("have the deviation, half of it left after ten sessions, and half of it in common", () => {
    // 40,000 days of half-life 10 are some 1,400 independent draws: standard errors below .03.
    for (const errors of [a, b]) {
      expect(Math.abs(moment(errors, errors) / variance - 1)).toBeLessThan(0.1);
      expect(Math.abs(moment(errors, errors, 10) / variance - 0.5)).toBeLessThan(0.1);
    }
    expect(Math.abs(moment(a, b) / variance - 0.5)).toBeLessThan(0.1);
  });

  it("are as large on the first day as on any", () => {
    const first = Array.from({ length: 4_000 }, (_, seed) => {
      const streams = ["own", "shared"].map((name) => createStream(seed, name));
      const error = new ForecastError(SETTINGS, streams[0]!, streams[1]!);
      error.startDay(5);
      return error.value;
    });
    expect(Math.abs(moment(first, first) / variance - 1)).toBeLessThan(0.1);
  });
});

describe("a shrunk forecast", () => {
  it("is the best guess of who knows how large errors and mispricings are", () => {
    const stream = createStream(1, "shrink");
    const [mispricing, noise] = [0.014, 0.02];
    const squares = (weight: number): number => {
      stream.at(0, 0);
      let sum = 0;
      for (let i = 0; i < 50_000; i++) {
        const truth = mispricing * stream.nextNormal();
        const forecast = truth + noise * stream.nextNormal();
        const guess =
          weight < 0 ? shrunkForecast(forecast, 0, mispricing, noise) : weight * forecast;
        sum += (guess - truth) ** 2;
      }
      return sum;
    };
    const best = squares(-1);
    for (const weight of [0.2, 0.28, 0.38, 0.5, 1]) expect(best).toBeLessThan(squares(weight));
  });

  it("is the forecast itself of who never errs, and the market's of who knows nothing", () => {
    expect(shrunkForecast(0.3, 0.25, 0.01, 0)).toBe(0.3);
    expect(shrunkForecast(0.3, 0.25, 0, 0.01)).toBe(0.25);
  });
});
