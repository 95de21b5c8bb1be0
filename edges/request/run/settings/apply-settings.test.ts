import { describe, expect, it } from "vitest";
import { RUN_DEFAULTS } from "../run-settings.ts";
import { applySettings } from "./apply-settings.ts";

describe("--set", () => {
  it("changes one number each, in order, and nothing else", () => {
    const set = applySettings(RUN_DEFAULTS, [
      "makers.skew=0",
      "retail.crowd=0.5",
      "makers.skew=0.01",
    ]);
    const { makers } = RUN_DEFAULTS;
    expect(set).toEqual({ ...RUN_DEFAULTS, crowd: 0.5, makers: { ...makers, mostSkew: 0.01 } });
    expect(applySettings(RUN_DEFAULTS, ["stock.halfSpread=0.01", "fees=none"])).toMatchObject({
      halfSpread: 100,
      hasFees: false,
    });
  });

  it.each([
    ["makers.hedge", "hedge", ["trade", "step", "close", "band", "static"]],
    ["makers.model", "model", ["inventory-skew", "stoikov-saglam", "baldacci-bergault-gueant"]],
  ] as const)("%s takes its choices by name", (path, field, choices) => {
    for (const one of choices) {
      expect(applySettings(RUN_DEFAULTS, [`${path}=${one}`]).makers[field]).toBe(one);
    }
    const all = new RegExp(`no such choice\\. Give ${choices.join(" or ")}`);
    expect(() => applySettings(RUN_DEFAULTS, [`${path}=any`])).toThrow(all);
  });

  it.each([
    ["maker.skew=0", /"maker\.skew"\. there is no such setting\. Did you mean makers\.skew\?/],
    ["rate", /"rate"\. there is no such setting\. Did you mean rate\?/],
    [
      "makers.skew=wide",
      /makers\.skew="wide"\. it is out of its range\. Give a number from 0 to 0\.5/,
    ],
    ["makers.count=1.5", /it has to be a whole number\. Give a number from 1 to 10/],
    ["stock.sigma=25", /out of its range\. Give a number from 0\.02 to 2/],
    ["makers.capital=0", /out of its range\. Give a number from 1 to 1000000000/],
    ["fees=high", /there is no such choice\. Give retail or none/],
  ])("%s is refused in one line that says how to mend it", (assignment, message) => {
    expect(() => applySettings(RUN_DEFAULTS, [assignment])).toThrow(message);
  });

  it.each(["stock.steps=3", "stock.start=90", "stock.model=heston", "company.dividend=1"])(
    "%s is refused beside a price file, in whatever order, but not where a scenario has it",
    (assignment) => {
      const [path] = assignment.split("=");
      const message = `setting ${path} beside stock.prices. `;
      const prices = "stock.prices=closes.csv";
      for (const given of [
        [prices, assignment],
        [assignment, prices],
      ]) {
        expect(() => applySettings(RUN_DEFAULTS, given)).toThrow(message);
      }
      const recorded = applySettings(RUN_DEFAULTS, [prices]);
      expect(() => applySettings(recorded, [assignment])).toThrow(message);
      const made = applySettings(RUN_DEFAULTS, [assignment]);
      expect(applySettings(made, [prices]).stock.prices).toBe("closes.csv");
    },
  );
});
