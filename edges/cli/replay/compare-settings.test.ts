import { type Command, Option } from "commander";
import { describe, expect, it } from "vitest";
import type { ReplayOptions } from "../../request/replay/options.ts";
import { REPLAY_DEFAULTS } from "../../request/replay/options.ts";
import { alternativesOf, collectSettings } from "./compare-settings.ts";

const BASE: ReplayOptions = {
  ...REPLAY_DEFAULTS,
  prices: "p.csv",
  shares: 300,
  makerEdge: 0.01,
  style: "european",
};

function addFlags(command: Command): void {
  command
    .option("--strike <rule>", "", "atm")
    .option("--vol <file>", "")
    .option("--vol-offset <decimal>", "", Number, 0)
    .option("--maker-edge <decimal>", "", Number, 0)
    .option("--shares <count>", "", Number)
    .option("--contracts <count>", "", Number)
    .addOption(new Option("--ticks <rule>").choices(["listed", "none"]).default("listed"))
    .configureOutput({ writeErr: () => {} });
}

const alternatives = (...texts: string[]) => {
  const compare = texts.reduce<ReturnType<typeof collectSettings>>(
    (earlier, text) => collectSettings(text, earlier),
    [],
  );
  return alternativesOf({ ...BASE, compare }, addFlags);
};

describe("settings to compare", () => {
  it("change the flags they name and no other, by the flags' own readers", () => {
    expect(alternatives("strike=delta:0.30, vol-offset=-0.02", "ticks=none")).toEqual([
      {
        settings: { strike: "delta:0.30", "vol-offset": "-0.02" },
        options: { ...BASE, strike: "delta:0.30", volOffset: -0.02 },
      },
      { settings: { ticks: "none" }, options: { ...BASE, ticks: "none" } },
    ]);
    expect(alternativesOf(BASE, addFlags)).toEqual([]);
  });

  it("in contracts take the place of shares, and the reverse", () => {
    const { shares: _, ...others } = BASE;
    expect(alternatives("contracts=5")[0]!.options).toEqual({ ...others, contracts: 5 });
    expect(alternatives("shares=500")[0]!.options).toEqual({ ...BASE, shares: 500 });
  });

  it("are reported without the folders of a file", () => {
    const [one] = alternatives("vol=some/where/vix.csv");
    expect(one!.settings).toEqual({ vol: "vix.csv" });
    expect(one!.options.vol).toBe("some/where/vix.csv");
  });

  it.each([
    ["", "not a flag's name"],
    ["strike", "not a flag's name"],
    ["=3", "not a flag's name"],
    ["strike=", "not a flag's name"],
    ["--strike=atm", "not a flag's name"],
    ["strike=atm,strike=spot", "strike is there twice"],
    ["prices=q.csv", "The prices stay the same"],
  ])("%j is refused", (text, words) => {
    expect(() => collectSettings(text)).toThrow(words);
  });

  it("of no flag, of a choice that is none, and more than three are refused", () => {
    expect(() => alternatives("strik=atm")).toThrow(
      `--compare "strik=atm" is refused. unknown option '--strik' (Did you mean --strike?)`,
    );
    expect(() => alternatives("ticks=penny")).toThrow("Allowed choices are listed, none");
    expect(() => alternatives("strike=a", "strike=b", "strike=c", "strike=d")).toThrow(
      "more than 3 times",
    );
  });

  it("need files that can be read again", () => {
    const compare = collectSettings("strike=spot");
    expect(() => alternativesOf({ ...BASE, prices: "-", compare }, addFlags)).toThrow("once");
    const vol = collectSettings("vol=-");
    expect(() => alternativesOf({ ...BASE, compare: vol }, addFlags)).toThrow("once");
    const chain = { ...BASE, chain: "-", compare: collectSettings("strike=spot") };
    expect(() => alternativesOf(chain, addFlags)).toThrow("once");
  });
});
