import { describe, expect, it } from "vitest";
import type { ReadBytes } from "../../input/read-file.ts";
import { RUN_DEFAULTS } from "./run-settings.ts";
import type { ScenarioShelf } from "./scenario-shelf.ts";
import { findScenario, runConfigOf } from "./scenarios.ts";

const FILES: Readonly<Record<string, string>> = {
  history: "about: Given\n",
  default: "about: Whole\ndays: 9\n",
  calm: "about: Calm\nextends: history\ndays: 5\nset: {makers: {skew: 0, limit: 500}}\n",
  calmer: "about: Calmer\nextends: calm\nset: {makers.limit: 50}\n",
  one: "about: x\nextends: two\n",
  two: "about: x\nextends: three\n",
  three: "about: x\nextends: two\n",
  bad: "about: x\nextends: history\nset: {makers.skew: wide}\n",
};
const SHELF: ScenarioShelf = { names: Object.keys(FILES), textOf: (name) => FILES[name]! };

/** A file of the user's. */
const holding =
  (text: string): ReadBytes =>
  async () =>
    new TextEncoder().encode(text);
const noFile: ReadBytes = () => Promise.reject(new Error("no file"));
const named = (name: string) => findScenario(name, SHELF, noFile);

describe("a scenario", () => {
  it("is what it extends with settings changed, and sessions of its own or inherited", async () => {
    const { name, days, settings } = await named("calmer");
    expect({ name, days }).toEqual({ name: "calmer", days: 5 });
    const makers = { ...RUN_DEFAULTS.makers, mostSkew: 0, vegaLimit: 50 };
    expect(settings).toEqual({ ...RUN_DEFAULTS, makers });
    expect((await named("default")).days).toBe(9);
    expect((await named("history")).days).toBe(21);
  });

  it.each(["mine.yaml", "folder/mine.yml", "..\\mine.yaml"])("is found in %s", async (path) => {
    const text = "about: x\nextends: calm\nset: {stock.prices: closes.csv}\n";
    const { name, days, settings } = await findScenario(path, SHELF, holding(text));
    expect({ name, days }).toEqual({ name: "mine", days: 5 });
    // Its files are looked for beside it.
    expect(settings.stock.prices).toBe(path.replace(/mine\.ya?ml$/, "closes.csv"));
  });

  it("leaves whole paths of files as they are, and a 0 for no file", async () => {
    for (const whole of ["/data/closes.csv", "C:\\closes.csv", "-"]) {
      const text = `about: x\nextends: calm\nset: {stock: {prices: '${whole}', dividends: 0}}\n`;
      const { settings } = await findScenario("a/b.yaml", SHELF, holding(text));
      expect(settings.stock).toMatchObject({ prices: whole, dividends: "0" });
    }
  });

  it("of a user cannot have what a price file makes meaningless", async () => {
    const text = "about: x\nextends: calm\nset:\n  stock: {prices: a.csv, steps: 3}\n";
    await expect(findScenario("a/b.yaml", SHELF, holding(text))).rejects.toThrow(
      /^a\/b\.yaml:4:26: setting stock\.steps beside stock\.prices\. a price file has one price/,
    );
  });

  it.each([
    [
      "calmr",
      /^scenario "calmr"\. there is no such scenario\. Did you mean calm\? All: .*\bhistory\b/,
    ],
    ["one", /^scenarios\/three\.yaml:2:10: extends "two"\. it .* itself: one > two > three > two$/],
    ["bad", /^scenarios\/bad\.yaml:3:20: setting makers\.skew="wide"\. it is out of its range/],
  ])("%s is refused", async (name, message) => {
    await expect(named(name)).rejects.toThrow(message);
  });

  it.each([
    ["about: x\n", "my.yaml:1:1: extends is missing. a scenario is a change of another one."],
    ["about: x\nextends: calmr\n", 'my.yaml:2:10: scenario "calmr". there is no such scenario.'],
    ["about: x\nextends: ../calm\n", 'my.yaml:2:10: scenario "../calm". there is no such'],
    [
      "about: x\nextends: calm\nset:\n  maker:\n    skew: 0\n",
      'my.yaml:5:5: setting "maker.skew". there is no such setting. Did you mean makers.skew?',
    ],
  ])("in a file %j is refused with its place", async (text, message) => {
    await expect(findScenario("my.yaml", SHELF, holding(text))).rejects.toThrow(message);
  });

  it("has no blind traders where volatility does not move: they would see", () => {
    const traders = { ...RUN_DEFAULTS.traders, isBlind: true };
    const play = () => {
      throw new Error("played");
    };
    const run = (stock: object) => () =>
      runConfigOf(
        { play },
        { ...RUN_DEFAULTS, stock: { ...RUN_DEFAULTS.stock, ...stock }, traders },
        [],
      );
    expect(run({})).toThrow(/^setting traders\.blind=yes\. .* Give stock\.model=heston/);
    expect(run({ model: "heston", prices: "F.csv" })).toThrow(/traders\.blind=yes/);
    expect(run({ model: "heston" })).toThrow("played");
  });
});
