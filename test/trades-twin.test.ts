import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoFromDay } from "../src/calendar/civil-date.ts";
import { FIRST_SERIES, STOCK } from "../src/contracts/instrument-table.ts";
import { balanceOf } from "../src/ledger/ledger.ts";
import { CASH } from "../src/money/cash.ts";
import { replayTrades } from "../src/simulator/trades/replay-trades.ts";
import { checkInstant, checkTable } from "./support/identities.ts";
import { configOf, historyOf, tradesOf } from "./support/trades-run.ts";

/** Rows of prices; the third Friday is the last but four, and the split in between. */
const ROWS = 24;
const EXPIRY_ROW = 19;
const SPLIT_ROW = 10;
const STRIKES = [90, 100, 110];

/** One thing that the user does on a day, drawn; what it means depends on what is held. */
interface Draw {
  readonly row: number;
  readonly kind: "shares" | "open" | "close";
  readonly strike: number;
  readonly isCall: boolean;
  readonly size: number;
  readonly isSold: boolean;
  readonly cents: number;
  readonly fee: number;
}

const draws = fc.array(
  fc.record<Draw>({
    row: fc.integer({ min: 0, max: EXPIRY_ROW - 1 }),
    kind: fc.constantFrom("shares", "open", "open", "close"),
    strike: fc.constantFrom(...STRIKES),
    isCall: fc.boolean(),
    size: fc.integer({ min: 1, max: 4 }),
    isSold: fc.boolean(),
    cents: fc.integer({ min: 1, max: 900 }),
    fee: fc.integer({ min: 0, max: 300 }),
  }),
  { minLength: 1, maxLength: 14 },
);

/** What a naive book of the same list says, in whole units of $0.0001: never through src/. */
interface Naive {
  readonly lines: string[];
  cash: bigint;
  shares: bigint;
}

/** @param used which of the options that are held at the end are exercised, in turn. */
function naiveBook(days: Int32Array, todo: readonly Draw[], hasSplit: boolean, used: boolean[]) {
  const book: Naive = { lines: [], cash: 0n, shares: 0n };
  const held = new Map<string, bigint>();
  const root = (key: string, times: bigint): string => {
    const [kind, strike] = [key[0]!, BigInt(key.slice(1)) * 1000n];
    const expiry = isoFromDay(days[EXPIRY_ROW]!).slice(2).replaceAll("-", "");
    return `ACME  ${expiry}${kind}${String(strike / times).padStart(8, "0")}`;
  };
  let isSplit = false;
  const say = (row: number, words: string): void => {
    book.lines.push(`${isoFromDay(days[row]!)},${words}`);
  };
  const split = (): void => {
    isSplit = true;
    say(SPLIT_ROW, "split,ACME,,2,");
    book.shares *= 2n;
    for (const [key, count] of held) held.set(key, count * 2n);
  };
  for (const draw of [...todo].sort((a, b) => a.row - b.row)) {
    if (hasSplit && !isSplit && draw.row >= SPLIT_ROW) split();
    const fee = (draw.fee / 100).toFixed(2);
    const key = `${draw.isCall ? "C" : "P"}${draw.strike}`;
    const name = root(key, isSplit ? 2n : 1n);
    const before = held.get(key) ?? 0n;
    let change = BigInt(draw.isSold ? -draw.size : draw.size);
    const price = BigInt(draw.cents) * 100n;
    if (draw.kind === "shares") {
      say(draw.row, `share,ACME,${change},${(draw.cents / 100).toFixed(2)},${fee}`);
      book.shares += change;
      book.cash -= change * price + BigInt(draw.fee) * 100n;
      continue;
    }
    if (draw.kind === "close") {
      if (before === 0n) continue;
      const most = before < 0n ? -before : before;
      const size = BigInt(draw.size) < most ? BigInt(draw.size) : most;
      change = before < 0n ? size : -size;
    }
    say(draw.row, `${draw.kind},${name},${change},${(draw.cents / 100).toFixed(2)},${fee}`);
    held.set(key, before + change);
    book.cash -= change * price * 100n + BigInt(draw.fee) * 100n;
  }
  if (hasSplit && !isSplit) split();
  const times = isSplit ? 2n : 1n;
  [...held].forEach(([key, count], i) => {
    if (count === 0n) return;
    const name = root(key, times);
    const strike = (BigInt(key.slice(1)) * 10_000n) / times;
    if (!used[i % used.length]) {
      say(EXPIRY_ROW, `expire,${name},${-count},,`);
      return;
    }
    const shares = (key.startsWith("C") ? 1n : -1n) * count * 100n;
    say(EXPIRY_ROW, `${count < 0n ? "assign" : "exercise"},${name},${-count},,`);
    say(EXPIRY_ROW, `share,ACME,${shares},${Number(strike) / 10_000},0`);
    book.shares += shares;
    book.cash -= shares * strike;
  });
  return book;
}

describe("a random list of the user's trades", () => {
  it("has the cash and shares of a naive book, and keeps every identity at every close", () => {
    let fills = 0;
    let splits = 0;
    let endings = 0;
    fc.assert(
      fc.property(
        draws,
        fc.boolean(),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 9_400, max: 10_600 }), { minLength: ROWS, maxLength: ROWS }),
        (todo, hasSplit, used, moves) => {
          const closes = moves.map((cents, row) => {
            return hasSplit && row >= SPLIT_ROW ? cents / 200 : cents / 100;
          });
          const history = historyOf("2025-01-02", closes);
          const naive = naiveBook(history.days, todo, hasSplit, used);
          fc.pre(naive.lines.some((line) => line.includes(",open,")));
          const config = configOf(history, tradesOf(naive.lines));
          const world = replayTrades(config, ({ attribution, flows }) => {
            checkInstant(attribution);
            checkTable(flows, attribution);
          });
          const { ledger, accounts } = world.market;
          const opening = BigInt(config.plan.openingShares);
          const isSplit = config.plan.firstRow < SPLIT_ROW && hasSplit;
          const mine = world.sellerAccount;
          expect(BigInt(balanceOf(ledger, mine, CASH))).toBe(naive.cash);
          expect(BigInt(world.tally.cash)).toBe(naive.cash);
          expect(BigInt(config.plan.fileCash)).toBe(naive.cash);
          expect(BigInt(balanceOf(ledger, mine, STOCK))).toBe(
            naive.shares + opening * (isSplit && config.plan.lastRow >= SPLIT_ROW ? 2n : 1n),
          );
          for (let asset = FIRST_SERIES; asset < world.market.instruments.count[0]!; asset++) {
            accounts.forEach((_, account) => {
              expect(balanceOf(ledger, account, asset)).toBe(0);
            });
          }
          expect(world.positions.open.size).toBe(0);
          fills += config.plan.events.filter(({ kind }) => kind === "fill").length;
          if (hasSplit) splits++;
          endings += config.plan.events.filter(({ kind }) => kind !== "fill").length;
        },
      ),
      { numRuns: 150, seed: 20_250_117 },
    );
    expect(Math.min(fills, endings)).toBeGreaterThan(100);
    expect(splits).toBeGreaterThan(30);
  });
});
