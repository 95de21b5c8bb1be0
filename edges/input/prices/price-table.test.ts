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
    ["Date|Close", "|"],
  ])("with the header %j is split by %j", (header, separator) => {
    const table = parse(`${header}\n1${separator}2\n`);
    expect(table).toMatchObject({ separator, notes: [], headerLine: 1, rows: [["1", "2"]] });
  });

  it("begins below titles, and counts their lines", () => {
    const table = parse('\ufeffApple, Inc.\r\n\r\n"Prices; daily"\r\nDate,Close\r\na,1\r\n');
    expect(table).toEqual({
      name: "f.csv",
      separator: ",",
      isOfTicker: false,
      notes: ["Lines above the header, left out: 2."],
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
      expect(table).toMatchObject({ headerLine: 1, notes: [], lines: [4] });
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

  it("of two columns needs no header, of more it does", () => {
    expect(parse("2012-01-03,411.23\n2012-01-04,413.44\n")).toMatchObject({
      header: ["date", "close"],
      rows: [
        ["2012-01-03", "411.23"],
        ["2012-01-04", "413.44"],
      ],
      lines: [1, 2],
      notes: ["There is no header: read as date and close."],
    });
    for (const row of ["2012-01-03,409,411.23", "AAPL,20120103,411.23", "AAPL,20120103"]) {
      expect(() => parse(`${row}\n${row}\n`)).toThrow(
        /^f\.csv:1: there is no header row\. .*such as date,open,high,low,close,volume/,
      );
    }
  });

  it.each([
    "Total,5",
    "Source: a vendor",
    "* adjusted for splits",
    "Downloaded on 20 April 2012",
    '"Data provided ""as is"""',
    "Average,",
  ])("ends above the text %j", (line) => {
    const table = parse(`date,close\n2012-01-03,411.23\n\n${line}\n${line}\n`);
    expect(table.rows).toEqual([["2012-01-03", "411.23"]]);
    expect(table.notes).toEqual(["Lines below the prices, left out: 2."]);
  });

  it.each(["2012-13-01,5", "Apr 31, 2012,5", ",5"])("keeps %j, which is no text", (line) => {
    const cells = line.replace("Apr 31, 2012", '"Apr 31, 2012"');
    expect(parse(`date,close\n2012-01-03,411.23\n${cells}\n`).rows).toHaveLength(2);
  });

  it("of several tickers side by side has the columns of the one that is picked", () => {
    const text = `Price,Close,Close,Volume,Volume
Ticker,AAPL,MSFT,AAPL,MSFT
Date,,,,
2012-04-20,572.98,32.42,1,2
`;
    const picked = parsePriceTable({ name: "f.csv", text }, "msft");
    expect(picked.header).toEqual(["Date", "Close AAPL", "Close", "Volume AAPL", "Volume"]);
    expect(picked.isOfTicker).toBe(true);
    expect(() => parse(text)).toThrow(/^f\.csv:1: the file has prices of 2 tickers: AAPL, MSFT\. /);
    expect(() => parsePriceTable({ name: "f.csv", text }, "IBM")).toThrow(/no ticker "IBM" in /);
  });
});
