import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dayFromIso, isoFromDay } from "../src/calendar/civil-date.ts";
import { isLive, STOCK } from "../src/contracts/instrument-table.ts";
import { monthlyCycles } from "../src/history/cycles.ts";
import { balanceOf } from "../src/ledger/ledger.ts";
import { wealthOf } from "../src/positions/positions.ts";
import type { ReplayConfig } from "../src/simulator/history/replay-config.ts";
import { openWorld, type World } from "../src/simulator/history/world.ts";
import { checkInstant } from "./support/identities.ts";
import { type MadeHistory, madeConfig, madeReport } from "./support/made-history.ts";
import { feed, recordReplay } from "./support/recorded-replay.ts";
import { HAS_SHARED_DATA, sharedData } from "./support/shared-data.ts";

/** What one moment of the market looks like from outside; money in $0.0001. */
interface Picture {
  readonly wealth: readonly number[];
  readonly shares: readonly number[];
  readonly series: number;
  readonly contracts: number;
  readonly strike: number;
  readonly deliverable: number;
  readonly stockMark: number;
  readonly optionMark: number;
}

function pictureOf({ market, buyerAccount }: World): Picture {
  const { ledger, marks, instruments, accounts } = market;
  const numbers = accounts.map((_, account) => account);
  const series = instruments.count[0]! - 1;
  return {
    wealth: numbers.map((account) => wealthOf(ledger, marks, instruments, account)),
    shares: numbers.map((account) => balanceOf(ledger, account, STOCK)),
    series,
    contracts: balanceOf(ledger, buyerAccount, series),
    strike: instruments.strike[series]!,
    deliverable: instruments.deliverable[series]!,
    stockMark: marks.mark[STOCK]!,
    optionMark: isLive(instruments, series) ? marks.mark[series]! : 0,
  };
}

/** Before and after each split of a replay, and at the mark that follows it. */
function splitsOf(config: ReplayConfig): { before: Picture; after: Picture; marked: Picture }[] {
  const { commands } = recordReplay(config);
  const world = openWorld(config);
  const found: { before: Picture; after: Picture; marked: Picture }[] = [];
  commands.forEach((command, number) => {
    const before = pictureOf(world);
    feed(world, command);
    checkInstant(world.attribution);
    if (command.kind === "split") {
      const after = pictureOf(world);
      found.push({ before, after, marked: after });
      expect(commands.slice(number).some(({ kind }) => kind === "mark")).toBe(true);
    } else if (command.kind === "mark" && found.length > 0) {
      const last = found.at(-1)!;
      if (last.marked === last.after)
        found[found.length - 1] = { ...last, marked: pictureOf(world) };
    }
  });
  return found;
}

const WAVE = Array.from({ length: 21 }, (_, row) => 120 + 4 * Math.sin(row));

/** The wave, whose share is split on row 10, for an option that lives from row 0 to 20. */
function waved(newShares: number, oldShares: number, changes: Partial<MadeHistory> = {}) {
  const closes = WAVE.map((close, row) => (row < 10 ? close : (close * oldShares) / newShares));
  return madeConfig({ closes, splits: [{ row: 10, newShares, oldShares }], ...changes });
}

describe("a split on the way", () => {
  it("3:2: the contract delivers 150 shares for the same strike x 100, and keeps its mark", () => {
    for (const style of ["european", "american"] as const) {
      const closes = WAVE.map((close, row) => (row < 9 ? close : row === 9 ? 120 : close / 1.5));
      closes[10] = 80;
      const changes = { sigma: 0.3, style, contracts: 2, closes } as const;
      const [split, ...others] = splitsOf(waved(3, 2, changes));
      expect(others).toEqual([]);
      const { before, after, marked } = split!;
      expect(after.wealth).toEqual(before.wealth);
      expect(after).toMatchObject({
        contracts: 2,
        deliverable: 150,
        strike: before.strike,
        stockMark: (before.stockMark * 2) / 3,
        optionMark: before.optionMark,
      });
      // The next close is the split's own price: only a day's decay of 150 shares is new.
      const decay = before.optionMark - marked.optionMark;
      expect(marked.stockMark).toBe(800_000);
      expect(decay).toBeGreaterThan(0);
      expect(decay).toBeLessThan(0.1 * before.optionMark);
    }
  });

  it.each([
    [2, 1],
    [3, 2],
    [1, 2],
    [1, 10],
  ])("%i:%i changes nobody's result, nor the worst fall of holding", (newShares, oldShares) => {
    const split = madeReport(waved(newShares, oldShares, { sigma: 0.3 })).summary;
    const plain = madeReport(madeConfig({ closes: WAVE, sigma: 0.3 })).summary;
    // Closes are rounded to $0.0001 a share, and the maker's to whole shares.
    const rounding = 150 * 20 * 0.0001 + (newShares < oldShares ? 40 : 8);
    for (const key of ["pnl", "worstFall"] as const) {
      expect(Math.abs(split.buyAndHold[key] - plain.buyAndHold[key])).toBeLessThan(0.05);
      expect(Math.abs(split.seller[key] - plain.seller[key])).toBeLessThan(0.05);
      expect(Math.abs(split.buyer[key] - plain.buyer[key])).toBeLessThan(rounding);
    }
    expect(split.meanRealizedVol).toBeCloseTo(plain.meanRealizedVol, 4);
  });

  it.each([
    [3, 2],
    [1, 10],
  ])("%i:%i is told day by day in whole shares, but for what the strike moves", (...ratio) => {
    const { cycles, explain } = madeReport(waved(...ratio, { sigma: 0.3 }), { explain: 0 });
    const { delivered, days } = explain!;
    expect(days.every(({ held, traded }) => Number.isInteger(held + traded))).toBe(true);
    expect(delivered).toBe(cycles[0]!.assigned ? (100 * ratio[0]) / ratio[1] : 0);
    expect(days.at(-1)!.result).toBe(cycles[0]!.buyer.pnl);
  });

  it("2:1: the next sale is of twice as many contracts", () => {
    const cycles = [
      { entry: 0, expiry: 15 },
      { entry: 15, expiry: 20 },
    ];
    const { cycles: told } = madeReport(waved(2, 1, { cycles, contracts: 3 }));
    expect(told.map(({ contracts, newSharesForOne }) => [contracts, newSharesForOne])).toEqual([
      [3, 2],
      [6, 1],
    ]);
    expect(told[1]!.spot).toBeCloseTo(WAVE[15]! / 2, 4);
  });
});

/** Apple as traded, over its split of 2005-02-28; sold at 40 %. */
function apple(changes: Partial<ReplayConfig>): ReplayConfig {
  const rows = readFileSync(sharedData("aapl_daily_2000_2013.csv"), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","))
    .filter(([date]) => date! >= "2004-12-01" && date! <= "2005-05-31");
  const days = Int32Array.from(rows, ([date]) => dayFromIso(date!)!);
  const made = madeConfig({
    closes: rows.map((row) => Number(row[4])),
    sigma: 0.4,
    ticks: "listed",
    contracts: 3,
    splits: [{ row: days.indexOf(dayFromIso("2005-02-28")!), newShares: 2, oldShares: 1 }],
  });
  const { cycles } = monthlyCycles(days, days[0]!, days.at(-1)!);
  return { ...made, days, cycles, ...changes };
}

const title = HAS_SHARED_DATA ? "" : " (skipped: ../shared/data is not there)";
describe.skipIf(!HAS_SHARED_DATA)(`Apple's split of 2005-02-28${title}`, () => {
  const SETTINGS = (["european", "american"] as const).flatMap((style) =>
    (["covered-call", "cash-secured-put"] as const).flatMap((strategy) =>
      ([{ kind: "atm" }, { kind: "delta", delta: 0.3 }] as const).map((strike) => ({
        style,
        strategy,
        strike,
      })),
    ),
  );

  it.each(SETTINGS)("moves no wealth: $style $strategy $strike.kind", (setting) => {
    const config = apple(setting);
    const [split, ...others] = splitsOf(config);
    expect(others).toEqual([]);
    const { before, after } = split!;
    // An odd mark per contract is halved to the next unit: half a unit for each new contract.
    const odd = after.optionMark - before.optionMark / 2;
    expect([0, 0.5]).toContain(odd);
    const moved = after.wealth.map((wealth, account) => wealth - before.wealth[account]!);
    const most = Math.max(...moved);
    expect(most).toBe(odd * after.contracts);
    expect(moved.filter((change) => change !== 0)).toHaveLength(odd === 0 ? 0 : 2);
    expect(after).toMatchObject({
      contracts: 2 * before.contracts,
      strike: before.strike / 2,
      deliverable: 100,
      shares: before.shares.map((shares) => 2 * shares),
    });
    expect(before.contracts).toBe(3);

    const { cycles } = madeReport(config);
    const at = cycles.findIndex(({ newSharesForOne }) => newSharesForOne === 2);
    expect(cycles[at]!.entry).toBe("2005-02-18");
    expect(cycles.map(({ contracts }) => contracts)).toEqual(
      cycles.map((_, i) => (i <= at ? 3 : 6)),
    );
    cycles.forEach(({ buyAndHold, spot, settle, newSharesForOne, contracts }) => {
      const moves = contracts * 100 * (settle * newSharesForOne - spot);
      expect(buyAndHold.pnl).toBeCloseTo(moves, 6);
    });
    expect(isoFromDay(config.days[config.cycles[at]!.expiry]!)).toBe("2005-03-18");
  });

  it("is no fall of the shares held", () => {
    const { buyAndHold } = madeReport(apple({})).summary;
    const closes = apple({}).closes;
    const [first, last] = [apple({}).cycles[0]!.entry, apple({}).cycles.at(-1)!.expiry];
    const { row } = apple({}).splits![0]!;
    let [held, highest, worst] = [0, 0, 0];
    for (let i = first + 1; i <= last; i++) {
      const shares = i < row ? 300 : 600;
      held += shares * closes[i]! - (i <= row ? 300 : 600) * closes[i - 1]!;
      highest = Math.max(highest, held);
      worst = Math.min(worst, held - highest);
    }
    expect(buyAndHold.worstFall).toBe(worst / 10_000);
  });
});
