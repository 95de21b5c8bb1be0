import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkExplained, resultOf } from "../src/attribution/attribution.ts";
import { type ResultRow, ROW, ROW_COUNT } from "../src/attribution/result-rows.ts";
import { FLOW_CAUSES, flowBetween } from "../src/attribution/who-paid-whom.ts";
import { interestYears } from "../src/calendar/clocks.ts";
import { MULTIPLIER, STOCK } from "../src/contracts/instrument-table.ts";
import { BANK, FIRST_PARTY, ISSUER } from "../src/ledger/accounts.ts";
import { balanceOf } from "../src/ledger/ledger.ts";
import { checkTrialBalance } from "../src/ledger/trial-balance.ts";
import { exp } from "../src/math/exp.ts";
import { roundHalfAway } from "../src/money/amount.ts";
import { CASH } from "../src/money/cash.ts";
import { wealthOf } from "../src/positions/positions.ts";
import type { CycleResult } from "../src/simulator/history/play-cycle.ts";
import { replay } from "../src/simulator/history/replay.ts";
import type { ReplayConfig } from "../src/simulator/history/replay-config.ts";
import { openWorld, type World } from "../src/simulator/history/world.ts";
import { configOf, replaySeeds } from "./support/random-replay.ts";
import { feed, recordReplay } from "./support/recorded-replay.ts";

const OPTION_ROWS: readonly ResultRow[] = [
  "spread",
  "delta",
  "gamma",
  "decay",
  "financing",
  "vega",
  "carry",
  "residual",
];

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
const partiesOf = (world: World): number[] =>
  world.market.accounts.flatMap((account, number) => (account.outside ? [] : [number]));

/** Nothing made or lost, every row explained, every option row a transfer between parties. */
function checkInstant(world: World): void {
  const { market, attribution } = world;
  checkTrialBalance(market.ledger);
  checkExplained(attribution);
  for (const row of OPTION_ROWS) {
    let total = 0;
    for (let account = FIRST_PARTY; account < market.accounts.length; account++) {
      total += attribution.results[account * ROW_COUNT + ROW[row]]!;
    }
    if (total !== 0) throw new Error(`row ${row} sums to ${total} over the parties`);
  }
}

/** Every party's row of the table adds up to its result; what a has from b, b has not from a. */
function checkTable(world: World): void {
  const { flows, attribution, market } = world;
  const from = (cause: (typeof FLOW_CAUSES)[number], a: number, b: number) =>
    flowBetween(flows, cause, a, b);
  market.accounts.forEach((account, a) => {
    let total = 0;
    for (const cause of FLOW_CAUSES) {
      for (let b = 0; b < market.accounts.length; b++) {
        const flow = from(cause, a, b);
        if (flow + from(cause, b, a) !== 0)
          throw new Error(`${cause} ${a} ${b}: not antisymmetric`);
        total += flow;
      }
    }
    const off = account.outside ? 0 : total - resultOf(attribution, a);
    if (off !== 0) throw new Error(`the table's row of ${account.name} is ${off} off its result`);
  });
}

/** Feeds a recorded replay command by command, and checks the whole market after each. */
function checkEveryCommand(config: ReplayConfig, commands: Parameters<typeof feed>[1][]): World {
  const world = openWorld(config);
  const { market, attribution } = world;
  const parties = partiesOf(world);
  let revaluation = 0;
  let number = 0;
  for (const command of commands) {
    const shares = -balanceOf(market.ledger, ISSUER, STOCK);
    const before = market.marks.mark[STOCK]!;
    feed(world, command);
    checkInstant(world);
    // I2: everything that came from outside, from the outside accounts themselves.
    revaluation += shares * (market.marks.mark[STOCK]! - before);
    const dividends = -balanceOf(market.ledger, ISSUER, CASH);
    const interest = -balanceOf(market.ledger, BANK, CASH);
    const results = sum(parties.map((party) => resultOf(attribution, party)));
    const off = results - revaluation - dividends - interest;
    if (off !== 0) throw new Error(`I2 is ${off} off after a ${command.kind}`);
    if (number++ % 7 === 0) checkTable(world);
  }
  checkTable(world);
  return world;
}

/** Shares and borrowed or lent cash after the hedge of a close, read from the ledger. */
interface Holdings {
  readonly seller: number;
  readonly maker: number;
  readonly makerCash: number;
}

function holdingsOf({ market, seller, maker }: World): Holdings {
  return {
    seller: balanceOf(market.ledger, seller, STOCK),
    maker: balanceOf(market.ledger, maker, STOCK),
    makerCash: balanceOf(market.ledger, maker, CASH),
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
  const exercised = result.premium > 0 && result.payoff > 0;
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
        const { replay: played, commands } = recordReplay(config);
        const world = checkEveryCommand(config, [...commands]);
        const { ledger, marks, instruments, accounts } = world.market;
        // I1, with the outside accounts: a tautology that tests the bookkeeping.
        expect(sum(accounts.map((_, a) => wealthOf(ledger, marks, instruments, a)))).toBe(0);
        if (seeds.rate === 0 && seeds.dividends === "none") {
          // I4: no company, no interest: nothing but the shares' own revaluation.
          closed++;
          expect([balanceOf(ledger, ISSUER, CASH), balanceOf(ledger, BANK, CASH)]).toEqual([0, 0]);
        }
        const results = partiesOf(world).map((party) => resultOf(world.attribution, party));
        const { attribution } = played.world;
        expect(results).toEqual(partiesOf(world).map((party) => resultOf(attribution, party)));
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
          checkInstant(world);
          checkTable(world);
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
