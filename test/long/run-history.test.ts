import { describe, expect, it } from "vitest";
import { recordFlows } from "../../src/attribution/who-paid-whom.ts";
import { STOCK } from "../../src/contracts/instrument-table.ts";
import { FIRST_PARTY } from "../../src/ledger/accounts.ts";
import { balanceOf } from "../../src/ledger/ledger.ts";
import { checkTrialBalance } from "../../src/ledger/trial-balance.ts";
import { applyRow, stateHash } from "../../src/market/market.ts";
import { appliedCommands, type Market } from "../../src/market/market-state.ts";
import { EVENT } from "../../src/messages/events.ts";
import { type RunReport, reportRun } from "../../src/reports/run/run-report.ts";
import { runStatement } from "../../src/reports/run/run-statement.ts";
import { playRun } from "../../src/simulator/run/play-run.ts";
import type { RunWorld } from "../../src/simulator/run/run-world.ts";
import { sum, units } from "../support/report-sums.ts";
import { smallRun } from "../support/small-run.ts";

function classOf({ classes }: RunReport, name: string): RunReport["classes"][number] {
  return classes.find((one) => one.class === name)!;
}

describe("a run of the history scenario", () => {
  const report = reportRun(smallRun(16, 7, { premium: 0 }), "history");

  it("adds up: results to what came from outside, parts to results, to the last unit", () => {
    const { parties, outside } = report;
    expect(sum(parties.map(({ pnl }) => units(pnl)))).toBe(units(outside.total));
    expect(sum(outside.items.map(({ amount }) => units(amount)))).toBe(units(outside.total));
    for (const { pnl, parts } of parties)
      expect(sum(Object.values(parts).map(units))).toBe(units(pnl));
  });

  it("has options and spreads sum to nothing over all parties: what one gains another pays", () => {
    for (const part of ["options", "optionSpread", "stock", "stockSpread"] as const) {
      expect(sum(report.parties.map(({ parts }) => units(parts[part])))).toBe(0);
    }
  });

  it("says who paid whom: what a class has from all others is its result", () => {
    const { parties, matrix } = report.flows;
    for (const { class: name, pnl } of report.classes) {
      const row = matrix[parties.indexOf(name)]!;
      expect(sum(row.map(units))).toBe(units(pnl));
    }
    for (const a of parties.keys()) {
      for (const b of parties.keys()) {
        expect(units(matrix[a]![b]!)).toBe(-units(matrix[b]![a]!) + 0);
      }
    }
  });

  it("has makers who earn the spread, pay for their hedge, and hold what the public sells", () => {
    const makers = classOf(report, "market-maker");
    expect(makers.parts.optionSpread).toBeGreaterThan(0);
    expect(makers.parts.stockSpread).toBeLessThan(0);
    expect(makers.parts.fees).toBeLessThan(0);
    const sellers = classOf(report, "covered-call-seller");
    expect(sellers.parts.optionSpread).toBeLessThan(0);
    // One-sided sellers: what makers hold lowers the price of swings below the forecast.
    expect(report.volatility.distortion).toBeLessThan(0);
  });

  it("is told in a statement of 80 columns at most", () => {
    const text = runStatement(report);
    expect(text).toContain("nothing made or lost");
    expect(text).toContain("Option market makers");
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("is the same to the bit again, and another with another seed", () => {
    const short = (seed: number) => reportRun(smallRun(4, seed, { crowd: 0.1 }), "history");
    const first = short(7);
    expect(short(7)).toEqual(first);
    expect(short(8).stateHash).not.toBe(first.stateHash);
  });
});

describe("inside a run", () => {
  it("nobody trades with himself, sheets and orders never stand crossed, series end empty", () => {
    const census = { own: 0, left: 0, trades: 0, sheets: 0, exercised: 0, ended: 0 };
    playRun(smallRun(24, 11), (market) => ({
      onEvent: (place) => {
        const { events, ledger } = market;
        const kind = events.kind[place];
        if (kind === EVENT.traded) {
          census.trades++;
          if (events.order[place] === -1) census.sheets++;
          if (events.account[place] === events.other[place]) census.own++;
        }
        if (kind === EVENT.exercised) census.exercised++;
        if (kind !== EVENT.expired) return;
        census.ended++;
        const series = events.instrument[place]!;
        for (let account = 0; account < market.accounts.length; account++) {
          if (balanceOf(ledger, account, series) !== 0) census.left++;
        }
      },
      onClose: () => {
        checkTrialBalance(market.ledger);
        expectNobodyCrossed(market);
      },
    }));
    expect(census).toMatchObject({ own: 0, left: 0 });
    expect(census.trades).toBeGreaterThan(300);
    expect(census.sheets).toBeGreaterThan(200);
    expect(census.exercised).toBeGreaterThan(10);
    expect(census.ended).toBeGreaterThan(500);
  });

  it("its recorded commands alone rebuild it, from the start and from any cut", () => {
    const { commands, world, cuts } = recordRun();
    const { market } = world;
    for (const { number, snapshot } of cuts) {
      market.columns.restore(snapshot);
      for (const row of commands.slice(number, number + 1_000)) replayRow(world, row);
      const later = cuts.find((cut) => cut.number === number + 1_000);
      if (later !== undefined) expect(stateHash(market)).toBe(later.hash);
    }
    market.columns.restore(cuts[0]!.snapshot);
    for (const row of commands.slice(cuts[0]!.number)) replayRow(world, row);
    expect(stateHash(market)).toBe(cuts.at(-1)!.hash);
  });
});

function expectNobodyCrossed(market: Market): void {
  const { instruments, book } = market;
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    const [bid, ask] = [book.heads[2 * series]!, book.heads[2 * series + 1]!];
    if (bid >= 0 && ask >= 0) expect(book.price[bid]).toBeLessThan(book.price[ask]!);
  }
  const shares = market.accounts.map((_, account) => balanceOf(market.ledger, account, STOCK));
  expect(sum(shares.slice(FIRST_PARTY))).toBeGreaterThan(0);
}

/** One row of the command ring, as values. */
type Row = readonly number[];
interface Cut {
  readonly number: number;
  readonly snapshot: ReturnType<Market["columns"]["snapshot"]>;
  readonly hash: string;
}

const FIELDS = [
  ...(["kind", "time", "account", "other", "instrument", "order", "side", "code"] as const),
  ...(["price", "quantity", "price2", "quantity2"] as const),
];

/** Plays a short run and keeps its commands, and the whole state after every 1,000 of the last. */
function recordRun(): { commands: Row[]; world: RunWorld; cuts: Cut[] } {
  const commands: Row[] = [];
  const cuts: Cut[] = [];
  const world = playRun({ ...smallRun(3, 5, { crowd: 0.05 }) }, (market) => ({
    onCommand: () => {
      const place = (appliedCommands(market) - 1) & (market.commands.capacity - 1);
      commands.push(FIELDS.map((field) => market.commands[field][place]!));
      // Every row that was sent has to be applied: a snapshot in between would keep the others.
      const isIdle = appliedCommands(market) === market.commands.written[0];
      if (!isIdle || commands.length < 10_000 || cuts.length >= 12) return;
      const last = cuts.at(-1)?.number ?? 0;
      if (commands.length - last < 1_000) return;
      cuts.push({
        number: commands.length,
        snapshot: market.columns.snapshot(),
        hash: stateHash(market),
      });
    },
  }));
  cuts.push({
    number: commands.length,
    snapshot: world.market.columns.snapshot(),
    hash: stateHash(world.market),
  });
  return { commands, world, cuts };
}

function replayRow({ market, flows }: RunWorld, row: Row): void {
  const { commands } = market;
  const place = commands.written[0]! & (commands.capacity - 1);
  commands.written[0]!++;
  FIELDS.forEach((field, i) => {
    commands[field][place] = row[i]!;
  });
  applyRow(market, appliedCommands(market));
  recordFlows(flows);
}
