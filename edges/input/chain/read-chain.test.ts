import { describe, expect, it } from "vitest";
import { dayFromIso } from "../../../src/calendar/civil-date.ts";
import { InputError } from "../input-error.ts";
import { parseTable } from "../table.ts";
import { readChain } from "./read-chain.ts";

const read = (text: string) => readChain(parseTable(text, "c.csv"));

function refusal(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof InputError) return error.message;
  }
  return "accepted";
}

const PLAIN = "date,expiry,type,strike,bid,ask\n";
const DAY = dayFromIso("2011-01-03")!;

describe("a chain", () => {
  it("is quotes in units of $0.0001, by expiry, strike, calls first", () => {
    const chain = read(
      `${PLAIN}2011-01-03,2011-02-18,put,1250,20.5,21.75\n` +
        "2011-01-03,2011-01-21,P,1275,15,16\n2011-01-03,2011-01-21,c,1275,0,0.05\n",
    );
    expect(chain.quotes[2]).toEqual({
      day: DAY,
      expiryDay: dayFromIso("2011-02-18"),
      years: 46 / 365,
      right: "put",
      style: undefined,
      strike: 12_500_000,
      bid: 205_000,
      ask: 217_500,
      spot: undefined,
      volume: undefined,
      openInterest: undefined,
    });
    expect(chain.quotes.map(({ right, bid }) => [right, bid])).toEqual([
      ["call", 0],
      ["put", 150_000],
      ["put", 205_000],
    ]);
    expect(chain.lines).toEqual([4, 3, 2]);
    expect([chain.rows, chain.dropped]).toEqual([3, []]);
  });

  it("may have a vendor's columns", () => {
    const { quotes } = read(
      "underlying,quote_date,spot,option_symbol,expiry,strike,type,style,bid,ask,volume," +
        "open_interest\nSPX,2011-01-03,1271.87,X,2011-01-07,1050,call,E,217.1,220.6,0,11\n",
    );
    expect(quotes[0]).toMatchObject({
      style: "european",
      spot: 12_718_700,
      volume: 0,
      openInterest: 11,
    });
  });

  it("may count days to expiry", () => {
    const { quotes } = read(
      "quote_date,days_to_expiry,type,strike,bid,ask\n2013-04-19,62,put,100,0,0.05\n",
    );
    expect(quotes[0]).toMatchObject({
      expiryDay: dayFromIso("2013-06-20"),
      years: 62 / 365,
    });
  });

  it("may have years and no date, and calls as 1", () => {
    const { quotes } = read("callput,K,time,bid,ask,S0\n-1,100,0.25,1,1.1,241.8\n1,95,0.25,5,6,\n");
    expect(quotes.map(({ right }) => right)).toEqual(["call", "put"]);
    expect(quotes[1]).toMatchObject({ day: undefined, expiryDay: undefined, years: 0.25 });
    expect(quotes.map(({ spot }) => spot)).toEqual([undefined, 2_418_000]);
  });

  it("leaves out and counts rows that are no quotes", () => {
    const { quotes, dropped, rows } = read(
      `${PLAIN}2011-01-03,2011-01-21,call,1200,,\n2011-01-03,2011-01-21,call,1210,0,0\n` +
        "2011-01-03,2011-01-21,call,1220,3,n/a\n2011-01-03,2011-01-21,call,1230,3,2.9\n" +
        "2011-01-03,2011-01-03,call,1240,3,3.1\n2011-01-03,2011-01-21,call,1250,3,3.1\n" +
        "2011-01-03,2011-01-21,call,1250.00,3,3.1\n",
    );
    expect(dropped).toEqual([
      { reason: "no-quote", count: 2 },
      { reason: "no-ask", count: 1 },
      { reason: "crossed", count: 1 },
      { reason: "expired", count: 1 },
      { reason: "duplicate", count: 1 },
    ]);
    expect([quotes.length, rows]).toEqual([1, 7]);
  });
});

describe("a chain is refused", () => {
  it.each([
    ["date,expiry,type,strike,bid\n2011-01-03,2011-01-21,c,1,1\n", "no column named ask"],
    ["type,strike,bid,ask\nc,1,1,1\n", "no column named expiry or days_to_expiry or years"],
    ["expiry,type,strike,bid,ask\n2011-01-21,c,1,1,1\n", "no column named quote_date or date"],
    [`${PLAIN}2011-01-03,2011-01-21,c,abc,1,1\n`, 'c.csv:2:strike: "abc" is refused'],
    [`${PLAIN}2011-01-03,2011-01-21,c,0,1,1\n`, "c.csv:2:strike: a strike is above 0"],
    [`${PLAIN}2011-01-03,2011-01-21,c,1,-1,1\n`, 'c.csv:2:bid: "-1" is refused'],
    [`${PLAIN}2011-01-03,2011-01-21,straddle,1,1,1\n`, 'c.csv:2:type: "straddle" is not call'],
    [`${PLAIN}2011-01-03,soon,c,1,1,1\n`, 'c.csv:2:expiry: "soon" is not a date'],
    [`${PLAIN},2011-01-21,c,1,1,1\n`, 'c.csv:2:date: "" is not a date'],
    ["dte,type,strike,bid,ask\n1.5,c,1,1,1\n", "c.csv:2:dte: 1.5 is no whole number of days"],
    ["years,type,strike,bid,ask\n500,c,1,1,1\n", "at most 100 years"],
    [`${PLAIN}2011-01-03,2011-01-21,c,1,0,0\n`, "no row has a quote that can be used (1 no-quote)"],
    [
      "underlying,date,expiry,type,strike,bid,ask\nA,2011-01-03,2011-01-21,c,1,1,1\n" +
        "B,2011-01-03,2011-01-21,c,1,1,1\n",
      "c.csv:3:underlying: B comes after A",
    ],
  ])("%j", (text, message) => {
    expect(refusal(text)).toContain(message);
  });
});
