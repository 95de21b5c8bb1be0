import { describe, expect, it } from "vitest";
import { parseRoute } from "../app/route.ts";
import { LIVE_DEFAULTS, RANGES } from "../question/path-settings.ts";
import {
  type ClassSettings,
  classHash,
  formatClass,
  ofStudent,
  parseClass,
  parseStudent,
  withoutSeed,
} from "./class-settings.ts";
import { STUDENT_MAX } from "./result-code.ts";

const SETTINGS: ClassSettings = {
  ...withoutSeed(LIVE_DEFAULTS),
  paid: 24,
  came: 24,
  strike: "otm:0.05",
  drift: -20,
};

describe("settings of a class", () => {
  it("come back from its link, every one of them", () => {
    const { screen, settings } = parseRoute(classHash(SETTINGS, "0.1.0"));
    expect(screen).toBe("class");
    expect(parseClass(settings.code!)).toEqual({ ok: true, settings: SETTINGS, version: "0.1.0" });
    const text = formatClass(SETTINGS);
    for (const name of Object.keys(SETTINGS)) expect(text).toContain(`${name}=`);
  });

  it("come back where a chat has escaped the whole link", () => {
    const hash = `#class=${encodeURIComponent(formatClass(SETTINGS))}`;
    expect(parseClass(parseRoute(hash).settings.code!)).toMatchObject({ settings: SETTINGS });
  });

  it("are refused where the link was cut or changed", () => {
    const text = formatClass(SETTINGS);
    expect(parseClass(text.slice(0, text.indexOf("&")))).toMatchObject({ ok: false });
    expect(parseClass("")).toMatchObject({ ok: false, why: expect.stringContaining("paid") });
    expect(parseClass(text.replace("paid=24", "paid=2400"))).toEqual({
      ok: false,
      why: "paid 2400: expected 5 to 80",
    });
  });

  it("give each student another seed, whatever the link says of one", () => {
    expect(parseClass(`${formatClass(SETTINGS)}&seed=9`)).toMatchObject({ settings: SETTINGS });
    expect(ofStudent(SETTINGS, 12)).toEqual({ ...SETTINGS, seed: 12 });
    expect(RANGES.seed[1]).toBeGreaterThanOrEqual(STUDENT_MAX);
  });

  it("know a student by a whole number from 1", () => {
    expect([" 7 ", "4095", "007"].map(parseStudent)).toEqual([7, 4095, 7]);
    for (const wrong of ["", "0", "-3", "1.5", "4096", "Anna", "1e3"]) {
      expect(parseStudent(wrong)).toBeUndefined();
    }
  });
});
