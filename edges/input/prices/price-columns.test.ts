import { describe, expect, it } from "vitest";
import { parseTable } from "../table.ts";
import { isPriceHeader, priceColumns } from "./price-columns.ts";

const columns = (header: string) => {
  const cells = header.split(",").map(() => "1");
  return priceColumns(parseTable(`${header}\n${cells.join(",")}\n`, "f.csv"));
};

describe("price columns", () => {
  it.each([
    ["date,close", [0, 1, -1]],
    ["Volume,Adj Close**,Close*,Date", [3, 2, 1]],
    ["timestamp,price,close,date,adjusted_close", [3, 2, 4]],
    ["date,close,adjClose", [0, 1, 2]],
  ])("of %s are found, the plainest names first", (header, [date, close, adjusted]) => {
    expect(columns(header)).toEqual({ date, close, adjusted, ticker: -1, notes: [] });
  });

  it("with an adjusted close only take it for the close, and say so", () => {
    expect(columns("Date,Adj Close")).toEqual({
      date: 0,
      close: 1,
      adjusted: -1,
      ticker: -1,
      notes: [
        "Closes are read from the column Adj Close.",
        expect.stringMatching(/^The closes are already adjusted for dividends/),
      ],
    });
  });

  it("that are missing or there twice are refused", () => {
    expect(() => columns("date,value")).toThrow(/^f\.csv:1: no column named close\. /);
    expect(() => columns("month,close")).toThrow(/^f\.csv:1: no column named date\. /);
    expect(() => columns("date,Close,close")).toThrow(/^f\.csv:1:close: two columns are named/);
  });

  it("make a header of a row", () => {
    expect(isPriceHeader(["Date", "Close/Last"])).toBe(true);
    expect(isPriceHeader(["Datum", "Adj. Close"])).toBe(true);
    expect(isPriceHeader(["Date", "Volume"])).toBe(false);
    expect(isPriceHeader(["Apple", "Close"])).toBe(false);
  });

  it("with an adjusted close only are not as traded, whatever is said", () => {
    const table = parseTable("Date,Adj Close\n1,1\n", "f.csv");
    expect(() => priceColumns(table, { close: "unadjusted" })).toThrow(
      /^f\.csv:1:Adj Close: these closes are adjusted/,
    );
    const yfinance = parseTable("Date,Close,High,Low,Open,Volume\n1,1,1,1,1,1\n", "f.csv");
    expect(priceColumns(yfinance, { close: "unadjusted" }).notes).toEqual([]);
    expect(priceColumns(yfinance, { close: "adjusted" }).notes).toHaveLength(1);
  });

  it("are those of a ticker: a column beside them, or the column of its name", () => {
    const beside = parseTable("Date,Symbol,Close\n1,AAPL,1\n", "f.csv");
    expect(priceColumns(beside, { ticker: "AAPL" })).toMatchObject({ ticker: 1, close: 2 });
    const wide = parseTable("Date,AAPL,MSFT\n1,1,1\n", "f.csv");
    expect(priceColumns(wide, { ticker: "msft" })).toMatchObject({ close: 2, adjusted: -1 });
    expect(() => priceColumns(wide, { ticker: "IBM" })).toThrow(/no column named IBM\. /);
  });
});
