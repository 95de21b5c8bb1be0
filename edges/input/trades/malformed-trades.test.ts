import { describe, expect, it } from "vitest";
import { TRADE_FIXTURES, tradeFixture } from "../../../test/support/trade-fixture.ts";
import { InputError } from "../input-error.ts";
import { readTrades } from "./read-trades.ts";

/** The one error that a text gives. */
function refusal(text: string): string {
  try {
    readTrades([{ name: "f", text }]);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message;
  }
  return "no error";
}

/** A fixture with one thing changed; the change must find its place. */
function changed(name: string, from: string | RegExp, to: string): string {
  const { text } = tradeFixture(name);
  const result = text.replace(from, to);
  expect(result).not.toBe(text);
  return result;
}

const PLAIN = "time,action,contract,quantity,price,fees\n";
const plain = (row: string): string => `${PLAIN}${row}\n`;

describe("another kind of file", () => {
  it.each([
    ["", /^f: the file is empty/],
    [" \n\n", /^f: the file is empty/],
    [PLAIN, /^f: the file has a header and no rows/],
    [
      "Name,Side,Filled Time\nACME,Buy,1\n",
      /^f:1: no header of a file of trades\. .*plain form: .*Schwab: Date, Action.*Fidelity: Run/,
    ],
    [
      "Account Number,Account Name,Symbol,Quantity,Last Price,Percent Of Account\nX,Y,Z,1,1,1\n",
      /^f:1: this is a Fidelity positions file; we need history\. .*Activity & Orders .*Download/,
    ],
    [
      '"Positions for account ...123"\n\n"Symbol","Description","Price","Mkt Val (Market Value)"\n',
      /^f:3: this is a Schwab positions file; we need transactions/,
    ],
    [
      "Symbol,Closed Date,Gain/Loss ($)\nACME,1/2/2025,3\n",
      /^f:1: this is a file of realised gains/,
    ],
    ["Symbol,Quantity,DTE,Strike Price\nACME,1,2,3\n", /^f:1: this is a tastytrade positions file/],
    ["Date,Close\n2025-01-02,3\n", /^f:1: this is a file of prices\. Give it with --prices/],
    ["Date,Type,Quantity,Price\n2025-01-02,BUY,1,3\n", /^f:1: no header of a file of trades/],
    ["<html><body/></html>", /^f: this XML is not the answer of a Flex query/],
    [
      plain("2025-01-06,share,ACME,100,98,0"),
      /^f: there is no option trade\. shares, splits and dividends of stocks without options: 1\. /,
    ],
  ])("%j is told by name", (text, expected) => {
    expect(refusal(text)).toMatch(expected);
  });
});

describe("a malformed file of Schwab", () => {
  it.each([
    [/,"Amount"/, "", /^f:2: the header lacks Amount\. /],
    [/"\$235\.00"|"\$234\.34"/, '"$2x4.34"', /^f:19:Amount: "\$2x4\.34" is not a number/],
    ['"02/10/2025"', '"02/30/2025"', /^f:15:Date: "02\/30\/2025" is not a date/],
    ['"02/10/2025","Buy to', '"02/10/2025","Bye to', /^f:15:Action: "Bye to Close" of an option/],
    [
      "ACME 01/17/2025 105.00 C",
      "ACME 01/17/25 C105",
      /^f:20:Symbol: "ACME 01\/17\/25 C105" is no/,
    ],
    ['"$2.35"', '""', /^f:19:Price: a trade has no price/],
    ['"$2.35"', '"-$2.35"', /^f:19:Price: a price is below 0/],
    ['"2","$0.45"', '"2.5","$0.45"', /^f:15:Quantity: contracts must be a whole number above 0/],
    ['"2","$0.45"', '"0","$0.45"', /^f:15:Quantity: contracts must be a whole number above 0/],
    [/\n"01\/06\/2025","Buy","ACME".*/, "", /^f:5: the ratio of this split of ACME cannot be told/],
    ['"Stock Split"', '"Reverse Split"', /^f:6:Action: a reverse split does not say its ratio/],
    [/"200","\$98\.50".*[\s\S]*/, '"200"', /^f:23: this row has 5 cells, the header has 8/],
    [
      /"200","\$98\.50".*[\s\S]*/,
      '"200","$98',
      /^f:\d+: the double quotes of this row do not match/,
    ],
    ['"-$19,700.00"', "-$19,700.00", /^f:23: this row has 9 cells, the header has 8/],
  ])("with %s as %j", (from, to, expected) => {
    let text = changed("schwab.csv", from, to);
    // Without the shares nothing but the option tells the ratio: take it out too.
    if (to === "" && from instanceof RegExp && from.source.includes("Buy")) {
      text = text.replace(/.*Options Frwd Split.*\n/, "");
    }
    expect(refusal(text)).toMatch(expected);
  });
});

describe("a malformed file of Fidelity", () => {
  it.each([
    [",Symbol,", ",Ticker,", /^f:3: the header lacks Symbol\. /],
    [
      /YOU BOUGHT CLOSING (?=.*PUT)/,
      "CORRECTED ",
      /^f:17:Action: "CORRECTED TRANSACTION PUT .*not u/,
    ],
    [/ -ACME250221P95(?=,.*,2,)/, " ACME-P95", /^f:17:Symbol: "ACME-P95" is not an option, but/],
    ["02/10/2025,", "02-10/2025,", /^f:17:Run Date: "02-10\/2025" is not a date/],
    [",2,0.45,", ",2,,", /^f:17:Price \(\$\): a trade has no price/],
    [",1.3,0.05,,-91.35", ",1.3,O.05,,-91.35", /^f:17:Fees \(\$\): "O\.05" is not a number/],
    [/,200,98\.5.*[\s\S]*/, ",200", /^f:24: this row has 6 cells, the header has 13/],
    ["ASSIGNED as of Feb-21-2025", "TRANSFERRED TO VS X12-345678-1", /"TRANSFERRED TO VS # CALL /],
  ])("with %s as %j", (from, to, expected) => {
    expect(refusal(changed("fidelity.csv", from, to))).toMatch(expected);
  });
});

describe("a malformed file of Robinhood", () => {
  it.each([
    [',"Amount"', "", /^f:1: the header lacks Amount\. /],
    ["ACME 2/21/2025 Call $100.00", "ACME Call", /^f:15:Description: "ACME Call" is not an option/],
    ['"STO","1","$2.35"', '"OCA","1","$2.35"', /^f:20:Trans Code: "OCA" of an option is not known/],
    ['"1S"', '"S"', /^f:9:Quantity: "S" is not a quantity/],
    ['"$234.96"', '""', /^f:20:Amount: a trade has no amount/],
    [
      /ACME Option Assigned","Buy[\s\S]*/,
      "ACM",
      /^f:\d+: the double quotes of this row do not match/,
    ],
  ])("with %s as %j", (from, to, expected) => {
    expect(refusal(changed("robinhood.csv", from, to))).toMatch(expected);
  });
});

describe("a malformed file of tastytrade", () => {
  it.each([
    ["tastytrade.csv", "Average Price", "Price", /^f:1: the header lacks Average Price\. /],
    ["tastytrade.csv", "ACME  250221C00100000", "ACME", /^f:13:Symbol: "ACME" is not an option/],
    ["tastytrade.csv", "Assignment,,ACME", "Exotic,,ACME", /^f:9:Sub Type: "Exotic" of "ACME {2}2/],
    ["tastytrade.csv", /.*(Open|Close) 800.0 ACME,.*\n/, "", /^f:5:Quantity: a split without the/],
    ["tastytrade.csv", "2025-02-10T17", "2025-02-10T37", /^f:15:Date: "2025-02-10T37:00:00\+0100"/],
    ["tastytrade-old.csv", "Strike,", "K,", /^f:1: the header lacks Strike\. /],
    ["tastytrade-old.csv", ",100,C,2.35", ",100,X,2.35", /^f:17:Symbol: "ACME" is not an option/],
    ["tastytrade-old.csv", "Assignment,ACME", "Exotic,ACME", /^f:7:Transaction Subcode: "Exotic"/],
  ])("%s with %s as %j", (name, from, to, expected) => {
    expect(refusal(changed(name, from, to))).toMatch(expected);
  });
});

describe("a malformed file of Interactive Brokers", () => {
  it.each([
    ["ibkr-flex.csv", /"O","-1","2\.35"/, '"","-1","2.35"', /^f:7:Notes\/Codes: no code of A, Ex/],
    ["ibkr-flex.csv", /ACME {2}250221C00100000(","ACME","C",)"100"/, 'X$1"0"', /^f:7:Symbol: "X"/],
    [
      "ibkr-flex.csv",
      '"Expiration","1"',
      '"Removal","1"',
      /^f:24:TransactionType: "Removal" is not/,
    ],
    ["ibkr-flex.xml", /<\/Trades>[\s\S]*/, "", /^f:\d+: this is not whole XML\. unclosed tag/],
    ["ibkr-activity.csv", /,Comm\/Fee,/g, ",Comm,", /^f:6: the header lacks Comm\/Fee\. /],
    ["ibkr-activity.csv", "ACME 21FEB25 100 C", "ACME FEB25", /^f:19:Symbol: "ACME FEB25" is not/],
    [
      "ibkr-activity.csv",
      /^Trades,Header.*$/gm,
      "",
      /^f:7: the section Trades has a row above its/,
    ],
    [
      "ibkr-activity.csv",
      /^Trades,.*\n/gm,
      "",
      /^f: this activity statement has no section Trades/,
    ],
    [
      "ibkr-activity.csv",
      "ACME(US0000000001) Cash",
      "Cash",
      /^f:38:Description: "Cash Dividend USD/,
    ],
    ["ibkr-activity.csv", /(100 C,.*,)O$/m, "$1", /^f:19:Code: no code of A, Ex, Ep, O, C says/],
  ])("%s with %s as %j", (name, from, to, expected) => {
    expect(refusal(changed(name, from, to))).toMatch(expected);
  });

  it("lists every column that the query lacks", () => {
    const missing = /"(Strike|TradeID|NetCash)",/g;
    const message = refusal(changed("ibkr-flex.csv", missing, ""));
    expect(message).toMatch(/^f:3: the header lacks Strike, NetCash, TradeID\. /);
  });

  it("lists every attribute that the XML lacks", () => {
    const message = refusal(changed("ibkr-flex.xml", / (strike|ibCommission)="[^"]*"/g, ""));
    expect(message).toMatch(/^f:5: the header lacks Strike, IBCommission\. /);
  });
});

describe("a malformed plain form", () => {
  it.each([
    [
      "time,action,contract,price,fees,quantity\n1,2\n",
      /^f:2: this row has 2 cells, the header has 6/,
    ],
    ["time,action,contract,quantity,price\n", /^f: the file has a header and no rows/],
    ["time,action,contract,quantity,price\n1\n", /^f:1: the header lacks fees\. /],
    [
      plain("2025-01-06,sell,ACME,1,2,0"),
      /^f:2:action: "sell" is not an action\. Write one of open/,
    ],
    [plain("6.1.2025,share,ACME,1,2,0"), /^f:2:time: "6\.1\.2025" is not a date/],
    [plain("2025-01-06,open,ACME C105,-1,2,0"), /^f:2:contract: "ACME C105" is not a contract\. /],
    [plain("2225-01-06,share,ACME,1,2,0"), /^f:2:time: "2225-01-06" is not a date/],
    [plain("2025-01-06,share,ACME,1e9,1e6,0"), /^f:2:quantity: quantity x price is over \$900 bil/],
    [plain("2025-01-06,share,100,1,2,0"), /^f:2:contract: "100" is not a ticker/],
    [plain("2025-01-06,open,ACME250117C00105000,-1,,0"), /^f:2:price: open needs a price/],
    [plain("2025-01-06,open,ACME250117C00105000,-1,-2,0"), /^f:2:price: a price is below 0/],
    [plain("2025-01-06,open,ACME250117C00105000,,2,0"), /^f:2:quantity: open needs a quantity/],
    [plain("2025-01-06,open,ACME250117C00105000,.5,2,0"), /^f:2:quantity: contracts are whole/],
    [plain("2025-01-06,open,ACME250117C00105000,1,2,-1"), /^f:2:fees: fees are 0 or more/],
    [plain("2025-01-06,open,ACME250117C00105000,1,2,a"), /^f:2:fees: "a" is not a number/],
    [
      plain("2025-01-06,assign,ACME250117C00105000,-1,,"),
      /^f:2:quantity: assigned options were sh/,
    ],
    [plain("2025-01-06,exercise,ACME250117C00105000,1,,"), /^f:2:quantity: exercised options were/],
    [plain("2025-01-06,split,ACME,,1,"), /^f:2:price: "1" is no split\. Write new shares per old/],
    [plain("2025-01-06,split,ACME,,2:x,"), /^f:2:price: "2:x" is no split/],
  ])("%j", (text, expected) => {
    expect(refusal(text)).toMatch(expected);
  });
});

describe.each(TRADE_FIXTURES)("%s damaged anywhere", (name) => {
  const { text } = tradeFixture(name);

  /** Reads it; anything but trades or an InputError fails. */
  function attempt(damaged: string): boolean {
    try {
      return readTrades([{ name: "f", text: damaged }]).rows.length > 0;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return false;
    }
  }

  it("by a cut gives trades or one error", () => {
    let refused = 0;
    for (let end = 0; end < text.length; end += 89) if (!attempt(text.slice(0, end))) refused++;
    expect(refused).toBeGreaterThan(3);
  });

  it("by one word that is another gives trades or one error", () => {
    const words = [...text.matchAll(/[^,"\n\r=<>]+/g)];
    for (const junk of ["", "-1e9", "1e300", "0", "x", "1/1/1970", "A;C;O"]) {
      for (let i = junk.length % 13; i < words.length; i += 13) {
        const { index, 0: word } = words[i]!;
        attempt(text.slice(0, index) + junk + text.slice(index + word.length));
      }
    }
    expect(words.length).toBeGreaterThan(50);
  });
});
