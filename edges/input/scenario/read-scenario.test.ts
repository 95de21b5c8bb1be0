import { describe, expect, it } from "vitest";
import { readScenario } from "./read-scenario.ts";

const lines = (...text: string[]): string => `${text.join("\n")}\n`;
const WHOLE = lines(
  "# A comment.",
  "about: 'Makers: no skew'",
  "extends: default",
  "days: 5",
  "set:",
  "  makers: {skew: 0, limit: 2e3}",
  "  retail.open: yes",
  "  stock:",
  "    prices: a b.csv",
);

/** A file of a scenario with these settings. */
const setting = (...set: string[]): string => lines("about: x", "extends: default", "set:", ...set);

describe("a scenario file", () => {
  it("has a sentence, a parent, sessions, and settings as written, with their places", () => {
    const { about, extends: parent, days, set } = readScenario(WHOLE, "F.yaml");
    expect({ about, parent, days }).toEqual({
      about: "Makers: no skew",
      parent: { name: "default", at: { file: "F.yaml", line: 3, column: "10" } },
      days: 5,
    });
    expect(set.map(({ path, text }) => `${path}=${text}`)).toEqual([
      ...["makers.skew=0", "makers.limit=2e3", "retail.open=yes", "stock.prices=a b.csv"],
    ]);
    expect(set[0]).toMatchObject({
      pathAt: { file: "F.yaml", line: 6, column: "12" },
      valueAt: { file: "F.yaml", line: 6, column: "18" },
    });
  });

  it("needs neither sessions nor settings", () => {
    expect(readScenario("about: x\n", "F.yaml")).toEqual({
      ...{ about: "x", extends: undefined, days: undefined, set: [] },
    });
    expect(readScenario("about: x\nset: {}\n", "F.yaml").set).toEqual([]);
  });

  it.each([
    ["", "F.yaml:1:1: the file is empty. A scenario has the keys about, extends, days, set"],
    [
      "- about",
      "F.yaml:1:1: the file is no map. A scenario has the keys about, extends, days, set",
    ],
    [
      "abuot: x",
      /^F\.yaml:1:1: "abuot"\. a scenario has no such key\. Did you mean about\? All: about, ext/,
    ],
    [
      "days: 3",
      /^F\.yaml:1:1: about is missing\. it has to be a line of text\. Say in a sentence of 200/,
    ],
    ["about: [x]", /^F\.yaml:1:8: about has no single value\. it has to be a line of text\. /],
    [
      lines("about: x", "extends: 3"),
      /^F\.yaml:2:10: extends "3"\. it has to be the name of a scenario\. Give such as extends/,
    ],
    [
      lines("about: x", "days: 0"),
      'F.yaml:2:7: days "0". it has to be a whole number. Give a number from 1 to 2000',
    ],
    [lines("about: x", "days: 1.5"), /^F\.yaml:2:7: days "1\.5"\. it has to be a whole number/],
    [
      lines("about: x", "set: 3"),
      /^F\.yaml:2:6: set "3"\. it has to hold settings with their values\. Give such as set: {/,
    ],
    [setting("  makers.skew:"), /^F\.yaml:4:15: setting "makers\.skew"\. it has no single value$/],
    [setting("  rate: [1]"), 'F.yaml:4:9: setting "rate". it has no single value'],
    [
      setting("  makers.skew: 0", "  makers: {skew: 1}"),
      'F.yaml:5:12: setting "makers.skew". it is set already. Drop one',
    ],
    ["a: b: c", /^F\.yaml:1:4: this is no YAML\. Nested mappings are not allowed/],
    ["about: x\nabout: y", "F.yaml:2:1: this is no YAML. Map keys must be unique"],
    ["about: x\n\tdays: 1", /^F\.yaml:2:1: this is no YAML\. /],
    [
      "about: x\n---\nabout: y",
      /^F\.yaml:2:1: this is no YAML\. Source contains multiple documents/,
    ],
    ["? [a]\n: x", "F.yaml:1:3: a name that is no word. Give a word"],
    ["? : x", "F.yaml:1:3: a name that is no word. Give a word"],
    ["about: !!js/function x", /^F\.yaml:1:8: this is no YAML\. Unresolved tag/],
    ["about: &a x\nextends: *a", 'F.yaml:2:10: alias "*a". a value has to stand where it is used'],
    ["[".repeat(16_000), /^F\.yaml: the file is too large to be a scenario\. 16384 char/],
    ["{a: ".repeat(4_000), /too large/],
    ["- ".repeat(8_000), /too large/],
    ["? ".repeat(8_000), /too large/],
    ["x".repeat(20_000), /too large/],
  ])("%# is refused in one line", (text, message) => {
    let told = "";
    try {
      readScenario(text, "F.yaml");
    } catch (error) {
      told = (error as Error).message;
    }
    expect(told).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
    expect(told).not.toContain("\n");
  });

  it("may be nested as deeply as its size allows", () => {
    const deep = Array.from({ length: 170 }, (_, i) => `${" ".repeat(i)}a:`).join("\n");
    expect(() => readScenario(deep, "F.yaml")).toThrow(/^F\.yaml:1:1: "a"/);
  });
});
