import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OPTION_ROWS, ROW } from "../../src/attribution/result-rows.ts";
import { interestYears } from "../../src/calendar/clocks.ts";
import { MULTIPLIER, STOCK } from "../../src/contracts/instrument-table.ts";
import { balanceOf } from "../../src/ledger/ledger.ts";
import { exp } from "../../src/math/exp.ts";
import type { Command } from "../../src/messages/commands.ts";
import { EVENT } from "../../src/messages/events.ts";
import { placeOf } from "../../src/messages/rows.ts";
import { roundHalfAway } from "../../src/money/amount.ts";
import { CASH } from "../../src/money/cash.ts";
import type { CycleResult } from "../../src/simulator/history/play-cycle.ts";
import { replay } from "../../src/simulator/history/replay.ts";
import type { ReplayConfig } from "../../src/simulator/history/replay-config.ts";
import { openWorld, type World } from "../../src/simulator/history/world.ts";
import { checkInstant, checkTable, OutsideMoney } from "../support/identities.ts";
import { configOf, plainSeeds, replaySeeds } from "../support/random-replay.ts";
import { feed, recordReplay } from "../support/recorded-replay.ts";

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

/** Feeds a recorded replay command by command, and checks the whole market after each. */
function checkEveryCommand(config: ReplayConfig, commands: readonly Command[]): OutsideMoney {
  const world = openWorld(config);
  const outside = new OutsideMoney(world.attribution);
  commands.forEach((command, number) => {
    outside.before();
    feed(world, command);
    outside.after();
    checkInstant(world.attribution);
    // The table has 100 pairs and 10 causes: at every seventh command, and at the end.
    if (number % 7 === 0) checkTable(world.flows, world.attribution);
  });
  checkTable(world.flows, world.attribution);
  return outside;
}

/** Of both parties after a close, read from the ledger. */
interface Holdings {
  readonly seller: number;
  readonly maker: number;
  readonly makerCash: number;
}

/** Follows a replay close by close: what both hold, and which shares they traded. */
class Follower {
  /** By row, after the last that happened on it. */
  readonly held: Holdings[] = [];
  /** By cycle: what their share trades lost to the spread, in $0.0001. */
  readonly spreads: number[] = [0];
  #seen = 0;

  readonly onClose = (world: World, row: number, ends: boolean): void => {
    const { market, sellerAccount, buyerAccount } = world;
    const { events, ledger } = market;
    for (; this.#seen < events.written[0]!; this.#seen++) {
      const place = placeOf(events, this.#seen);
      if (events.kind[place] !== EVENT.traded || events.instrument[place] !== STOCK) continue;
      const sides = [events.account[place]!, events.other[place]!];
      const own = sides.filter((account) => account === sellerAccount || account === buyerAccount);
      const lost = own.length * events.quantity[place]! * world.config.halfSpreads[row]!;
      this.spreads[this.spreads.length - 1]! += lost;
    }
    this.held[row] = {
      seller: balanceOf(ledger, sellerAccount, STOCK),
      maker: balanceOf(ledger, buyerAccount, STOCK),
      makerCash: balanceOf(ledger, buyerAccount, CASH),
    };
    if (ends) this.spreads.push(0);
  };
}

/** New shares, and cash for the part of one that is left over at the rounded mark. */
function overSplits(config: ReplayConfig, row: number, before: number): [number, number] {
  let [shares, mark, cash] = [before, config.closes[row - 1]!, 0];
  for (const split of config.splits!.filter((found) => found.row === row)) {
    const { newShares, oldShares } = split;
    mark = Math.max(roundHalfAway((mark * oldShares) / newShares), 1);
    const part = (shares * newShares) % oldShares;
    shares = (shares * newShares - part) / oldShares;
    cash += roundHalfAway((part * mark) / oldShares);
  }
  return [shares, cash];
}

/** What the shares of both bring from close to close, with dividends, interest, lender's fee. */
function stockPosition(config: ReplayConfig, { cycle }: CycleResult, held: Holdings[]): number {
  const { closes, days, dividends, rates, borrowRate = 0 } = config;
  let total = 0;
  for (let row = cycle.entry + 1; row <= cycle.expiry; row++) {
    const { seller, maker, makerCash } = held[row - 1]!;
    const years = interestYears(days[row - 1]!, days[row]!);
    for (const before of [seller, maker]) {
      const [shares, cash] = overSplits(config, row, before);
      total += shares * (closes[row]! + dividends[row]!) + cash - before * closes[row - 1]!;
      total -= roundHalfAway(Math.max(-before, 0) * closes[row - 1]! * borrowRate * years);
    }
    total += roundHalfAway(makerCash * (exp(rates[cycle.entry]! * years) - 1));
  }
  return total;
}

describe("identities of random replays", () => {
  const options = { seed: 1, numRuns: 250 };

  it("after every command: nothing made or lost, rows and table add up, I1, I2 and I4", () => {
    let checked = 0;
    let closed = 0;
    fc.assert(
      fc.property(replaySeeds, (seeds) => {
        const config = configOf(seeds);
        const { commands } = recordReplay(config);
        const outside = checkEveryCommand(config, commands);
        const noCompany = seeds.dividends === "none" && seeds.splits.length === 0;
        if (seeds.rate === 0 && noCompany) {
          // I4: no company, no bank: nothing but the revaluation of the shares, less fees.
          closed++;
          expect([outside.dividends + 0, outside.interest + 0]).toEqual([0, 0]);
        }
        if (!seeds.retailFees) expect(outside.fees + 0).toBe(0);
        checked += commands.length;
      }),
      options,
    );
    expect(checked).toBeGreaterThan(40_000);
    expect(closed).toBeGreaterThan(10);
  });

  it("at every close; and seller and hedged buyer together are a stock position", () => {
    const endings: Record<string, number> = {};
    fc.assert(
      fc.property(replaySeeds, (seeds) => {
        const config = configOf(seeds);
        const follower = new Follower();
        let closes = 0;
        const { cycles } = replay(config, (world, row, ends) => {
          follower.onClose(world, row, ends);
          checkInstant(world.attribution);
          checkTable(world.flows, world.attribution);
          closes++;
        });
        expect(closes).toBe(sum(cycles.map(({ cycle }) => cycle.expiry - cycle.entry + 1)));
        cycles.forEach((result, i) => {
          endings[result.ending.how] = (endings[result.ending.how] ?? 0) + 1;
          const both = (row: number): number => result.seller[row]! + result.buyer[row]!;
          for (const row of OPTION_ROWS) expect(both(ROW[row]) + 0).toBe(0);
          const total = sum(result.seller) + sum(result.buyer);
          const fees = both(ROW.fees);
          const stock = stockPosition(config, result, follower.held) - follower.spreads[i]!;
          expect(total - fees - stock + 0).toBe(0);
        });
      }),
      { ...options, seed: 3, numRuns: 400 },
    );
    for (const how of ["expired", "assigned", "bought-back", "rolled", "unsold"]) {
      expect(endings[how], how).toBeGreaterThan(10);
    }
  });

  it("a covered call less a put is K(1 - e^-rT) + D - S(1 - e^-qT), on every path", () => {
    let compared = 0;
    fc.assert(
      fc.property(plainSeeds, (seeds) => {
        const alike = { ...seeds, strike: { kind: "spot" as const }, ticks: "none" as const };
        const config = configOf({ ...alike, makerEdge: 0, halfSpreadShare: 0 });
        const calls = replay({ ...config, strategy: "covered-call" }).cycles;
        const puts = replay({ ...config, strategy: "cash-secured-put" }).cycles;
        calls.forEach((call, i) => {
          const put = puts[i]!;
          if (call.premium === 0 || put.premium === 0) return;
          compared++;
          const { rate, dividendYield, years, spot, discountedSpot } = call.sale.terms;
          const { strike, contracts } = call.sale;
          const paid = sum(config.dividends.slice(call.cycle.entry + 1, call.cycle.expiry + 1));
          const gap = (sum(call.seller) - sum(put.seller)) / (contracts * MULTIPLIER);
          // In integers: whatever the path, K - S, both premiums and the dividends are left.
          expect(gap - (strike - spot + call.premium - put.premium + paid) + 0).toBe(0);
          const known = spot - discountedSpot;
          const parity =
            strike * (1 - Math.exp(-rate * years)) +
            paid -
            spot * (1 - Math.exp(-dividendYield * years)) -
            known * Math.exp(-dividendYield * years);
          // Both premiums are rounded down, each by less than $0.0001 per share.
          expect(Math.abs(gap - parity)).toBeLessThan(1 + 1e-6);
        });
      }),
      { ...options, seed: 4, numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(400);
  });
});
