import { describe, expect, it } from "vitest";
import { TRADE_FIXTURES, tradeFixture } from "../../../test/support/trade-fixture.ts";
import { readTrades } from "./read-trades.ts";
import type { TradeRow } from "./trade-row.ts";

/** A row without the place it was read from. */
const bare = ({ line: _line, file: _file, ...rest }: TradeRow) => rest;

const HEADER = "time,action,contract,quantity,price,fees\n";
const FILL = "2025-01-06,open,ACME250117C00105000,-1,1.2,0.66\n";

describe("files put together", () => {
  it.each(TRADE_FIXTURES)("%s twice adds nothing", (name) => {
    const file = tradeFixture(name);
    const once = readTrades([file]);
    const twice = readTrades([file, { ...file, name: "copy" }]);
    expect(twice.rows).toEqual(once.rows);
    expect(twice.files[1]).toMatchObject({ used: 0, cash: { rows: 0 } });
    expect(twice.files[1]!.duplicates).toBeGreaterThanOrEqual(once.rows.length);
  });

  it.each(["schwab.csv", "fidelity.csv", "tastytrade.csv"])(
    "parts of %s that overlap are the whole, in either order",
    (name) => {
      const { text } = tradeFixture(name);
      const lines = text.split("\n");
      const top = lines.findIndex((line) => /Action/.test(line)) + 1;
      const header = lines.slice(0, top);
      // An option is opened in the lower part and expires in the upper one.
      const upper = { name: "upper", text: lines.slice(0, top + 12).join("\n") };
      const lower = { name: "lower", text: [...header, ...lines.slice(top + 9)].join("\n") };
      const whole = readTrades([{ name, text }]).rows.map(bare);
      for (const files of [
        [upper, lower],
        [lower, upper],
      ]) {
        const trades = readTrades(files);
        expect(trades.rows.map(bare)).toEqual(whole);
        expect(trades.files[1]!.duplicates).toBe(3);
      }
    },
  );

  it("of one query in two formats are one", () => {
    const both = readTrades([tradeFixture("ibkr-flex.csv"), tradeFixture("ibkr-flex.xml")]);
    expect(both.files.map(({ used }) => used)).toEqual([17, 0]);
  });

  it("keep two equal fills of one file, also when it is given again with a third", () => {
    const two = { name: "a", text: HEADER + FILL + FILL };
    const three = { name: "b", text: HEADER + FILL + FILL + FILL };
    expect(readTrades([two]).rows).toHaveLength(2);
    const merged = readTrades([two, three]);
    expect(merged.rows.map(({ file }) => file)).toEqual([0, 0, 1]);
    expect(merged.files.map(({ duplicates }) => duplicates)).toEqual([0, 2]);
  });

  it("may hold shares in one and their options in another", () => {
    const shares = { name: "a", text: `${HEADER}2025-01-02,share,ACME,100,98,0\n` };
    const options = { name: "b", text: HEADER + FILL };
    expect(readTrades([shares, options]).files.map(({ used }) => used)).toEqual([1, 1]);
  });
});

describe("accounts", () => {
  const numbers = /U7654321|4321|X98|765432|315994103|\.\.\.39/;

  it.each(TRADE_FIXTURES)("of %s are not kept", (name) => {
    const { text } = tradeFixture(name);
    expect(JSON.stringify(readTrades([{ name, text }]))).not.toMatch(numbers);
  });

  it("are struck out of names and messages", () => {
    const file = { ...tradeFixture("fidelity.csv"), name: "History_for_Account_X12345678.csv" };
    expect(readTrades([file]).files[0]!.name).toBe("History_for_Account_#.csv");
    const text = "Balances for account ...X98-765432\nACME,1\n";
    expect(() => readTrades([{ name: "U7654321_2025.csv", text }])).toThrow(
      /^#_2025\.csv:1: no header .*the first row is: Balances for account\. /,
    );
    const title = "X98-765432 history\nACME,1\n";
    expect(() => readTrades([{ name: "f", text: title }])).toThrow(
      /the first row is: # history\. /,
    );
  });
});

describe("the check of cash", () => {
  it("names the row that differs by more than a cent, and no other", () => {
    const file = tradeFixture("schwab.csv");
    const within = file.text.replace('"$234.34"', '"$234.33"');
    expect(readTrades([{ name: "f", text: within }]).files[0]!.cash.differences).toEqual([]);
    const beyond = file.text.replace('"$234.34"', '"$234.32"');
    const { cash } = readTrades([{ name: "f", text: beyond }]).files[0]!;
    expect(cash.differences).toEqual([{ line: 19, file: 2_343_200, ours: 2_343_400 }]);
    expect(cash.file - cash.ours).toBe(-200);
  });

  it("allows what rounding a finer price explains, and says how many", () => {
    const file = tradeFixture("ibkr-activity.csv");
    const finer = file.text.replace(",-2,1.5,1.5,300,", ",-2,1.50003333,1.5,300.0066,");
    const { cash, notes } = readTrades([{ name: "f", text: finer }]).files[0]!;
    expect(notes).toEqual(["Prices finer than $0.0001, rounded: 1."]);
    expect(cash.file - cash.ours).toBe(66);
    expect(cash.differences).toEqual([]);
  });

  it("shows a fee of Robinhood's that would be negative", () => {
    const file = tradeFixture("robinhood.csv");
    const text = file.text.replace('"$234.96"', '"$235.96"');
    const { cash } = readTrades([{ name: "f", text }]).files[0]!;
    expect(cash.differences).toEqual([{ line: 20, file: 2_359_600, ours: 2_350_000 }]);
  });

  it("asks whether two brokers' files are one account, and not of other files", () => {
    const alike = readTrades([tradeFixture("plain.csv"), tradeFixture("schwab.csv")]);
    expect(alike.files[0]!.notes.join(" ")).not.toContain("same account");
    expect(alike.files[1]!.notes).toContain(
      "Most of its fills are those of plain.csv again: is it the same account, counted twice?",
    );
    const { text } = tradeFixture("plain.csv");
    const other = { name: "other.csv", text: text.replaceAll("ACME", "ACNE") };
    const two = readTrades([tradeFixture("plain.csv"), other]);
    expect(two.files.flatMap(({ notes }) => notes).join(" ")).not.toContain("same account");
  });
});
