import { describe, expect, it } from "vitest";
import { reportRun } from "../../src/reports/run/run-report.ts";
import { NO_TROUBLE } from "../../src/scenarios/trouble-settings.ts";
import { auditedRun } from "../support/audited-run.ts";
import { compareCuts, hashesAtEnd } from "../support/cuts/compare-cuts.ts";
import { recordRun } from "../support/cuts/recorded-run.ts";
import { checkSums, sum, units } from "../support/report-sums.ts";
import { scenarioRun } from "../support/scenario-run.ts";
import { smallRun } from "../support/small-run.ts";

const SEEDS = [1, 2, 3];
/** The fourth session of it falls. */
const CRASH_DAYS = 5;

const played = new Map(
  await Promise.all(
    SEEDS.map(async (seed) => {
      const config = await scenarioRun("crash", CRASH_DAYS, seed);
      return [seed, await auditedRun("crash", config)] as const;
    }),
  ),
);

describe.each(SEEDS)("a crash of the whole market, seed %i", (seed) => {
  const { report, audit } = played.get(seed)!;
  const trouble = report.trouble!;

  it("stops trading, calls for margin, closes out, and pays what nobody had, by the fund", () => {
    expect(trouble.halts[0]!.move).toBeLessThanOrEqual(-0.07);
    expect(trouble.halts[0]!.time.slice(0, 10)).toBe("2024-01-05");
    expect(trouble.calls.length).toBeGreaterThan(10);
    expect(trouble.liquidations.length).toBeGreaterThan(0);
    expect(trouble.defaults.length).toBeGreaterThan(0);
    const { contributed, assessed, paid, returned } = trouble.fund;
    expect(units(paid)).toBe(sum(trouble.defaults.map(({ amount }) => units(amount))));
    expect(units(contributed) + units(assessed)).toBe(units(paid) + units(returned));
  });

  it("loses not one unit: parts, rows, payments add up, and the fund's part is a transfer", () => {
    checkSums(report);
    const { parties } = report;
    expect(sum(parties.map(({ parts }) => units(parts.default)))).toBe(0);
    const ofDefaulted = parties.filter(({ id }) => trouble.defaults.some((one) => one.id === id));
    expect(sum(ofDefaulted.map(({ parts }) => units(parts.default)))).toBe(
      units(trouble.fund.paid),
    );
  });

  it("is derived a second time from its journal, with no difference", () => {
    expect(audit.lines.at(-1)).toMatch(/re-derived: no difference$/);
    expect(audit.holds).toBe(true);
  });
});

describe("a crash, played again", () => {
  it("is the same to the bit", async () => {
    const [seed] = SEEDS as [number];
    const config = await scenarioRun("crash", CRASH_DAYS, seed);
    expect(reportRun(config, "crash")).toEqual(played.get(seed)!.report);
  });

  it("goes on alike from snapshots of 20 cuts", () => {
    const config = smallRun(3, 1, {
      ...{ beginsOpen: true, crowd: 0.05, rate: 0 },
      events: { ...NO_TROUBLE.events, jumpSession: 2, jumpMinute: 195, jumpSize: -0.3 },
      margin: { ...NO_TROUBLE.margin, isOn: true, fund: 500 },
      halts: { ...NO_TROUBLE.halts, isOn: true, last: 0.5 },
      leverage: { nakedSellers: 100, marginBuyers: 50, shortSellers: 50 },
    });
    const run = recordRun(config, 5);
    for (const kind of ["contribute sent", "default sent", "halt sent", "account-state sent"]) {
      expect(run.census[kind], kind).toBeGreaterThan(0);
    }
    expect(compareCuts(run, 20)).toEqual([]);
    expect(new Set(hashesAtEnd(run, 3)).size).toBe(1);
  });
});

it("meme-squeeze calls who is short after the jump, and makes shorts pay a fee", async () => {
  const report = reportRun(await scenarioRun("meme-squeeze", 5, 1), "meme-squeeze");
  const { calls, liquidations } = report.trouble!;
  expect(calls.length).toBeGreaterThan(5);
  expect(calls.every(({ id }) => id.startsWith("short-seller"))).toBe(true);
  expect(liquidations.length).toBeGreaterThan(0);
  const borrow = (id: RegExp): number =>
    sum(report.parties.filter((one) => id.test(one.id)).map(({ parts }) => units(parts.borrow)));
  expect(borrow(/^short-seller/)).toBeLessThan(0);
  expect(borrow(/^index-holder-1$/)).toBe(-borrow(/^(?!index-holder-1$)/));
  const early = report.liquidity.positions.find((one) => one.class === "market-maker")!;
  expect(early.exercisedEarly).toBeGreaterThan(0);
});

it("earnings has the move in options' prices the evening before, and not after", async () => {
  const report = reportRun(await scenarioRun("earnings", 6, 1), "earnings");
  const { before, after } = report.trouble!.announcements[0]!;
  // A week's variance at 23 %, and .05^2 in a night.
  expect(before).toBeGreaterThan(after! + 0.15);
  expect(Math.abs(after! - 0.23)).toBeLessThan(0.05);
});
