import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditReport } from "../edges/cli/audit/run-audit.ts";
import { openJournal } from "../edges/output/journal/write-journal.ts";
import { applyCommand } from "../src/market/market.ts";
import { createMarket, type Market } from "../src/market/market-state.ts";
import { createStream } from "../src/math/random-stream.ts";
import { EVENT_LAYOUT, type MarketEvent } from "../src/messages/events.ts";
import { playDay } from "./support/random-world.ts";
import { runCli } from "./support/run-cli.ts";

const PARTIES = ["maker", "retail", "trader, of options", "lender"];

let place = "";
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "bothsides-audit-"));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

interface World {
  readonly folder: string;
  readonly market: Market;
  /** All but the marks. */
  readonly events: readonly MarketEvent[];
}

/** A random market with its journal; it has so few numbers for series that they are used again. */
function writeWorld(seed: number, days: number): World {
  const parties = PARTIES.map((name) => ({ name, bearsInterest: name !== "lender" }));
  const market = createMarket({ parties, lender: "lender", series: 12, orders: 64, seed: 1 });
  const folder = mkdtempSync(join(place, "world-"));
  const journal = openJournal(folder);
  const events: MarketEvent[] = [];
  const stream = createStream(seed, "audit");
  for (let day = 0; day < days; day++) {
    playDay(market, stream, day, seed % 4 === 0, (command) => {
      const said = applyCommand(market, command);
      events.push(...said.filter(({ kind }) => kind !== "marked"));
      journal.follow(market);
      return said;
    });
  }
  journal.close(market);
  return { folder, market, events };
}

function linesOf(folder: string, name: string): string[] {
  return readFileSync(join(folder, name), "utf8").trimEnd().split("\n");
}

describe("a journal", () => {
  it("has every event but the marks, in order, with every field", () => {
    const { folder, events } = writeWorld(1, 140);
    const [header, ...rows] = linesOf(folder, "events.csv");
    const columns = header!.split(",");
    // More than two chunks of the writer.
    expect(rows.join().length).toBeGreaterThan(2 * (1 << 18));
    expect(rows.length).toBe(events.length);
    rows.forEach((line, i) => {
      const cells = line.split(",");
      const event = events[i]! as unknown as Record<string, number | string>;
      const { fields } = EVENT_LAYOUT.find(({ kind }) => kind === event.kind)!;
      const wanted = ["number", "time", "kind"].map((name) => [name, event[name] ?? i] as const);
      const stated = Object.entries(fields).map(([field, target]) => {
        if (typeof target === "string") return [target, event[field]!] as const;
        return [target[0], target[1][event[field]!]!] as const;
      });
      for (const [column, value] of [...wanted, ...stated]) {
        if (cells[columns.indexOf(column)] === `${value}`) continue;
        expect({ line, [column]: cells[columns.indexOf(column)] }).toEqual({ [column]: value });
      }
    });
  });

  it("names all accounts and holds every balance that is not zero, once", () => {
    const { folder, market } = writeWorld(2, 3);
    expect(linesOf(folder, "accounts.csv").slice(7)).toEqual([
      "6,regulator,true",
      ...["7,maker,false", "8,retail,false", '9,"trader, of options",false', "10,lender,false"],
    ]);
    const rows = linesOf(folder, "balances.csv").slice(1);
    const { balances, accounts } = market.ledger;
    expect(rows.length).toBe(balances.filter((units) => units !== 0).length);
    for (const row of rows) {
      const [account, asset, amount] = row.split(",").map(Number);
      expect(balances[asset! * accounts + account!]).toBe(amount);
    }
  });

  it("is never written over another one", () => {
    const { folder } = writeWorld(3, 1);
    expect(() => openJournal(folder)).toThrow("the folder is not empty");
  });
});

const MEANT = [
  ...["funded", "traded", "dividend-paid", "interest-paid", "fee-paid", "borrow-paid"],
  ...["exercised", "abandoned", "split", "shares-split", "adjusted", "expired", "listed"],
];

describe("an audit", () => {
  it("is short enough to be read in one go, 150 lines, and shares no code with the ledger", () => {
    const names = readdirSync("edges/audit").filter((name) => !name.endsWith(".test.ts"));
    const texts = names.map((name) => readFileSync(join("edges/audit", name), "utf8").trimEnd());
    expect(texts.length).toBeGreaterThan(0);
    const lines = texts.reduce((sum, text) => sum + text.split("\n").length, 0);
    expect(lines).toBeLessThanOrEqual(150);
    expect(texts.filter((text) => text.includes("/src/"))).toEqual([]);
  });

  it("finds no difference in random worlds, in which every kind of event happens", async () => {
    const census = new Map<string, number>();
    let reused = 0;
    for (let seed = 0; seed < 12; seed++) {
      const { folder, events } = writeWorld(seed, 30);
      for (const { kind } of events) census.set(kind, (census.get(kind) ?? 0) + 1);
      reused += events.filter(({ kind }) => kind === "listed").length - 12;
      const { lines, holds } = await auditReport(folder);
      expect({ seed, holds, lines }).toMatchObject({ holds: true });
      expect(lines).toHaveLength(5);
      expect(lines[4]).toMatch(
        /^[\d,]+ events, 11 accounts, \d+ balances re-derived: no difference$/,
      );
    }
    expect(MEANT.filter((kind) => (census.get(kind) ?? 0) < 20)).toEqual([]);
    expect(reused).toBeGreaterThan(100);
  });
});

/** Cells of a row of events.csv. */
const [TIME, KIND, ACCOUNT, OTHER, PRICE, QUANTITY] = [1, 2, 3, 4, 9, 10] as const;

type Change = (rows: string[][], market: Market) => void;

/** A row of a kind; the same row for every test, whatever is done to it. */
function findRow(rows: string[][], kind: string, where = (_: string[]) => true): number {
  const found = rows.findIndex((cells, i) => i > 900 && cells[KIND] === kind && where(cells));
  expect(found, kind).toBeGreaterThan(0);
  return found;
}

function renumber(rows: string[][]): void {
  rows.slice(1).forEach((cells, i) => {
    cells[0] = `${i}`;
  });
}

const remove =
  (kind: string, numbered = false): Change =>
  (rows) => {
    rows.splice(findRow(rows, kind), 1);
    if (numbered) renumber(rows);
  };

const double =
  (kind: string, numbered = false): Change =>
  (rows) => {
    const at = findRow(rows, kind);
    rows.splice(at, 0, [...rows[at]!]);
    if (numbered) renumber(rows);
  };

const addOne =
  (kind: string, cell: number): Change =>
  (rows) => {
    const cells = rows[findRow(rows, kind)]!;
    cells[cell] = `${BigInt(cells[cell]!) + 1n}`;
  };

const exchange =
  (kind: string): Change =>
  (rows) => {
    const cells = rows[findRow(rows, kind, (row) => row[ACCOUNT] !== row[OTHER])]!;
    [cells[ACCOUNT], cells[OTHER]] = [cells[OTHER]!, cells[ACCOUNT]!];
  };

/** Adds to balances, as if something had been posted, or not. */
function post(rows: string[][], account: string, asset: string, amount: number): void {
  const row = rows.find((cells) => cells[0] === account && cells[1] === asset)!;
  row[2] = `${Number(row[2]) + amount}`;
}

const GAP = /^[\d,]+ events: [1-9]\d* differences?\n {2}events\.csv:\d+: number \d+ instead of/m;
const BALANCES =
  /re-derived: [\d,]+ differences?\n {2}account \d+ \(.+\), asset \d+: found -?\d+, stated -?\d/;

const EVENT_CHANGES: readonly (readonly [string, Change, RegExp])[] = [
  ["a row removed", remove("traded"), GAP],
  ["a row removed that moves nothing", remove("accepted"), GAP],
  ["a row doubled", double("traded"), GAP],
  ["a row doubled that moves nothing", double("accepted"), GAP],
  ...["traded", "fee-paid", "dividend-paid", "interest-paid", "borrow-paid", "exercised"].flatMap(
    (kind) => [
      [`${kind} removed, the rows numbered anew`, remove(kind, true), BALANCES] as const,
      [`${kind} doubled, the rows numbered anew`, double(kind, true), BALANCES] as const,
      [`${kind}: two accounts exchanged`, exchange(kind), BALANCES] as const,
    ],
  ),
  ["traded: price + 1", addOne("traded", PRICE), BALANCES],
  ["traded: quantity + 1", addOne("traded", QUANTITY), BALANCES],
  ["funded: quantity + 1", addOne("funded", QUANTITY), BALANCES],
  ["fee-paid: amount + 1", addOne("fee-paid", PRICE), BALANCES],
  ["dividend-paid: amount + 1", addOne("dividend-paid", PRICE), BALANCES],
  ["exercised: quantity + 1", addOne("exercised", QUANTITY), BALANCES],
  ["shares-split: quantity + 1", addOne("shares-split", QUANTITY), BALANCES],
  ["shares-split: cash + 1", addOne("shares-split", PRICE), BALANCES],
  [
    "abandoned removed",
    remove("abandoned", true),
    /ended, [^\n]*: 1 difference\n.* pays and is not/,
  ],
  [
    "expired removed",
    remove("expired", true),
    /have ended, [^\n]*: \d+ diff.*\n(?:.*\n)*?.* is listed before/,
  ],
  [
    "time back",
    (rows) => {
      rows[100]![TIME] = `${BigInt(rows[99]![TIME]!) - 1n}`;
    },
    /events: 1 difference\n {2}events\.csv:101: time \d+ after \d+\n/,
  ],
];

const BALANCE_CHANGES: readonly (readonly [string, Change, RegExp])[] = [
  ["a balance + 1", (rows) => post(rows, "8", "0", 1), BALANCES],
  ["a balance removed", (rows) => rows.splice(5, 1), BALANCES],
  ["a balance doubled", (rows) => rows.splice(5, 0, rows[5]!), BALANCES],
  [
    "two accounts exchanged",
    (rows) => {
      for (const row of rows) row[0] = row[0] === "8" ? "9" : row[0] === "9" ? "8" : row[0]!;
    },
    BALANCES,
  ],
  [
    "an account that is not listed",
    (rows) => rows.push(["99", "0", "0"]),
    /1 difference\n {2}account 99 \(not in accounts\.csv\), asset 0: found 0, stated 0/,
  ],
  [
    "contracts of a series that has ended",
    (rows, { instruments }) => {
      const ended = instruments.ended[instruments.endedFirst[0]!]!;
      rows.push(["7", `${ended}`, "1"], ["8", `${ended}`, "-1"]);
    },
    /have ended, .*: 2 differences\n {2}ended, account 7 \(maker\), asset \d+: found 0, stated 1/,
  ],
  [
    "one side of an entry",
    (rows) => post(rows, "7", "0", -13_100),
    /assets: 1 difference\n {2}asset 0/,
  ],
  [
    "a fee not posted",
    (rows) => {
      post(rows, "7", "0", 13_100);
      post(rows, "4", "0", -13_100);
    },
    /: 2 differences\n {2}account 4 \(broker\).*\n {2}account 7 \(maker\)/,
  ],
];

describe("an audit catches", () => {
  let world: World;
  beforeAll(() => {
    world = writeWorld(5, 40);
  });

  const cases = [
    ...EVENT_CHANGES.map(([what, ...rest]) => ["events.csv", what, ...rest] as const),
    ...BALANCE_CHANGES.map(([what, ...rest]) => ["balances.csv", what, ...rest] as const),
  ];
  it.each(cases)("in %s: %s", async (name, what, change, says) => {
    const folder = join(place, what.replaceAll(/\W+/g, "-"));
    cpSync(world.folder, folder, { recursive: true });
    const rows = linesOf(folder, name).map((line) => line.split(","));
    change(rows, world.market);
    writeFileSync(join(folder, name), `${rows.map((cells) => cells.join()).join("\n")}\n`);
    const { lines, holds } = await auditReport(folder);
    expect(lines.join("\n")).toMatch(says);
    expect(holds).toBe(false);
  });

  it("many differences by their first five and a count, with exit code 1", () => {
    const folder = join(place, "many");
    cpSync(world.folder, folder, { recursive: true });
    writeFileSync(join(folder, "balances.csv"), "account,asset,amount\n");
    const { status, stdout, stderr } = runCli(["audit", folder]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.filter((line) => line.startsWith("  account "))).toHaveLength(5);
    expect(lines.at(-1)).toMatch(/^ {2}and \d+ more$/);
  });

  it("nothing in a folder as it was written, with exit code 0", () => {
    const { status, stdout } = runCli(["audit", world.folder]);
    expect({ status, lines: stdout.trimEnd().split("\n").length }).toEqual({ status: 0, lines: 5 });
  });
});

describe("an audit refuses, with exit code 2 and one line,", () => {
  let world: World;
  beforeAll(() => {
    world = writeWorld(6, 5);
  });

  it.each([
    ["events.csv", undefined, /events\.csv: there is no such file\. A run writes/],
    ["balances.csv", undefined, /balances\.csv: there is no such file\. A run writes/],
    ["accounts.csv", undefined, /accounts\.csv: there is no such file\. /],
    ["accounts.csv", "a,b\n1,2\n", /accounts\.csv:1: the header is not account,name,outside\. /],
    ["events.csv", "a,b\n", /events\.csv:1: this is no row number,time,kind/],
    ["events.csv", "", /events\.csv:1: the file ends before this row does\. Audit/],
    [
      "balances.csv",
      "account,asset,amount\n7,0\n",
      /balances\.csv:2: this is no row account,asset/,
    ],
    [
      "balances.csv",
      "account,asset,amount\n7,0,1.5\n",
      /balances\.csv:2:amount: "1\.5" is no whole/,
    ],
    ["balances.csv", "account,asset,amount\n7,0,1", /balances\.csv:2: the file ends before/],
  ] as const)("%s: %j", (name, text, message) => {
    const folder = mkdtempSync(join(place, "refused-"));
    cpSync(world.folder, folder, { recursive: true });
    if (text === undefined) rmSync(join(folder, name));
    else writeFileSync(join(folder, name), text);
    const { status, stdout, stderr } = runCli(["audit", folder]);
    expect({ status, stdout, lines: stderr.split("\n").length }).toEqual({
      ...{ status: 2, stdout: "", lines: 2 },
    });
    expect(stderr).toMatch(message);
  });

  it("a kind of event that it does not know", () => {
    const folder = mkdtempSync(join(place, "refused-"));
    cpSync(world.folder, folder, { recursive: true });
    const lines = linesOf(folder, "events.csv");
    lines[3] = lines[3]!.replace(/^(\d+,\d+),[\w-]+/, "$1,gifted");
    writeFileSync(join(folder, "events.csv"), `${lines.join("\n")}\n`);
    const { status, stderr } = runCli(["audit", folder]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/events\.csv:4:kind: "gifted" is no kind of event/);
  });
});
