import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROW } from "../../src/attribution/result-rows.ts";
import { interestYears } from "../../src/calendar/clocks.ts";
import { MULTIPLIER, STOCK } from "../../src/contracts/instrument-table.ts";
import { balanceOf } from "../../src/ledger/ledger.ts";
import { exp } from "../../src/math/exp.ts";
import { decode } from "../../src/messages/codec.ts";
import { COMMAND_LAYOUT, type Command } from "../../src/messages/commands.ts";
import { roundHalfAway } from "../../src/money/amount.ts";
import { CASH } from "../../src/money/cash.ts";
import type { TraderCycleResult } from "../../src/simulator/history/trader/play-trader-cycle.ts";
import { replayTrader } from "../../src/simulator/history/trader/replay-trader.ts";
import type { TraderConfig } from "../../src/simulator/history/trader/trader-config.ts";
import type { TraderWorld } from "../../src/simulator/history/trader/trader-world.ts";
import { appleRequest } from "../support/apple-request.ts";
import { checkInstant, checkTable } from "../support/identities.ts";
import { configOf, plainSeeds, type ReplaySeeds, replaySeeds } from "../support/random-replay.ts";

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

/** A random replay with a trader in the seller's place: his forecasts are the second volatility. */
function traderOf(seeds: ReplaySeeds): TraderConfig {
  const { strategy: _strategy, ...config } = configOf(seeds);
  return {
    ...config,
    forecast: Float64Array.from(seeds.rows, ({ hedgeVolatility, move }) =>
      move % 10 === 0 ? Number.NaN : hedgeVolatility / 100,
    ),
    minEdge: seeds.makerEdge,
    style: seeds.contracts % 6 === 0 ? "american" : "european",
    hedgesAtForecast: seeds.contracts % 2 === 0,
  };
}

interface Holdings {
  readonly trader: number;
  readonly maker: number;
  readonly cash: readonly [trader: number, maker: number];
}

function holdingsOf({ market, traderAccount, makerAccount }: TraderWorld): Holdings {
  const [trader, maker] = [traderAccount, makerAccount].map((account) =>
    balanceOf(market.ledger, account, STOCK),
  );
  const [own, other] = [traderAccount, makerAccount].map((account) =>
    balanceOf(market.ledger, account, CASH),
  );
  return { trader: trader!, maker: maker!, cash: [own!, other!] };
}

/** Shares of both x moves, plus dividends and interest, less half-spreads: no option in it. */
function stockPosition(config: TraderConfig, result: TraderCycleResult, held: Holdings[]): number {
  const { closes, days, dividends, halfSpreads, rates } = config;
  const { entry, expiry } = result.cycle;
  const cost = (row: number, before: Holdings, now: Holdings): number =>
    (Math.abs(now.trader - before.trader) + Math.abs(now.maker - before.maker)) * halfSpreads[row]!;
  const nothing: Holdings = { trader: 0, maker: 0, cash: [0, 0] };
  let total = -cost(entry, nothing, held[entry]!);
  for (let row = entry + 1; row <= expiry; row++) {
    const before = held[row - 1]!;
    const growth = exp(rates[entry]! * interestYears(days[row - 1]!, days[row]!)) - 1;
    const move = closes[row]! - closes[row - 1]! + dividends[row]!;
    total += (before.trader + before.maker) * move;
    total += sum(before.cash.map((cash) => roundHalfAway(cash * growth)));
    if (row < expiry) total -= cost(row, before, held[row]!);
  }
  const last = held[expiry - 1]!;
  const exercised = result.side !== "none" && closes[expiry]! >= result.sale.strike + 100;
  const shares = exercised ? config.contracts * MULTIPLIER : 0;
  const bought = result.side === "buy" ? shares : -shares;
  const delivered = { ...nothing, trader: last.trader + bought, maker: last.maker - bought };
  return total - cost(expiry, delivered, nothing);
}

describe("identities of random replays of a volatility trader", () => {
  it("books, rows and table add up at every close; both together are a stock position", () => {
    const sides = { buy: 0, sell: 0, none: 0 };
    let mirrored = 0;
    fc.assert(
      fc.property(fc.oneof(plainSeeds, replaySeeds), (seeds) => {
        const config = traderOf(seeds);
        // An expiry that is the next entry is heard twice: the second time counts.
        const held: Holdings[] = [];
        const { cycles } = replayTrader(config, (world, row) => {
          checkInstant(world.attribution);
          checkTable(world.flows, world.attribution);
          held[row] = holdingsOf(world);
        });
        for (const cycle of cycles) {
          sides[cycle.side]++;
          // Early exercise and splits move the shares between two closes.
          if (config.style === "american" || seeds.splits.length > 0 || seeds.retailFees) continue;
          const both = sum(cycle.trader) + sum(cycle.maker);
          expect(both - stockPosition(config, cycle, held) + 0).toBe(0);
          // A band may be another for who owes options than for who holds them.
          const { kind } = config.hedge;
          const alike = !config.hedgesAtForecast && (kind === "close" || kind === "none");
          if (!alike || seeds.halfSpreadShare > 0 || cycle.side === "none") continue;
          mirrored++;
          expect(both + 0).toBe(0);
        }
      }),
      { seed: 1, numRuns: 500 },
    );
    expect(Math.min(sides.buy, sides.sell, sides.none, mirrored)).toBeGreaterThan(50);
  });

  it.each([
    ["buy", 0.4],
    ["sell", 0.25],
  ] as const)(
    "%s: the holder exercises before a large dividend, then both are flat",
    (side, forecast) => {
      const { strategy: _strategy, ...config } = appleRequest({
        style: "american",
        strike: { kind: "otm", share: -0.05 },
        announced: true,
      }).config;
      const cycle = config.cycles[3]!;
      const exDate = cycle.entry + 6;
      const dividends = config.dividends.map((_, row) => (row === exDate ? 60_000 : 0));
      const volatilities = config.closes.map(() => forecast);
      const held: Holdings[] = [];
      const { cycles } = replayTrader(
        { ...config, dividends, cycles: [cycle], forecast: volatilities, minEdge: 0 },
        (world, row) => {
          checkInstant(world.attribution);
          checkTable(world.flows, world.attribution);
          held[row] = holdingsOf(world);
        },
      );
      expect(cycles[0]!.side).toBe(side);
      const holder = side === "buy" ? "trader" : "maker";
      const short = side === "buy" ? "maker" : "trader";
      // Deep in the money: -300 shares against the calls, until the close before the ex-date.
      expect(held[exDate - 2]![holder]).toBeLessThan(-250);
      expect(held[exDate - 1]![holder]).toBe(0);
      expect(Math.abs(held[exDate - 1]![short])).toBeLessThan(50);
      expect(held[exDate]).toMatchObject({ trader: 0, maker: 0 });
      expect(cycles[0]!.trader[ROW.dividends]).toBe(0);
    },
  );

  it("a cycle's result depends on the side taken in it alone", () => {
    fc.assert(
      fc.property(replaySeeds, (seeds) => {
        const config = traderOf(seeds);
        const decided = replayTrader(config).cycles;
        const always = {
          buy: replayTrader({ ...config, always: "buy" }).cycles,
          sell: replayTrader({ ...config, always: "sell" }).cycles,
        };
        decided.forEach(({ side, trader, maker }, i) => {
          if (side === "none") expect([...trader, ...maker].every((row) => row === 0)).toBe(true);
          else expect([...trader]).toEqual([...always[side][i]!.trader]);
        });
      }),
      { seed: 2, numRuns: 40 },
    );
  });
});

/** Everything that had been asked of the market, and its state, at each close. */
function instantsOf(config: TraderConfig) {
  const instants: { row: number; commands: Command[]; hash: string }[] = [];
  let read = 0;
  replayTrader(config, ({ market }, row) => {
    const commands: Command[] = [];
    for (; read < market.commands.written[0]!; read++) {
      commands.push(decode<Command>(market.commands, COMMAND_LAYOUT, read));
    }
    instants.push({ row, commands, hash: market.columns.hash() });
  });
  return instants;
}

describe("no look-ahead of a volatility trader", () => {
  it("other forecasts, prices and volatilities after a day change nothing up to it", () => {
    let [compared, differed] = [0, 0];
    fc.assert(
      fc.property(replaySeeds, replaySeeds, fc.nat(), (seeds, otherSeeds, place) => {
        const unannounced = { dividends: "trailing" } as const;
        const config = traderOf({ ...seeds, ...unannounced });
        const other = traderOf({ ...otherSeeds, ...unannounced });
        const [first, last] = [config.cycles[0]!.entry, config.cycles.at(-1)!.expiry];
        const cut = first + (place % (last - first));
        const future = (column: Float64Array, later: Float64Array): Float64Array =>
          column.map((value, row) => (row <= cut ? value : later[row]!));
        const changed: TraderConfig = {
          ...config,
          forecast: future(config.forecast, other.forecast),
          closes: future(config.closes, other.closes),
          saleVolatility: future(config.saleVolatility, other.saleVolatility),
          halfSpreads: future(config.halfSpreads, other.halfSpreads),
          dividends: future(config.dividends, other.dividends),
        };
        const after = instantsOf(changed);
        instantsOf(config).forEach((instant, i) => {
          if (instant.row <= cut) {
            expect(after[i]).toEqual(instant);
            compared++;
          } else if (after[i]!.hash !== instant.hash) differed++;
        });
      }),
      { seed: 3, numRuns: 100 },
    );
    expect(compared).toBeGreaterThan(1000);
    expect(differed).toBeGreaterThan(1000);
  });
});
