import { describe, expect, it } from "vitest";
import { STOCK } from "../src/contracts/instrument-table.ts";
import { CAUSES } from "../src/ledger/causes.ts";
import { decode } from "../src/messages/codec.ts";
import { EVENT_LAYOUT, type MarketEvent } from "../src/messages/events.ts";
import { CASH } from "../src/money/cash.ts";
import { articleReport } from "../src/reports/article-report.ts";
import { articleConfig } from "../src/scenarios/article-example.ts";
import { type Replay, replay } from "../src/simulator/history/replay.ts";
import type { World } from "../src/simulator/history/world.ts";

const LAST_HEDGE = 4;

interface Told {
  readonly played: Replay;
  /** The maker's share trades, from the market's events: "buys 50 at 100". */
  readonly trades: string[];
  /** What matched trades have gained after each close, in dollars. */
  readonly gains: number[];
  /** The maker's cash from share trades, from the lines of the ledger, and his shares. */
  readonly atLastHedge: { cash: number; shares: number };
}

function play(right: "put" | "call"): Told {
  const gains: number[] = [];
  const atLastHedge = { cash: 0, shares: 0 };
  const played = replay(articleConfig(right), (world, row) => {
    gains.push(world.hedgeTrades.state[1]! / 10_000);
    if (row === LAST_HEDGE) Object.assign(atLastHedge, stockAccount(world));
  });
  return { played, trades: shareTrades(played.world), gains, atLastHedge };
}

function shareTrades({ market, buyerAccount: maker }: World): string[] {
  const trades: string[] = [];
  for (let number = 0; number < market.events.written[0]!; number++) {
    const event = decode<MarketEvent>(market.events, EVENT_LAYOUT, number);
    if (event.kind !== "traded" || event.instrument !== STOCK) continue;
    const verb = event.buyer === maker ? "buys" : event.seller === maker ? "sells" : "";
    if (verb !== "") trades.push(`${verb} ${event.quantity} at ${event.price / 10_000}`);
  }
  return trades;
}

function stockAccount({ market, buyerAccount: maker }: World): { cash: number; shares: number } {
  const { lines, posted } = market.ledger;
  let [cash, shares] = [0, 0];
  for (let line = 0; line < posted[1]!; line++) {
    if (lines.account[line] !== maker || CAUSES[lines.cause[line]!] !== "stock trade") continue;
    if (lines.asset[line] === CASH) cash += lines.amount[line]!;
    if (lines.asset[line] === STOCK) shares += lines.amount[line]!;
  }
  return { cash: cash / 10_000, shares };
}

describe("the article's example through the book and the ledger", () => {
  it("a put: 50 shares bought, two trades undone, +$2 and +$2", () => {
    const told = play("put");
    expect(told.trades).toEqual([
      "buys 50 at 100",
      "sells 1 at 102",
      "buys 1 at 100",
      "buys 1 at 98",
      "sells 1 at 100",
      "sells 50 at 100",
    ]);
    // The second close gains the first $2, the last hedge the second; closing gains no more.
    expect(told.gains).toEqual([0, 2, 2, 2, 4, 4]);
    // 50 shares at 100 are worth 5,000 and have cost 4,996.
    expect(told.atLastHedge).toEqual({ cash: -4996, shares: 50 });
  });

  it("a call, the mirror: 50 shares sold short, the same +$2 and +$2", () => {
    const told = play("call");
    expect(told.trades).toEqual([
      "sells 50 at 100",
      "sells 1 at 102",
      "buys 1 at 100",
      "buys 1 at 98",
      "sells 1 at 100",
      "buys 50 at 100",
    ]);
    expect(told.gains).toEqual([0, 0, 2, 4, 4, 4]);
    expect(told.atLastHedge).toEqual({ cash: 5004, shares: -50 });
  });

  it.each(["put", "call"] as const)(
    "%s: the buyer's result is $4 less the premium, by rows and by cycle",
    (right) => {
      const { played } = play(right);
      const [cycle] = played.cycles;
      const result = cycle!.buyer.reduce((a, b) => a + b, 0);
      expect(cycle!.ending.paid).toBe(0);
      expect(cycle!.hedges.gain).toBe(40_000);
      expect(cycle!.hedges.trades).toBe(5);
      expect(result).toBe(40_000 - 100 * cycle!.premium);
      expect(cycle!.seller.reduce((a, b) => a + b, 0)).toBe(100 * cycle!.premium);
    },
  );

  it.each(["put", "call"] as const)(
    "%s: as it is told, both gain and the other share traders pay",
    (right) => {
      const told = articleReport(right);
      const sign = right === "put" ? 1 : -1;
      expect(told.steps.map(({ price, traded }) => [price, traded * sign])).toEqual([
        [100, 50],
        [102, -sign],
        [100, sign],
        [98, sign],
        [100, -sign],
        [100, -50],
      ]);
      const { seller, buyer, others } = told.results;
      expect([seller, buyer, others]).toEqual([told.premium, 4 - told.premium, -4]);
      expect(told.premium).toBe(3);
      expect(told.steps.at(-1)).toMatchObject({ held: 0, gainSoFar: 4, cash: 4 });
      const { cash, shares } = play(right).atLastHedge;
      expect(told.steps[LAST_HEDGE]).toMatchObject({ cash, held: shares });
      expect(told.steps.map(({ others }) => others)).toEqual(told.steps.map(() => ["tape"]));
      expect(told.flows.matrix.flat().reduce((sum, paid) => sum + paid, 0)).toBe(0);
    },
  );
});
