import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { tradeFixture } from "../../../test/support/trade-fixture.ts";
import { plainLines, readRecords } from "../table.ts";
import type { TradeFile } from "./merge-trades.ts";
import { readTrades } from "./read-trades.ts";
import { cashOfRow, type TradeRow } from "./trade-row.ts";

/** What happened, the same in every broker's file: day, action, what, change, price. */
const STORY = [
  "2025-01-06 share ACME 200 @98.5",
  "2025-01-06 open 2025-01-17 call 105 -1 @1.2",
  "2025-01-17 expire 2025-01-17 call 105 1 @0",
  "2025-01-21 open 2025-02-21 call 100 -1 @2.35",
  "2025-01-22 open 2025-02-21 put 95 -2 @1.5",
  "2025-01-22 open 2025-03-21 call 110 1 @0.3",
  "2025-02-10 close 2025-02-21 put 95 2 @0.45",
  "2025-02-14 dividend ACME $50",
  "2025-02-21 assign 2025-02-21 call 100 1 @0",
  "2025-02-21 share ACME -100 @100 delivered",
  "2025-02-24 open 2025-03-21 put 90 -1 @1.05",
  "2025-03-21 assign 2025-03-21 put 90 1 @0",
  "2025-03-21 expire 2025-03-21 call 110 -1 @0",
  "2025-03-21 share ACME 100 @90 delivered",
  "2025-03-24 open 2025-06-20 call 120 -1 @0.8",
  "2025-04-07 split ACME 4:1",
  "2025-05-12 close 2025-06-20 call 30 4 @0.05",
];

/** By hand: shares -19,700 + 10,000 - 9,000, dividend 50, premiums 840 less 140. */
const STORY_CASH = -17_950;

function shown(row: TradeRow): string {
  const { day, action, contract, ticker, quantity, price, split, isDelivery } = row;
  const start = `${isoFromDay(day)} ${action}`;
  if (split !== undefined) return `${start} ${ticker} ${split.newShares}:${split.oldShares}`;
  if (action === "dividend") return `${start} ${ticker} $${cashOfRow(row) / 10_000}`;
  const what =
    contract === undefined
      ? ticker
      : `${isoFromDay(contract.expiryDay)} ${contract.right} ${contract.strike / 10_000}`;
  const end = isDelivery ? " delivered" : "";
  return `${start} ${what} ${quantity} @${price / 10_000}${end}`;
}

const counts = ({ skipped }: TradeFile) =>
  Object.fromEntries(skipped.map(({ reason, count }) => [reason, count]));

const STOCKS = "shares, splits and dividends of stocks without options";
const PROSE = "lines of text: titles, totals, disclaimers";
const SAME_FILL = "the same fill again: orders, lots, totals";
const OPTION_SIDE = "the option side of a split";
const OTHER_ROW = "the other row of a split";

interface Expected {
  readonly broker: string;
  /** Dollars, added up by hand from the file. */
  readonly fees: number;
  readonly skipped: Readonly<Record<string, number>>;
}

const FILES: readonly (readonly [string, Expected])[] = [
  ["plain.csv", { broker: "plain form", fees: 8.6, skipped: {} }],
  [
    "schwab.csv",
    {
      broker: "Schwab",
      fees: 8.6,
      skipped: {
        [PROSE]: 1,
        "not a trade: Credit Interest": 1,
        "not a trade: MoneyLink Transfer": 1,
        [STOCKS]: 1,
        [OPTION_SIDE]: 1,
      },
    },
  ],
  [
    "fidelity.csv",
    {
      broker: "Fidelity",
      fees: 9.06,
      skipped: {
        [PROSE]: 3,
        "not a trade: electronic funds transfer": 1,
        "not a trade: interest": 1,
        "not a trade: other activity": 1,
        [STOCKS]: 1,
        [OPTION_SIDE]: 1,
      },
    },
  ],
  [
    "robinhood.csv",
    {
      broker: "Robinhood",
      fees: 0.74,
      skipped: { [PROSE]: 1, "not a trade: INT": 1, "not a trade: ACH": 1, [STOCKS]: 1 },
    },
  ],
  [
    "tastytrade.csv",
    {
      broker: "tastytrade",
      fees: 19.32,
      skipped: {
        [OPTION_SIDE]: 2,
        [OTHER_ROW]: 1,
        "not a trade: Balance Adjustment": 1,
        "not a trade: Deposit": 1,
      },
    },
  ],
  [
    "tastytrade-old.csv",
    {
      broker: "tastytrade",
      fees: 19.334,
      skipped: { [OTHER_ROW]: 1, "not a trade: Balance Adjustment": 1 },
    },
  ],
  [
    "ibkr-flex.csv",
    {
      broker: "Interactive Brokers",
      fees: 10.5835,
      skipped: {
        "also in the section Trades": 5,
        [PROSE]: 2,
        [SAME_FILL]: 2,
        "other currencies": 1,
        "other instruments: FUT": 1,
        "not a trade: Withholding Tax": 1,
        "not a trade: Broker Interest Received": 1,
        [OPTION_SIDE]: 1,
        [STOCKS]: 1,
      },
    },
  ],
  [
    "ibkr-flex.xml",
    {
      broker: "Interactive Brokers",
      fees: 10.5835,
      skipped: {
        "also in the section Trades": 5,
        "other sections": 1,
        "not a trade: Withholding Tax": 1,
        "not a trade: Broker Interest Received": 1,
        [OPTION_SIDE]: 1,
        [STOCKS]: 1,
      },
    },
  ],
  [
    "ibkr-activity.csv",
    {
      broker: "Interactive Brokers",
      fees: 10.5835,
      skipped: {
        totals: 5,
        "other sections": 4,
        [SAME_FILL]: 3,
        "other currencies": 1,
        "other instruments: Forex": 1,
        [OPTION_SIDE]: 1,
        [STOCKS]: 1,
      },
    },
  ],
];

describe.each(FILES)("%s", (name, { broker, fees, skipped }) => {
  const trades = readTrades([tradeFixture(name)]);
  const file = trades.files[0]!;

  it("tells the story", () => {
    expect(file.broker).toBe(broker);
    expect(trades.rows.map(shown)).toEqual(STORY);
  });

  it("counts what it leaves out", () => {
    expect(counts(file)).toEqual(skipped);
    expect(file).toMatchObject({ used: STORY.length, duplicates: 0, notes: [] });
  });

  it("gives the cash of the file", () => {
    const cents = Math.round((STORY_CASH - fees) * 10_000);
    const ours = trades.rows.map(cashOfRow).reduce((sum, cash) => sum + cash, 0);
    expect(ours).toBe(cents);
    if (broker === "plain form") expect(file.cash.rows).toBe(0);
    else expect(file.cash).toMatchObject({ file: cents, ours: cents, differences: [] });
  });
});

describe("files of one header", () => {
  it.each([
    ["schwab.csv", 2],
    ["fidelity.csv", 1],
    ["robinhood.csv", 1],
    ["tastytrade.csv", 1],
    ["tastytrade-old.csv", 1],
  ])("%s: every row is used or counted", (name, above) => {
    const { text } = tradeFixture(name);
    const file = readTrades([{ name, text }]).files[0]!;
    const left = file.skipped.reduce((sum, { count }) => sum + count, 0);
    const { records } = readRecords(plainLines(text), ",", name);
    expect(file.used + left).toBe(records.length - above);
  });

  it("are known by the header alone, whatever their name, order of columns and line ends", () => {
    const { text } = tradeFixture("fidelity.csv");
    const swapped = text.replace(/^(.*,Type),Quantity,(Price \(\$\)),/m, "$1,$2,Quantity,");
    const rows = swapped.split("\n").map((line) => {
      const cells = line.split(",");
      if (!/^ \d/.test(line)) return line;
      [cells[5], cells[6]] = [cells[6]!, cells[5]!];
      return cells.join(",");
    });
    for (const variant of [rows.join("\n"), rows.join("\n").replaceAll("\r", "")]) {
      expect(readTrades([{ name: "schwab.csv", text: variant }]).rows.map(shown)).toEqual(STORY);
    }
  });
});

it("takes contracts in parts in the plain form, and dates in a column date", () => {
  const text = `date,action,root,right,strike,expiry,quantity,price,fees
2025-01-06,open,ACME,call,105,2025-01-17,-1,1.20,0.66
2025-01-17,expire,ACME,C,105,2025-01-17,1,,
2025-04-07,split,ACME,,,,,3:2,
`;
  expect(readTrades([{ name: "t.csv", text }]).rows.map(shown)).toEqual([
    "2025-01-06 open 2025-01-17 call 105 -1 @1.2",
    "2025-01-17 expire 2025-01-17 call 105 1 @0",
    "2025-04-07 split ACME 3:2",
  ]);
});

it("reads the sample of the page about files", () => {
  const page = readFileSync(new URL("../../../docs/trades/files.md", import.meta.url), "utf8");
  const text = /```csv\n([^`]+)```/.exec(page)![1]!;
  const { rows, files } = readTrades([{ name: "sample.csv", text }]);
  expect(rows).toHaveLength(9);
  expect(files[0]).toMatchObject({ skipped: [], notes: [] });
});

it("reads a Flex query whose rows begin with HEADER or DATA and the section's code", () => {
  const text = tradeFixture("ibkr-flex.csv")
    .text.replace(/^"ClientAccountID"/gm, '"HEADER","CODE","ClientAccountID"')
    .replace(/^"U7654321"/gm, '"DATA","CODE","U7654321"');
  expect(readTrades([{ name: "f", text }]).rows.map(shown)).toEqual(STORY);
});

it.each([";", "\t"])(
  "takes the plain form as a German spreadsheet saves it, with %j",
  (separator) => {
    const { name, text } = tradeFixture("plain.csv");
    const lines = text.split("\n").map((line) =>
      line
        .replace(/(\d{4})-(\d\d)-(\d\d)T?/, "$3.$2.$1 ")
        .split(",")
        .map((cell) => cell.replace(/^(-?\d+)\.(\d+)$/, "$1,$2"))
        .join(separator),
    );
    expect(lines.join("\n")).toMatch(/06\.01\.2025.*98,50?/);
    expect(readTrades([{ name, text: lines.join("\n") }]).rows).toEqual(
      readTrades([{ name, text }]).rows,
    );
  },
);
