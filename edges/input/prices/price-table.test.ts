import { describe, expect, it } from "vitest";
import { parsePriceTable } from "./price-table.ts";

const parse = (text: string) => parsePriceTable({ name: "f.csv", text });

describe("price table", () => {
  it.each([
    ["date,close", ","],
    ["<DATE>;<CLOSE>", ";"],
    ["Date\tClose/Last", "\t"],
    ['"Date";"Adj Close"', ";"],
    ["timestamp,Price", ","],
  ])("with the header %j is split by %j", (header, separator) => {
    const table = parse(`${header}\n1${separator}2\n`);
    expect(table).toMatchObject({ separator, linesAbove: 0, headerLine: 1, rows: [["1", "2"]] });
  });

  it("begins below titles, and counts their lines", () => {
    const table = parse('\ufeffApple, Inc.\r\n\r\n"Prices; daily"\r\nDate,Close\r\na,1\r\n');
    expect(table).toEqual({
      name: "f.csv",
      separator: ",",
      linesAbove: 2,
      header: ["Date", "Close"],
      headerLine: 4,
      rows: [["a", "1"]],
      lines: [5],
    });
  });

  it("has one header where yfinance writes three rows", () => {
    const names = "Price,Close,High\n";
    for (const stacked of [`${names}Ticker,AAPL,AAPL\n`, `Ticker,AAPL,AAPL\n${names}`]) {
      const table = parse(`${stacked}Date,,\n2012-04-20,1,2\n`);
      expect(table.header).toEqual(["Date", "Close", "High"]);
      expect(table).toMatchObject({ headerLine: 1, linesAbove: 0, lines: [4] });
    }
  });

  it("loses empty cells beyond its header, and no others", () => {
    expect(parse("date,close\na,1,, \n").rows).toEqual([["a", "1"]]);
    expect(() => parse("date,close\na,1,5\n")).toThrow(/^f\.csv:2: this row has 3 cells/);
    expect(() => parse("date,close\na\n")).toThrow(/^f\.csv:2: this row has 1 cells/);
  });

  it("without a header it knows has its first line, and needs rows", () => {
    expect(parse("\na;b\n1;2\n")).toMatchObject({ header: ["a", "b"], headerLine: 2 });
    expect(() => parse("\n")).toThrow(/^f\.csv: the file is empty/);
    expect(() => parse("date,close\n")).toThrow(/^f\.csv: the file has a header and no rows/);
  });
});
