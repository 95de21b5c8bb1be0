import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readDisk } from "../../edges/disk/read-disk.ts";
import { packageScenarios } from "../../edges/disk/scenario-folder.ts";
import { readScenario } from "../../edges/input/scenario/read-scenario.ts";
import { aboutScenarios } from "../../edges/request/run/scenario-shelf.ts";
import { findScenario } from "../../edges/request/run/scenarios.ts";
import { dayFromIso } from "../../src/calendar/civil-date.ts";
import { listedExpiries } from "../../src/contracts/chain/listed-expiries.ts";
import { forEachMissingSeries } from "../../src/contracts/chain/missing-series.ts";
import { reportRun } from "../../src/reports/run/run-report.ts";
import { builtPool } from "../support/built-pool.ts";
import { SCENARIOS, tinyRun } from "../support/scenario-run.ts";

const SEED = 3;

const PROMISED = [
  ...["default", "default-small", "small", "history", "closed-market", "growing-company"],
  ...["one-sided-sellers", "no-volatility-traders", "blind-volatility-traders", "no-skew"],
  ...["tight-limits", "crash", "earnings", "ex-dividend", "meme-squeeze"],
];

const HOOK_MS = 120_000;

describe("the scenarios of the package", () => {
  const inThread = new Map<string, string>();
  beforeAll(async () => {
    const { playSeeds } = await builtPool();
    const jobs = SCENARIOS.map((scenario) => ({
      name: scenario,
      makeTask: async () => ({ scenario, config: await tinyRun(scenario, 2, SEED) }),
    }));
    const results = await playSeeds(jobs, 1, () => {});
    for (const [i, { stateHash }] of results.entries()) inThread.set(SCENARIOS[i]!, stateHash);
  }, HOOK_MS);

  it("have the names that are promised", () => {
    expect(SCENARIOS).toEqual(expect.arrayContaining(PROMISED));
  });

  it("have a row in their page", () => {
    const page = readFileSync(
      new URL("../../docs/simulator/scenarios.md", import.meta.url),
      "utf8",
    );
    const rows = page.split("\n").filter((line) => line.startsWith("| `"));
    const named = rows.flatMap((row) => row.split(" | ")[0]!.match(/[a-z-]{4,}/g) ?? []);
    expect(named).toEqual(expect.arrayContaining([...SCENARIOS]));
  });

  it("say what they are for in the line that the help prints", () => {
    const shelf = packageScenarios();
    for (const [name, about] of aboutScenarios(shelf)) {
      expect(about).toBe(readScenario(shelf.textOf(name), name).about);
    }
  });

  it.each(SCENARIOS)("%s plays, the same to the bit again and in a thread", async (name) => {
    const config = await tinyRun(name, 2, SEED);
    const report = reportRun(config, name);
    expect(report.days).toBe(2);
    expect(report.trades.options).toBeGreaterThan(0);
    expect(reportRun(config, name)).toEqual(report);
    expect(inThread.get(name)).toBe(report.stateHash);
  });

  it.each(SCENARIOS)("%s gives nobody other draws for those who never trade", async (name) => {
    const { trouble, ...config } = await tinyRun(name, 2, SEED);
    const settings = { ...config.traders.settings, requiredEdge: 1 };
    // Each member pays less into a default fund that has more members.
    const margin = trouble?.margin && { ...trouble.margin, fund: 0 };
    const play = (count: number) =>
      reportRun(
        {
          ...{ ...config, traders: { ...config.traders, settings, count }, beginsOpen: false },
          trouble: trouble && { ...trouble, margin },
        },
        name,
      ).parties;
    const beside = play(3);
    const others = beside.filter((party) => party.class !== "volatility-trader");
    expect(beside).toHaveLength(others.length + 3);
    expect(others).toEqual(play(0));
  });

  it("differ in what they are named for", async () => {
    const config = async (name: string) => {
      const { settings } = await findScenario(name, packageScenarios(), readDisk);
      return settings;
    };
    const whole = await config("default");
    const buyers = { callBuyers: 0, putBuyers: 0 };
    expect(await config("one-sided-sellers")).toEqual({
      ...{ ...whole, retail: { ...whole.retail, ...buyers } },
    });
    expect((await config("no-skew")).makers.mostSkew).toBe(0);
    expect((await config("blind-volatility-traders")).traders).toEqual({
      ...{ ...whole.traders, isBlind: true },
    });
    const alone = await config("no-volatility-traders");
    expect([alone.traders.count, alone.desks.count]).toEqual([0, 0]);
    const tight = await config("tight-limits");
    expect(whole.makers.vegaLimit / tight.makers.vegaLimit).toBe(5);
    const small = await config("default-small");
    for (const part of ["makers", "traders", "desks"] as const) {
      expect(small[part].vegaLimit).toBe(whole[part].vegaLimit / 10);
    }
  });

  it("small lists about 300 options, on any day", async () => {
    const { settings } = await findScenario("small", packageScenarios(), readDisk);
    const { chain } = settings;
    for (const date of ["2024-01-02", "2024-03-15", "2024-07-31", "2024-12-23"]) {
      const day = dayFromIso(date)!;
      let listed = 0;
      const count = (): void => void listed++;
      const expiries = listedExpiries(day, chain);
      forEachMissingSeries(day, expiries, 1_000_000, () => false, count, chain.range);
      expect(Math.abs(listed / 300 - 1)).toBeLessThan(0.2);
    }
  });
});
