import { describe, expect, it } from "vitest";
import { RUN_DEFAULTS } from "../run-settings.ts";
import { ALL_SETTINGS } from "./all-settings.ts";
import { applySettings } from "./apply-settings.ts";
import type { Setting } from "./setting.ts";

/** Texts that a row accepts, each with what it stands for. */
function accepted({ is }: Setting): [string, unknown][] {
  switch (is.kind) {
    case "file":
      return [["closes.csv", "closes.csv"]];
    case "choice":
      return is.choices.map((name) => [name, name]);
    case "yes-no":
      return is.choices.map((name, i) => [name, i === 0]);
    case "dollars":
      return [is.least, is.most].map((value) => [String(value), value * 10_000]);
    default:
      return [is.least, is.most].map((value) => [String(value), value]);
  }
}

describe("the table of settings", () => {
  it("names every path and every field once", () => {
    for (const name of ["path", "field"] as const) {
      const names = ALL_SETTINGS.map((setting) => setting[name]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it.each(ALL_SETTINGS.map((setting) => [setting.path, setting] as const))(
    "%s changes its own field, of a group that every scenario has, and no other",
    (path, setting) => {
      for (const [text, value] of accepted(setting)) {
        const set = applySettings(RUN_DEFAULTS, [`${path}=${text}`]);
        const places = setting.field.split(".");
        const expected = structuredClone(RUN_DEFAULTS) as unknown as Record<string, unknown>;
        const group = places.slice(0, -1).reduce((at, one) => at[one] as typeof at, expected);
        expect(group).toHaveProperty(places.at(-1)!);
        group[places.at(-1)!] = value;
        expect(set).toEqual(expected);
      }
    },
  );
});
