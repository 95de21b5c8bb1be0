import { describe, expect, it } from "vitest";
import { dayFromIso } from "../src/calendar/civil-date.ts";
import { STOCK } from "../src/contracts/instrument-table.ts";
import { CAUSES } from "../src/ledger/causes.ts";
import { decode } from "../src/messages/codec.ts";
import { EVENT_LAYOUT, type MarketEvent } from "../src/messages/events.ts";
import { CASH } from "../src/money/cash.ts";
import { type Replay, replay } from "../src/simulator/history/replay.ts";
import type { Strategy } from "../src/simulator/history/replay-config.ts";
import type { World } from "../src/simulator/history/world.ts";

/** The article's stock: 100, up to 102 and back, down to 98 and back; the option ends at 100. */
const DAYS = ["2021-03-01", "2021-03-02", "2021-03-03", "2021-03-04", "2021-03-05", "2021-03-08"];
const CLOSES = [100, 102, 100, 98, 100, 100];
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

function play(strategy: Strategy, deltas: readonly number[]): Told {
  const column = (value: number) => new Float64Array(CLOSES.length).fill(value);
  const gains: number[] = [];
  const atLastHedge = { cash: 0, shares: 0 };
  const played = replay(
    {
      days: Int32Array.from(DAYS, (day) => dayFromIso(day)!),
      closes: Float64Array.from(CLOSES, (close) => close * 10_000),
      cycles: [{ entry: 0, expiry: CLOSES.length - 1 }],
      strategy,
      contracts: 1,
      strike: { kind: "spot" },
      ticks: "none",
      style: "european",
      seed: 1,
      saleVolatility: column(0.2),
      volatilityShift: 0,
      hedge: { kind: "given-deltas", deltas },
      makerEdge: 0,
      halfSpreads: column(0),
      rates: column(0),
      yields: column(0),
      dividends: column(0),
      announced: false,
    },
    (world, row) => {
      gains.push(world.hedgeTrades.state[1]! / 10_000);
      if (row === LAST_HEDGE) Object.assign(atLastHedge, stockAccount(world));
    },
  );
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
    const told = play("cash-secured-put", [-0.5, -0.49, -0.5, -0.51, -0.5]);
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
    const told = play("covered-call", [0.5, 0.51, 0.5, 0.49, 0.5]);
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

  it.each([
    ["cash-secured-put", -1],
    ["covered-call", 1],
  ] as const)(
    "%s: the buyer's result is $4 less the premium, by rows and by cycle",
    (name, sign) => {
      const deltas = [0.5, 0.5 + 0.01 * sign, 0.5, 0.5 - 0.01 * sign, 0.5].map((d) => d * sign);
      const { played } = play(name, deltas);
      const [cycle] = played.cycles;
      const result = cycle!.buyer.reduce((a, b) => a + b, 0);
      expect(cycle!.ending.paid).toBe(0);
      expect(cycle!.hedges.gain).toBe(40_000);
      expect(cycle!.hedges.trades).toBe(5);
      expect(result).toBe(40_000 - 100 * cycle!.premium);
      expect(cycle!.seller.reduce((a, b) => a + b, 0)).toBe(100 * cycle!.premium);
    },
  );
});
