import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Participant, TraderView } from "../../src/participants/own/own-api.ts";
import { reportRun } from "../../src/reports/run/run-report.ts";
import { HISTORY_DEFAULTS } from "../../src/scenarios/history-scenario.ts";
import { playRun } from "../../src/simulator/run/play-run.ts";
import { INJECTIONS } from "../support/injections.ts";
import { othersOf, ownConfig, PLAIN_MAKER, reportWith } from "../support/own-parties.ts";
import { smallRun } from "../support/small-run.ts";

const trader = (trade: (view: TraderView) => void): Participant => ({ kind: "trader", trade });

describe("a participant of one's own", () => {
  it("who never trades changes nobody else's result, to the last unit: rule D1", () => {
    const config = smallRun(3, 5, { crowd: 0.1 });
    const silent = trader((view) => {
      for (const { id } of view.chain().slice(0, 50)) view.quote(id);
      view.greeks();
      view.random();
    });
    const quiet: Participant = { kind: "maker", quote: () => undefined };
    const empty: Participant = {
      ...{ kind: "maker", hedge: () => 0 },
      quote: ({ forecast }) => ({
        ...{ volatility: forecast, halfSpread: 0.01, bidSize: 0, askSize: 0 },
      }),
    };
    const own = [silent, quiet, empty].map((one, i) => ownConfig(`own-${i}`, one));
    const report = reportWith(config, own);
    expect(othersOf(report)).toEqual(reportRun(config, "history").parties);
    expect(report.suspended).toEqual([]);
  });

  it("has the luck of its seat, not of its name: arms of a sweep can be paired", () => {
    const makers = { ...HISTORY_DEFAULTS.makers, noise: 0.02 };
    const config = smallRun(2, 5, { crowd: 0.05, makers });
    const [one, other] = ["own-one", "own-other"].map((name) => {
      return reportWith(config, [ownConfig(name, PLAIN_MAKER)]);
    });
    expect(one!.stateHash).toBe(other!.stateHash);
    const [first, second] = ["own-1", "own-2"].map((name) => ownConfig(name, PLAIN_MAKER));
    const two = reportWith(config, [first!, second!]).parties.filter(({ id }) => /own/.test(id));
    expect(two[0]!.pnl).not.toBe(two[1]!.pnl);
  });

  it("plays the same run again, and its own money is in the books", () => {
    const config = smallRun(5, 9, { crowd: 0.1 });
    const busy = trader((view) => {
      const chain = view.chain();
      const { id } = chain[Math.floor(view.random() * chain.length)]!;
      const { bid, ask } = view.quote(id);
      if (view.step % 3 === 0) view.cancelAll();
      if (ask !== undefined) view.buy(id, 2, ask);
      if (bid !== undefined) view.offer(id, 1, bid + 0.05);
    });
    const own = [ownConfig("own-maker", PLAIN_MAKER), ownConfig("own-busy", busy)];
    const first = reportWith(config, own);
    expect(reportWith(config, own)).toEqual(first);
    const mine = first.parties.filter(({ id }) => id.startsWith("own-"));
    expect(mine.map((one) => one.class)).toEqual(["own-maker", "own-trader"]);
    for (const { parts } of mine) expect(parts.optionSpread).not.toBe(0);
    // The maker earns the spread that the trader pays.
    expect(mine[0]!.parts.optionSpread).toBeGreaterThan(0);
    expect(mine[1]!.parts.optionSpread).toBeLessThan(0);
  });

  it("that does what it may not is suspended at the same event, and nobody else is hurt", () => {
    const config = smallRun(2, 3, { crowd: 0.02 });
    const others = reportRun(config, "history").parties;
    const injected = fc.record({
      injection: fc.constantFrom(...INJECTIONS),
      day: fc.constantFrom("2024-01-02", "2024-01-03"),
      step: fc.nat(5),
    });
    const crowd = fc.array(injected, { minLength: 100, maxLength: 100 });
    const property = fc.property(crowd, (all) => {
      const own = all.map(({ injection, day, step }, i) => {
        return ownConfig(
          `own-${i}`,
          injection.make((view) => view.date === day && view.step === step),
        );
      });
      const report = reportWith(config, own);
      expect(othersOf(report)).toEqual(others);
      expect(report.suspended).toHaveLength(all.length);
      for (const { id, reason, time } of report.suspended!) {
        const { injection, day } = all[Number(id.slice(4))]!;
        expect(reason).toMatch(injection.reason);
        expect(time.slice(0, 10)).toBe(day);
      }
      expect(reportWith(config, own).suspended).toEqual(report.suspended);
    });
    fc.assert(property, { seed: 1, numRuns: 5 });
  });

  it("has no quotes and no orders once it is out, and sends no more", () => {
    const rests = trader((view) => {
      if (view.step === 0) view.bid("stock", 10, 1);
      if (view.step === 2) throw new Error("enough");
    });
    const quotes: Participant = {
      kind: "maker",
      quote: (expiry, view) => {
        if (view.step === 2) throw new Error("enough");
        return PLAIN_MAKER.quote(expiry, view);
      },
    };
    const own = [ownConfig("own-maker", quotes), ownConfig("own-trader", rests)];
    const commands = new Map<string, number>();
    const { market, own: parties } = playRun(
      { ...smallRun(1, 3), own },
      ({ commands: rows, clock, accounts }) => ({
        onCommand: () => {
          const place = (clock[1]! - 1) & (rows.capacity - 1);
          const { name } = accounts[rows.account[place]!]!;
          commands.set(name, clock[1]! - 1);
        },
      }),
    );
    expect(parties.suspended.map(({ id }) => id)).toEqual(["own-maker", "own-trader"]);
    const { book, exchange } = market;
    for (const { id, command } of parties.suspended) {
      const account = market.accounts.findIndex(({ name }) => name === id);
      expect(commands.get(id)).toBe(command);
      expect([...book.owner].some((one, slot) => one === account && book.side[slot] !== 0)).toBe(
        false,
      );
      const maker = exchange.sheets.makerOf[account]!;
      if (maker >= 0) expect(exchange.sheets.isLive[maker]).toBe(0);
    }
  });
});

describe("a trader's firm", () => {
  it("counts an order no more that is taken back, one or all", () => {
    const seen: number[][] = [];
    const mind = trader((view) => {
      if (view.step === 1) view.cancel(view.orders()[0]!.number);
      seen.push(view.orders().map(({ contracts }) => contracts));
      if (view.step === 2) view.cancelAll();
      if (view.step > 2 || view.step === 1) return;
      // All that four times his capital buys, less what rests already.
      const most = Math.floor(20_000_000 / view.spot);
      expect(view.bid("stock", 1_000, 1)).toBe(1_000);
      expect(view.bid("stock", 900_000, 1)).toBe(most - 1_000);
      expect(view.bid("stock", 1, 1)).toBe(0);
    });
    const { suspended } = reportWith(smallRun(1, 3), [ownConfig("own-mind", mind)]);
    expect(suspended).toEqual([]);
    expect(seen.map((all) => all.length)).toEqual([0, 2, 1, 2, 2, 2]);
    expect(seen[2]).toEqual(seen[1]!.slice(1));
  });

  it("cuts what would go beyond its limits, resting orders counted", () => {
    const sent: number[] = [];
    let most = 0;
    const greedy = trader((view) => {
      const near = view.chain().find(({ days, strike, right }) => {
        return right === "call" && days > 60 && Math.abs(strike / view.spot - 1) < 0.02;
      })!;
      const { bid, ask } = view.quote(near.id);
      if (bid === undefined || ask === undefined) return;
      const { vega } = view.value(near.id, view.forecast(near.id))!;
      for (let i = 0; i < 20; i++) sent.push(view.bid(near.id, 1_000, ask));
      const resting = view.orders().reduce((sum, { contracts }) => sum + contracts, 0);
      const held = view.position(near.id) + resting;
      most = Math.max(most, held * vega);
      view.sell("stock", 900_000);
    });
    const config = smallRun(3, 3);
    const { parties, suspended } = reportWith(config, [ownConfig("own-greedy", greedy)]);
    expect(suspended).toEqual([]);
    expect(Math.max(...sent)).toBe(config.traders.settings.contracts);
    expect(sent).toContain(0);
    // $ per point of 100 shares are the vega per 1.00 of one; a little may move after an order.
    const limit = config.traders.settings.vegaLimit;
    expect(most).toBeGreaterThan(limit * 0.8);
    expect(most).toBeLessThan(limit * 1.1);
    expect(parties.at(-1)!.id).toBe("own-greedy");
  });
});
