import { describe, expect, it } from "vitest";
import {
  formatLive,
  LIVE_DEFAULTS,
  linkedLive,
  optionsOf,
  parseLive,
  pathOf,
} from "./path-settings.ts";

const SETTINGS = {
  ...LIVE_DEFAULTS,
  strategy: "covered-call",
  paid: 30,
  drift: -20,
  hedge: "band:0.05",
  spread: 5,
  fees: "retail",
  seed: 42,
} as const;

describe("settings of the live path", () => {
  it("come back from the link that they are written to", () => {
    const link = formatLive(SETTINGS);
    const written = Object.fromEntries(Object.entries(link).filter(([, value]) => value !== ""));
    expect(written).toEqual({
      strategy: "covered-call",
      paid: "30",
      drift: "-20",
      hedge: "band:0.05",
      spread: "5",
      fees: "retail",
      seed: "42",
    });
    expect(parseLive(written)).toEqual({ settings: SETTINGS, faults: [] });
    expect(parseLive({})).toEqual({ settings: LIVE_DEFAULTS, faults: [] });
  });

  it("are all in a link that is shared, the defaults and the seed too", () => {
    const link = linkedLive({ ...LIVE_DEFAULTS, came: 44 });
    expect(Object.keys(link).sort()).toEqual(Object.keys(LIVE_DEFAULTS).sort());
    expect(link).toMatchObject({ paid: "24", came: "44", hedge: "close", seed: "7" });
    expect(parseLive(link)).toEqual({ settings: { ...LIVE_DEFAULTS, came: 44 }, faults: [] });
  });

  it("are none by the names that every object has", () => {
    for (const name of ["toString", "constructor", "__proto__"]) {
      const given = Object.fromEntries([[name, "1"]]);
      expect(parseLive(given)).toEqual({ settings: LIVE_DEFAULTS, faults: [] });
    }
  });

  it.each([
    ["paid", "500"],
    ["paid", ""],
    ["came", "x"],
    ["days", "5.5"],
    ["drift", "3"],
    ["hedge", "delta"],
    ["seed", "-1"],
  ])("say that %s=%s was not used", (name, value) => {
    const { settings, faults } = parseLive({ [name]: value });
    expect(settings).toEqual(LIVE_DEFAULTS);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`${name} ${value}`);
  });

  it("are flags of the command line", () => {
    expect(pathOf(SETTINGS)).toEqual({ seed: 42, days: 30, swingsCame: 0.31, drift: -0.2 });
    expect(optionsOf(SETTINGS, "path.csv")).toEqual({
      prices: "path.csv",
      strategy: "covered-call",
      strike: "spot",
      vol: "0.3",
      cycle: "days:30",
      hedge: "band:0.05",
      halfSpread: "5bp",
      fees: "retail",
      seed: 42,
    });
  });
});
