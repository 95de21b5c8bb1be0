import { describe, expect, it } from "vitest";
import { bestOf, NONE, RESTS } from "../src/book/book.ts";
import { dayOf } from "../src/calendar/civil-date.ts";
import { MULTIPLIER, STOCK } from "../src/contracts/instrument-table.ts";
import { BROKER, CLEARING_HOUSE, FIRST_PARTY, ISSUER } from "../src/ledger/accounts.ts";
import { balanceOf } from "../src/ledger/ledger.ts";
import { checkTrialBalance } from "../src/ledger/trial-balance.ts";
import { applyCommand } from "../src/market/market.ts";
import { createMarket, type Market } from "../src/market/market-state.ts";
import { createStream } from "../src/math/random-stream.ts";
import type { Command } from "../src/messages/commands.ts";
import type { MarketEvent } from "../src/messages/events.ts";
import { CASH } from "../src/money/cash.ts";
import { wealthOf } from "../src/positions/positions.ts";
import { NaiveLedger } from "./oracle/naive-ledger.ts";
import { playDay } from "./support/random-world.ts";

const PARTIES = ["maker", "retail", "trader", "lender"];
const DAYS = 20;

/** A market, its books counted again twice, and what its parties were given. */
interface Watched {
  market: Market;
  naive: NaiveLedger;
  journal: Map<string, bigint>;
  linesRead: number;
  entriesRead: number;
  /** What each account was given from outside, shares at the mark of that instant. */
  deposits: bigint[];
  expired: Set<number>;
}

function openWatched(): Watched {
  const market = createMarket({
    parties: PARTIES.map((name) => ({
      name,

      bearsInterest: name !== "lender",
    })),
    lender: "lender",
    series: 40,
    orders: 64,
    seed: 1,
  });
  return {
    market,
    naive: new NaiveLedger(),
    journal: new Map(),
    linesRead: 0,
    entriesRead: 0,
    deposits: market.accounts.map(() => 0n),
    expired: new Set(),
  };
}

function applyWatched(watched: Watched, command: Command): MarketEvent[] {
  const { market, naive } = watched;
  const longs = command.kind === "expire" ? longContracts(watched, command.instrument) : 0n;
  const events = applyCommand(market, command);
  for (const event of events) {
    if (event.kind === "listed" && command.kind === "list") {
      const { right, strike } = command;
      naive.terms.set(event.instrument, { right, strike: BigInt(strike), deliverable: 100n });
    }
    if (event.kind === "funded") recordDeposit(watched, event);
    if (event.kind === "expired") watched.expired.add(event.instrument);
    naive.take(event);
  }
  const exercised = events.reduce((n, e) => n + (e.kind === "exercised" ? e.quantity : 0), 0);
  const abandoned = events.reduce((n, e) => n + (e.kind === "abandoned" ? e.quantity : 0), 0);
  if (exercised + abandoned > 0 && command.kind === "expire")
    same(BigInt(exercised + abandoned), longs, "rule C5: all that is in the money is assigned");
  if (exercised > 0 && command.kind === "exercise")
    same(exercised, command.quantity, "rule C5: as many are assigned as are exercised");
  if (command.kind === "dividend") checkDividend(watched, command.amount, events);
  checkLiveList(watched);
  checkBooks(watched);
  checkJournal(watched);
  checkNoCrossedBook(market);
  checkIdentities(watched);
  return events;
}

function recordDeposit(watched: Watched, event: Extract<MarketEvent, { kind: "funded" }>): void {
  const price = event.instrument === CASH ? 1 : watched.market.marks.mark[STOCK]!;
  const amount = BigInt(event.quantity) * BigInt(price);
  const from = event.instrument === CASH ? 0 : ISSUER;
  watched.deposits[event.account]! += amount;
  watched.deposits[from]! -= amount;
}

function longContracts({ naive, market }: Watched, series: number): bigint {
  const held = market.accounts.map((_, account) => naive.balance(account, series));
  return held.reduce((sum, contracts) => (contracts > 0n ? sum + contracts : sum), 0n);
}

/** Rule C4: the issuer pays on the shares that exist, each short of the stock pays the lender. */
function checkDividend({ naive }: Watched, amount: number, events: MarketEvent[]): void {
  let issued = 0n;
  for (const event of events) {
    if (event.kind !== "dividend-paid") continue;
    if (event.from === ISSUER) issued += BigInt(event.amount);
    else same(BigInt(event.amount), -naive.balance(event.from, STOCK) * BigInt(amount), "short");
  }
  same(issued, -naive.balance(ISSUER, STOCK) * BigInt(amount), "rule C4: dividend of the issuer");
}

function checkLiveList({ naive, expired, market }: Watched): void {
  const { live, liveCount } = market.instruments;
  const listed = [...naive.terms.keys()].filter((series) => !expired.has(series));
  same([...live.subarray(0, liveCount[0]!)].join(), listed.join(), "live series");
}

/** Rules L3, C1, C3 and the twin: every balance of every account, counted from the events. */
function checkBooks({ market, naive, expired }: Watched): void {
  const { ledger, accounts } = market;
  for (let asset = 0; asset < ledger.assets; asset++) {
    for (let account = 0; account < accounts.length; account++) {
      const balance = balanceOf(ledger, account, asset);
      same(BigInt(balance), naive.balance(account, asset), `asset ${asset} of account ${account}`);
      if (expired.has(asset)) same(balance, 0, `expired series ${asset}`);
    }
    same(balanceOf(ledger, CLEARING_HOUSE, asset), 0, `clearing house in ${asset}`);
  }
  checkTrialBalance(ledger);
}

/** Rules L1, L2, L6: whole entries, numbered without gaps, whose lines add up to the balances. */
function checkJournal(watched: Watched): void {
  const { ledger } = watched.market;
  const { lines, posted } = ledger;
  const entries = new Map<number, { asset: number; amount: number }[]>();
  for (; watched.linesRead < posted[1]!; watched.linesRead++) {
    const place = watched.linesRead % lines.capacity;
    const [account, asset] = [lines.account[place]!, lines.asset[place]!];
    const amount = lines.amount[place]!;
    const key = `${account} ${asset}`;
    watched.journal.set(key, (watched.journal.get(key) ?? 0n) + BigInt(amount));
    const entry = lines.entry[place]!;
    entries.set(entry, [...(entries.get(entry) ?? []), { asset, amount }]);
  }
  for (const [entry, entryLines] of entries) {
    same(entry, watched.entriesRead++, "number of the entry");
    if (entryLines.length < 2) expect(entryLines).toBe("two lines or more");
    for (const { asset, amount } of entryLines) {
      const ofAsset = entryLines.filter((line) => line.asset === asset);
      same(
        ofAsset.reduce((sum, line) => sum + BigInt(line.amount), 0n),
        0n,
        `entry ${entry}`,
      );
      if (amount === 0) expect(amount).toBe("no line of zero");
    }
  }
  same(watched.entriesRead, posted[0]!, "entries in the journal");
  for (const [key, sum] of watched.journal) {
    const [account, asset] = key.split(" ").map(Number) as [number, number];
    same(BigInt(balanceOf(ledger, account, asset)), sum, `lines of asset ${asset} in ${account}`);
  }
}

/** Rule B1, read from the heads of all books. */
function checkNoCrossedBook({ book, instruments }: Market): void {
  for (let instrument = STOCK; instrument < instruments.count[0]!; instrument++) {
    const [bid, ask] = [bestOf(book, instrument, 1), bestOf(book, instrument, -1)];
    if (bid === NONE || ask === NONE || book.price[bid]! < book.price[ask]!) continue;
    const oneQuote =
      book.rests[bid] === RESTS.requoted &&
      book.rests[ask] === RESTS.requoted &&
      book.owner[bid] === book.owner[ask];
    if (book.price[bid] !== book.price[ask] || !oneQuote) expect(instrument).toBe("not crossed");
  }
}

/** Economics 1.1, rules I1, I2 and I4, as integers. */
function checkIdentities({ market, naive, deposits }: Watched): void {
  const { ledger, marks, instruments, accounts } = market;
  const results = accounts.map(
    (_, account) => BigInt(wealthOf(ledger, marks, instruments, account)) - deposits[account]!,
  );
  const sumOf = (values: bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);
  same(sumOf(results), 0n, "rule I1: the results of all accounts");

  const parties = sumOf(results.slice(FIRST_PARTY));
  const shares = -naive.balance(ISSUER, STOCK);
  const revaluation = shares * BigInt(marks.mark[STOCK]!) + deposits[ISSUER]!;
  const { dividends, cashInLieu, interest, fees } = naive;
  const outside = revaluation + dividends + cashInLieu + interest - fees;
  same(parties, outside, "rule I2: the parties' results");
  if (dividends === 0n && interest === 0n) {
    same(parties, revaluation + cashInLieu - fees, "rule I4");
  }
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    const values = accounts.map((_, account) => naive.balance(account, series));
    same(sumOf(values) * BigInt(marks.mark[series]!), 0n, "rule I4: marks of options cancel");
  }
}

function same<T>(value: T, twin: T, what: string): void {
  if (value !== twin) expect({ [what]: value }).toEqual({ [what]: twin });
}

describe("a whole market against its naive ledger", () => {
  it("keeps rules L1, L2, L3, L6, B1, C1, C3, C4, C5, I1, I2, I4 after every command", () => {
    const census = new Map<string, number>();
    const count = (what: string) => census.set(what, (census.get(what) ?? 0) + 1);
    for (let seed = 0; seed < 24; seed++) {
      const watched = openWatched();
      const stream = createStream(seed, "market twin");
      const closed = seed % 4 === 0;
      for (let day = 0; day < DAYS; day++) {
        playDay(watched.market, stream, day, closed, (command) => {
          const events = applyWatched(watched, command);
          for (const kind of kindsOf(watched, command, events)) count(kind);
          return events;
        });
      }
      if (closed) expect([watched.naive.dividends, watched.naive.interest]).toEqual([0n, 0n]);
    }
    const rare = WANTED.filter((what) => (census.get(what) ?? 0) < 10);
    expect({ rare, census: rare.length === 0 ? [] : [...census] }).toEqual({
      rare: [],
      census: [],
    });
  });
});

const WANTED = [
  ...["stock traded", "option traded", "cash given", "cash taken", "shares given"],
  ...["issuer pays dividend", "short pays lender", "interest earned", "interest charged"],
  ...["call exercised", "put exercised", "several shorts assigned", "expired in the money"],
  ...["expired worthless", "expired below a cent", "dividend announced", "order cancelled"],
  ...["call exercised early", "put exercised early", "contracts multiplied", "shares split"],
  ...["deliverable changed", "part of a share paid", "broker", "exchange", "regulator"],
  ...["borrow charged", "abandoned", "refused"],
];

function kindsOf(watched: Watched, command: Command, events: MarketEvent[]): string[] {
  const kinds = events.map((event) => kindOf(watched, event)).filter((kind) => kind !== undefined);
  if (command.kind === "announce-dividend" && events.length === 0) kinds.push("dividend announced");
  const assignees = events.map((event) => (event.kind === "exercised" ? event.assignee : -1));
  if (new Set(assignees.filter((account) => account >= 0)).size > 1) {
    kinds.push("several shorts assigned");
  }
  return kinds;
}

function kindOf({ naive, market }: Watched, event: MarketEvent): string | undefined {
  switch (event.kind) {
    case "traded":
      return event.instrument === STOCK ? "stock traded" : "option traded";
    case "funded": {
      const what = event.instrument === CASH ? "cash" : "shares";
      return `${what} ${event.quantity < 0 ? "taken" : "given"}`;
    }
    case "dividend-paid":
      return event.from === ISSUER ? "issuer pays dividend" : "short pays lender";
    case "interest-paid":
      return event.amount > 0 ? "interest earned" : "interest charged";
    case "exercised": {
      const early = market.instruments.expiryDay[event.instrument]! > dayOf(event.time);
      return `${naive.terms.get(event.instrument)!.right} exercised${early ? " early" : ""}`;
    }
    case "adjusted":
      return event.factor > 1 ? "contracts multiplied" : "deliverable changed";
    case "shares-split":
      return event.cash === 0 ? "shares split" : "part of a share paid";
    case "expired": {
      const { right, strike, deliverable } = naive.terms.get(event.instrument)!;
      const shares = BigInt(market.marks.mark[STOCK]!) * deliverable;
      const gain = Number((shares - strike * 100n) * (right === "call" ? 1n : -1n));
      same(event.value, gain >= 100 * MULTIPLIER ? gain : 0, "value at expiry");
      if (gain > 0 && event.value === 0) return "expired below a cent";
      return event.value > 0 ? "expired in the money" : "expired worthless";
    }
    case "fee-paid":
      return ["broker", "exchange", "regulator"][event.to - BROKER]!;
    case "abandoned":
      return "abandoned";
    case "borrow-paid":
      return "borrow charged";
    case "cancelled":
      return "order cancelled";
    case "refused":
      return "refused";
    default:
      return undefined;
  }
}
