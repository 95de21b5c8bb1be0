import { describe, expect, it } from "vitest";
import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import { readPrices } from "../read-prices.ts";

const MONTH_FIRST = "Dates are read as month/day/year.";
const TURNED = "The rows stood newest first: turned round.";
const ADJUSTED = expect.stringMatching(/already adjusted for dividends: do not add --dividends/);

/** What a file of this text holds: `2012-04-20 572.98`, then the counted drops, then the notes. */
function read(text: string) {
  const { days, closes, dropped, notes, rows } = readPrices({ name: "f.csv", text });
  const counted = dropped.reduce((sum, { count }) => sum + count, days.length);
  expect(counted).toBe(rows);
  return {
    closes: [...days].map((day, i) => `${isoFromDay(day)} ${closes[i]! / 10_000}`),
    dropped: dropped.map(({ reason, count }) => `${reason} ${count}`),
    notes,
  };
}

describe("price file of", () => {
  it("Nasdaq: dollar signs, month first, newest first", () => {
    const text = `Date,Close/Last,Volume,Open,High,Low
04/20/2012,$572.98,257746600,$591.38,$594.62,$570.42
04/19/2012,$587.44,208679600,$600.22,$604.41,$583.75
`;
    const expected = {
      closes: ["2012-04-19 587.44", "2012-04-20 572.98"],
      dropped: [],
      notes: ["Closes are read from the column Close/Last.", MONTH_FIRST, TURNED],
    };
    expect(read(text)).toEqual(expected);
    // Its older files have a space behind every comma.
    expect(read(text.replaceAll(",", ", "))).toEqual(expected);
  });

  it("Investing.com: all in quotes, thousands commas, volumes with letters", () => {
    const header = '"Date","Price","Open","High","Low","Vol.","Change %"';
    const expected = {
      closes: ["2020-08-28 3401.8", "2020-08-31 3450.96"],
      dropped: [],
      notes: ["Closes are read from the column Price.", MONTH_FIRST, TURNED],
    };
    const american = `\ufeff${header}
"08/31/2020","3,450.96","3,408.99","3,495.00","3,405.00","4.19M","1.45%"
"08/28/2020","3,401.80","3,423.00","3,433.37","3,386.50","2.90M","0.05%"`;
    expect(read(american)).toEqual(expected);
    const named = american.replace("08/31/", "Aug 31, ").replace("08/28/", "Aug 28, ");
    expect(read(named)).toEqual({ ...expected, notes: [expected.notes[0], TURNED] });
    const german = `"Datum","Price"\n"31.08.2020","3.450,96"\n"28.08.2020","3.401,80"\n`;
    expect(read(german)).toEqual({
      ...expected,
      notes: [
        "Closes are read from the column Price.",
        "Dates are read as day/month/year.",
        "Prices are read with a decimal comma.",
        TURNED,
      ],
    });
  });

  it("Stooq: commas or semicolons, plain or compact dates, English, Polish or in brackets", () => {
    const closes = ["2012-04-19 17.6291", "2012-04-20 17.1952"];
    const rows = [
      ["2012-04-19", "18.0", "18.1", "17.5", "17.6291", "832"],
      ["2012-04-20", "17.7", "17.8", "17.1", "17.1952", "102"],
    ];
    const english = ["Date", "Open", "High", "Low", "Close", "Volume"];
    const polish = ["Data", "Otwarcie", "Najwyzszy", "Najnizszy", "Zamkniecie", "Wolumen"];
    const bulk = ["<DATE>", "<OPEN>", "<HIGH>", "<LOW>", "<CLOSE>", "<VOL>"];
    const write = (header: string[], separator: string): string =>
      [header, ...rows].map((cells) => cells.join(separator)).join("\r\n");
    expect(read(write(english, ","))).toEqual({ closes, dropped: [], notes: [] });
    const compact = write(english, ";").replace(/(\d{4})-(\d\d)-/g, "$1$2");
    expect(compact).toContain("20120420;");
    expect(read(compact)).toEqual({ closes, dropped: [], notes: [] });
    expect(read(write(bulk, ",")).closes).toEqual(closes);
    const comma = read(write(polish, ";").replaceAll(".", ","));
    expect(comma.closes).toEqual(closes);
    expect(comma.notes).toEqual([
      "Closes are read from the column Zamkniecie.",
      "Prices are read with a decimal comma.",
    ]);
  });

  it("Google Sheets: the time of the close behind the date", () => {
    const text = "Date,Close\n4/19/2012 16:00:00,20.98\n4/20/2012 16:00:00,20.46\n";
    const expected = {
      closes: ["2012-04-19 20.98", "2012-04-20 20.46"],
      dropped: [],
      notes: [MONTH_FIRST],
    };
    expect(read(text)).toEqual(expected);
    expect(read(text.replaceAll(",", "\t"))).toEqual(expected);
  });

  it("yfinance: three header rows, closes that are already adjusted", () => {
    const rows = `2012-04-19,17.7067,18.2186,17.5957,18.0918,834717600
2012-04-20,17.2709,17.9231,17.1937,17.8253,1030986400
`;
    const closes = ["2012-04-19 17.7067", "2012-04-20 17.2709"];
    const stacked = `Price,Close,High,Low,Open,Volume
Ticker,AAPL,AAPL,AAPL,AAPL,AAPL
Date,,,,,
${rows}`;
    for (const text of [stacked, `Date,Close,High,Low,Open,Volume\n${rows}`]) {
      expect(read(text)).toEqual({ closes, dropped: [], notes: [ADJUSTED] });
    }
    const history = `Date,Open,High,Low,Close,Volume,Dividends,Stock Splits
2012-04-20 00:00:00-04:00,17.8253,17.9231,17.1937,17.2709,1030986400,0.0,0.0
`;
    expect(read(history)).toEqual({ closes: closes.slice(1), dropped: [], notes: [ADJUSTED] });
  });

  it("yfinance with an adjusted close beside the close: nothing to warn of", () => {
    const text = `Price,Adj Close,Close,High,Low,Open,Volume
Ticker,AAPL,AAPL,AAPL,AAPL,AAPL,AAPL
Date,,,,,,
2012-04-20,17.2709,20.4636,21.2364,20.3721,21.1207,1030986400
`;
    expect(read(text)).toEqual({ closes: ["2012-04-20 20.4636"], dropped: [], notes: [] });
  });

  it("Yahoo: null rows", () => {
    const text = `Date,Open,High,Low,Close,Adj Close,Volume
2012-04-18,21.914286,22.151428,21.578571,21.726429,18.692114,954531200
2012-04-19,null,null,null,null,null,null
2012-04-20,21.120714,21.236429,20.372143,20.463572,17.605633,1030985200
`;
    const { closes, dropped, notes } = read(text);
    expect(closes).toEqual(["2012-04-18 21.7264", "2012-04-20 20.4636"]);
    expect(dropped).toEqual(["empty-close 1"]);
    expect(notes).toEqual([]);
  });

  it("Alpha Vantage: timestamp for the date, newest first", () => {
    const text = "timestamp,open,close\n2012-04-20,591.38,572.98\n2012-04-19,600.2,587.44\n";
    expect(read(text)).toEqual({
      closes: ["2012-04-19 587.44", "2012-04-20 572.98"],
      dropped: [],
      notes: [TURNED],
    });
  });

  it("a spreadsheet: a title, days without trading, repeated rows", () => {
    const text = `Apple;;
;;
Datum;Close;
19.04.2012;587,44;
20.04.2012;572,98;
20.04.2012;572,98;
21.04.2012;572,98;
23.04.2012;-;
`;
    expect(read(text)).toEqual({
      closes: ["2012-04-19 587.44", "2012-04-20 572.98"],
      dropped: ["empty-close 1", "not-a-trading-day 1", "duplicate 1"],
      notes: [
        "Lines above the header, left out: 2.",
        "Dates are read as day/month/year.",
        "Prices are read with a decimal comma.",
      ],
    });
  });
});
