import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "../../src/messages/codec.ts";
import { COMMAND_LAYOUT, type Command } from "../../src/messages/commands.ts";
import { replay } from "../../src/simulator/history/replay.ts";
import type { ReplayConfig } from "../../src/simulator/history/replay-config.ts";
import { configOf, type ReplaySeeds, replaySeeds } from "../support/random-replay.ts";

/** What had been decided and what the whole state was at one close. */
interface Instant {
  readonly row: number;
  readonly commands: readonly Command[];
  readonly hash: string;
  readonly results: readonly number[];
}

function instantsOf(config: ReplayConfig): Instant[] {
  const instants: Instant[] = [];
  let read = 0;
  replay(config, ({ market, attribution }, row) => {
    const commands: Command[] = [];
    for (; read < market.commands.written[0]!; read++) {
      commands.push(decode<Command>(market.commands, COMMAND_LAYOUT, read));
    }
    instants.push({
      row,
      commands,
      hash: market.columns.hash(),
      results: [...attribution.results],
    });
  });
  return instants;
}

/** The same columns up to a row, and after it those of another history. */
function withFuture(config: ReplayConfig, cut: number, other: ReplayConfig): ReplayConfig {
  const future = (past: Float64Array, column: Float64Array): Float64Array =>
    past.map((value, row) => (row <= cut ? value : column[row]!));
  const changed: ReplayConfig = {
    ...config,
    closes: future(config.closes, other.closes),
    saleVolatility: future(config.saleVolatility, other.saleVolatility),
    halfSpreads: future(config.halfSpreads, other.halfSpreads),
    rates: future(config.rates, other.rates),
    yields: future(config.yields, other.yields),
    dividends: future(config.dividends, other.dividends),
  };
  const { hedgeVolatility } = config;
  if (hedgeVolatility === undefined) return changed;
  const otherHedge = other.hedgeVolatility ?? other.saleVolatility;
  return { ...changed, hedgeVolatility: future(hedgeVolatility, otherHedge) };
}

/** Announced dividends are known ahead by their nature: here they are paid unannounced. */
const unannounced = (seeds: ReplaySeeds): ReplaySeeds =>
  seeds.dividends === "announced" ? { ...seeds, dividends: "trailing" } : seeds;

describe("no look-ahead", () => {
  it("another future leaves every command, row and state hash up to the cut as they were", () => {
    let compared = 0;
    let differed = 0;
    fc.assert(
      fc.property(replaySeeds, replaySeeds, fc.nat(), (seeds, otherSeeds, place) => {
        const config = configOf(unannounced(seeds));
        const { entry } = config.cycles[0]!;
        const last = config.cycles.at(-1)!.expiry;
        const cut = entry + (place % (last - entry));
        const before = instantsOf(config);
        const after = instantsOf(withFuture(config, cut, configOf(unannounced(otherSeeds))));
        expect(after.length).toBe(before.length);
        before.forEach((instant, i) => {
          if (instant.row <= cut) {
            expect(after[i]).toEqual(instant);
            compared++;
          } else if (after[i]!.hash !== instant.hash) differed++;
        });
      }),
      { seed: 4, numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(1000);
    // The other future did matter, from the cut on.
    expect(differed).toBeGreaterThan(1000);
  });

  it("shuffled closes after the cut: the same", () => {
    fc.assert(
      fc.property(replaySeeds, fc.nat(), (seeds, place) => {
        const config = configOf(seeds);
        const { entry, expiry } = config.cycles[1]!;
        const cut = entry + (place % (expiry - entry));
        const closes = config.closes.slice();
        closes.subarray(cut + 1).reverse();
        const before = instantsOf(config);
        instantsOf({ ...config, closes }).forEach((instant, i) => {
          if (instant.row <= cut) expect(instant).toEqual(before[i]);
        });
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it("a history cut off after a cycle: the same commands and results up to there", () => {
    fc.assert(
      fc.property(replaySeeds, (seeds) => {
        // Whether an option is rolled depends on whether another cycle follows.
        const exit = seeds.exit?.kind === "roll" ? undefined : seeds.exit;
        const config = configOf({ ...seeds, exit });
        const cycles = config.cycles.slice(0, 1);
        const rows = cycles[0]!.expiry + 1;
        const short: ReplayConfig = {
          ...config,
          cycles,
          days: config.days.slice(0, rows),
          closes: config.closes.slice(0, rows),
          dividends: config.dividends.slice(0, rows),
        };
        const before = instantsOf(config);
        const after = instantsOf(short);
        expect(after.length).toBe(rows - cycles[0]!.entry);
        // The market is smaller by a series, so the hashes are of other shapes.
        const told = ({ row, commands, results }: Instant) => ({ row, commands, results });
        expect(after.map(told)).toEqual(before.slice(0, after.length).map(told));
      }),
      { seed: 6, numRuns: 60 },
    );
  });
});
