import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interestYears } from "../src/calendar/clocks.ts";
import { MULTIPLIER, STOCK } from "../src/contracts/instrument-table.ts";
import { balanceOf } from "../src/ledger/ledger.ts";
import { exp } from "../src/math/exp.ts";
import type { Command } from "../src/messages/commands.ts";
import { roundHalfAway } from "../src/money/amount.ts";
import { CASH } from "../src/money/cash.ts";
import type { CycleResult } from "../src/simulator/history/play-cycle.ts";
import { replay } from "../src/simulator/history/replay.ts";
import type { ReplayConfig } from "../src/simulator/history/replay-config.ts";
import { openWorld, type World } from "../src/simulator/history/world.ts";
import { checkInstant, checkTable, OutsideMoney } from "./support/identities.ts";
import { configOf, replaySeeds } from "./support/random-replay.ts";
import { feed, recordReplay } from "./support/recorded-replay.ts";

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

/** Shares and borrowed or lent cash after the hedge of a close, read from the ledger. */
interface Holdings {
  readonly seller: number;
  readonly maker: number;
  readonly makerCash: number;
}

function holdingsOf({ market, sellerAccount, buyerAccount }: World): Holdings {
  return {
    seller: balanceOf(market.ledger, sellerAccount, STOCK),
    maker: balanceOf(market.ledger, buyerAccount, STOCK),
    makerCash: balanceOf(market.ledger, buyerAccount, CASH),
  };
}

/** Shares of both x moves, plus dividends and interest, less half-spreads: no option in it. */
function stockPosition(config: ReplayConfig, result: CycleResult, held: Holdings[]): number {
  const { closes, days, dividends, halfSpreads, rates } = config;
  const { entry, expiry } = result.cycle;
  let total = -Math.abs(held[entry]!.maker) * halfSpreads[entry]!;
  for (let row = entry + 1; row <= expiry; row++) {
    const { seller, maker, makerCash } = held[row - 1]!;
    const shares = seller + maker;
    const growth = exp(rates[entry]! * interestYears(days[row - 1]!, days[row]!)) - 1;
    total += shares * (closes[row]! - closes[row - 1]! + dividends[row]!);
    total += roundHalfAway(makerCash * growth);
    if (row < expiry) total -= Math.abs(held[row]!.maker - maker) * halfSpreads[row]!;
  }
  const right = config.strategy === "covered-call" ? 1 : -1;
  const { exercised } = result.ending;
  const delivered = exercised ? right * config.contracts * MULTIPLIER : 0;
  const closing = Math.abs(held[expiry - 1]!.maker + delivered) + Math.abs(delivered);
  return total - closing * halfSpreads[expiry]!;
}

describe("identities of 1,000 random replays", () => {
  const options = { seed: 1, numRuns: 1000 };

  it("after every command: nothing made or lost, rows and table add up, I1, I2 and I4", () => {
    let checked = 0;
    let closed = 0;
    fc.assert(
      fc.property(replaySeeds, (seeds) => {
        const config = configOf(seeds);
        const { commands } = recordReplay(config);
        const outside = checkEveryCommand(config, commands);
        if (seeds.rate === 0 && seeds.dividends === "none") {
          // I4: no company, no bank: nothing but the revaluation of the shares.
          closed++;
          expect([outside.dividends + 0, outside.interest + 0]).toEqual([0, 0]);
        }
        checked += commands.length;
      }),
      options,
    );
    expect(checked).toBeGreaterThan(150_000);
    expect(closed).toBeGreaterThan(50);
  });

  it("after every close: nothing made or lost, rows and table add up", () => {
    fc.assert(
      fc.property(replaySeeds, (seeds) => {
        let closes = 0;
        const { cycles } = replay(configOf(seeds), (world) => {
          checkInstant(world.attribution);
          checkTable(world.flows, world.attribution);
          closes++;
        });
        expect(closes).toBe(sum(cycles.map(({ cycle }) => cycle.expiry - cycle.entry + 1)));
      }),
      { ...options, numRuns: 300 },
    );
  });

  it("the exact sentence: seller and hedged buyer together are a stock position", () => {
    let sold = 0;
    fc.assert(
      fc.property(replaySeeds, (seeds) => {
        const config = configOf(seeds);
        // An expiry that is the next entry is heard twice: the second time counts, after the sale.
        const held: Holdings[] = [];
        const { cycles } = replay(config, (world, row) => {
          held[row] = holdingsOf(world);
        });
        for (const cycle of cycles) {
          sold += cycle.premium > 0 ? 1 : 0;
          const both = sum(cycle.seller) + sum(cycle.buyer);
          expect(both - stockPosition(config, cycle, held) + 0).toBe(0);
        }
      }),
      options,
    );
    expect(sold).toBeGreaterThan(2000);
  });

  it("a covered call less a put is K(1 - e^-rT) + D - S(1 - e^-qT), on every path", () => {
    fc.assert(
      fc.property(replaySeeds, (seeds) => {
        const alike = { ...seeds, strike: { kind: "spot" as const }, ticks: "none" as const };
        const config = { ...configOf({ ...alike, makerEdge: 0, halfSpreadShare: 0 }) };
        const calls = replay({ ...config, strategy: "covered-call" }).cycles;
        const puts = replay({ ...config, strategy: "cash-secured-put" }).cycles;
        calls.forEach((call, i) => {
          const put = puts[i]!;
          if (call.premium === 0 || put.premium === 0) return;
          const { rate, dividendYield, years, spot, discountedSpot } = call.sale.terms;
          const known = spot - discountedSpot;
          const perShare =
            call.sale.strike * (1 - Math.exp(-rate * years)) +
            call.dividendsPerShare -
            spot * (1 - Math.exp(-dividendYield * years)) -
            known * Math.exp(-dividendYield * years);
          const gap = (sum(call.seller) - sum(put.seller)) / (config.contracts * MULTIPLIER);
          // Both premiums are rounded down, each by less than $0.0001 per share.
          expect(Math.abs(gap - perShare)).toBeLessThan(1 + 1e-6);
        });
      }),
      { ...options, numRuns: 300 },
    );
  });
});
