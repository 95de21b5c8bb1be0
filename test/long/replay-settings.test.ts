import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { appleStock } from "@visx/mock-data";
import { describe, expect, it } from "vitest";
import { appleFolder } from "../support/apple-folder.ts";
import { runCli } from "../support/run-cli.ts";

const { folder, apple, json } = appleFolder();

describe("replay", () => {
  it("weekly and N-day cycles follow each other, and the statement counts in them", () => {
    const weekly = json("--vol", "0.33", "--cycle", "weekly");
    expect(weekly.conventions).toMatchObject({ cycle: "weekly" });
    expect(weekly.conventions.entry).toContain("each Friday");
    expect(weekly.cycles.length).toBe(261);
    const days = json("--vol", "0.33", "--cycle", "days:10");
    expect(days.conventions).toMatchObject({ cycle: "days:10" });
    expect(days.cycles.length).toBe(Math.floor((days.input.used - 1) / 10));
    for (const { cycles } of [weekly, days]) {
      cycles.slice(1).forEach(({ entry }, i) => {
        expect(entry).toBe(cycles[i]!.expiry);
      });
    }
    const told = (cycle: string): string =>
      runCli(["replay", "--prices", apple, "--vol", "0.33", "--cycle", cycle]).stdout;
    expect(told("weekly")).toMatch(
      /261 weekly cycles.* each week,.*Weeks with a gain.*Weeks that swung less/s,
    );
    expect(told("days:10")).toMatch(
      /10-day cycles.* each cycle,.*Cycles with a gain.*Cycles that swung less/s,
    );
  });

  it("each forecast may hedge: same sales, other share trades; realized is the EWMA", () => {
    const plain = json("--vol", "0.33", "--from", "2009-01-01", "--to", "2009-12-31");
    const hedged = (name: string) =>
      json("--vol", "0.33", "--from", "2009-01-01", "--to", "2009-12-31", "--hedge-vol", name);
    const results = ["realized", "ewma", "har", "garch"].map((name) => {
      const report = hedged(name);
      expect(report.cycles.map(({ premium }) => premium)).toEqual(
        plain.cycles.map(({ premium }) => premium),
      );
      return report.summary.buyer.pnl;
    });
    expect(results[0]).toBe(results[1]);
    expect(new Set([...results, plain.summary.buyer.pnl]).size).toBe(4);
  });

  it("--vol-clock trading: the same premiums by --vol, a forecast of sessions as it is", () => {
    const flags = ["--ticks", "none", "--style", "european"];
    const [calendar, trading] = ["calendar", "trading"].map((clock) =>
      json(...flags, "--vol", "0.33", "--vol-clock", clock),
    );
    expect(trading!.conventions.years).toContain("trading sessions");
    expect(trading!.cycles[0]!.iv).not.toBe(0.33);
    trading!.cycles.forEach(({ premium }, i) => {
      expect(Math.abs(premium - calendar!.cycles[i]!.premium)).toBeLessThan(0.00011);
    });
    const [plain, sessions] = [json(...flags), json(...flags, "--vol-clock", "trading")];
    expect(sessions.cycles.map(({ iv }) => iv)).toEqual(plain.cycles.map(({ iv }) => iv));
    expect(sessions.summary.premium).not.toBe(plain.summary.premium);
  });

  it("each forecast sells at its own volatility, from the same day on", () => {
    const plain = json();
    for (const forecast of ["har", "garch"]) {
      const report = json("--forecast", forecast);
      expect(report.priceSource).toContain(`(${forecast.toUpperCase()})`);
      expect(report.input.skipped).toEqual(plain.input.skipped);
      const ratios = report.cycles.map(({ iv }, i) => iv / plain.cycles[i]!.iv);
      expect(Math.max(...ratios)).toBeGreaterThan(1.1);
      expect(Math.min(...ratios)).toBeLessThan(0.95);
    }
  });

  it("a forecast of the user's sets no price: it is held against what came", () => {
    const file = join(folder, "mine.csv");
    const rows = appleStock.map(({ date }) => `${date.slice(0, 10)},40`);
    writeFileSync(file, `date,forecast\n${rows.join("\n")}\n`);
    for (const flags of [[], ["--vol", "0.33"]]) {
      const { forecasts, notes, ...rest } = json(...flags, "--forecast", file);
      const { notes: plainNotes, ...plain } = json(...flags);
      expect(rest).toEqual(plain);
      expect(notes.filter((note) => !plainNotes.includes(note))).toEqual([
        "Forecasts from mine.csv: column forecast, read as percent per year. " +
          "They set no price: they are held against what came.",
      ]);
      const known = rest.cycles.filter(({ entry }) => entry >= "2008-05");
      const mean = known.reduce((sum, cycle) => sum + cycle.realizedVol, 0) / known.length;
      expect(forecasts!.cycles).toBe(known.length);
      expect(forecasts!.leftOut).toBe(rest.cycles.length - known.length);
      expect(forecasts!.meanRealizedVol).toBeCloseTo(mean, 12);
      expect(forecasts!.scores[0]!.bias).toBeCloseTo(40 - 100 * mean, 9);
    }
  });

  it("a band is traded in less often, and named in the report", () => {
    const flags = ["--vol", "0.33", "--shares", "300"];
    const trades = (hedge: string): number => {
      const report = json(...flags, "--hedge", hedge);
      expect(report.conventions.hedge).toBe(hedge);
      return report.summary.buyer.hedgeTrades;
    };
    const [close, narrow, wide] = ["close", "band:0.05", "band:0.2"].map(trades);
    expect(narrow).toBeLessThan(close! * 0.75);
    expect(wide).toBeLessThan(narrow!);
    expect(trades("band:whalley-wilmott")).toBeLessThan(close!);
    expect(trades("band:zakamouline")).toBeLessThan(close!);
    const told = runCli(["replay", "--prices", apple, ...flags, "--hedge", "band:0.05"]).stdout;
    expect(told).toContain("inside his band he did not trade");
  });

  it("names the weeks and the holes that cost it cycles", () => {
    const rows = appleStock.map(({ date, close }) => `${date.slice(0, 10)},${close}`);
    const kept = rows.filter((row) => !/^2010-03-(0[89]|1\d)/.test(row));
    const prices = join(folder, "gap.csv");
    writeFileSync(prices, `date,close\n${kept.join("\n")}\n`);
    const weekly = json("--prices", prices, "--vol", "0.33", "--cycle", "weekly");
    const week = "no price in the week up to a Friday";
    expect(weekly.input.skipped).toEqual([{ reason: week, count: 3 }]);
    expect(weekly.notes).toContain(
      "Weeks without a price, by their Friday: 2010-03-12, 2010-03-19.",
    );
    const days = json("--prices", prices, "--vol", "0.33", "--cycle", "days:10");
    const hole = "no price for more than a week";
    expect(days.input.skipped).toEqual([{ reason: hole, count: 1 }]);
    expect(days.notes).toContain("Days before more than a week without a price: 2010-03-05.");
  });
});
