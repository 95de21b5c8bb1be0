import { describe, expect, it } from "vitest";
import { readTrades } from "../../../edges/input/trades/read-trades.ts";
import { mapColumns } from "./map-columns.ts";
import { meaningOf } from "./trade-actions.ts";

const mapped = (text: string, mapping: Record<string, string>, words = {}): string =>
  mapColumns({ name: "f", text }, "trades", mapping, words).text;

describe("words of an action column", () => {
  it.each([
    ["BUY", "buy"],
    ["SELL TO OPEN", "sell to open"],
    ["buy_to_close", "buy to close"],
    ["Sell to Close", "sell to close"],
    ["YOU SOLD OPENING TRANSACTION", "sell to open"],
    ["YOU BOUGHT ASSIGNED", "buy"],
    ["Buy to Cover", "buy"],
    ["Sold Short", "sell"],
    ["STO", "sell to open"],
    ["BTC", "buy to close"],
    ["OASGN", "assign"],
    ["OEXP", "expire"],
    ["Option Assigned", "assign"],
    ["Exchange or Exercise", "exercise"],
    ["Expired", "expire"],
    ["Qualified Dividend", "dividend"],
    ["Kauf", "buy"],
    ["Verkauf", "sell"],
    ["Credit Interest", "leave out"],
    ["share", "share"],
    ["Reverse Split", ""],
    ["Rebooked", ""],
    ["", ""],
  ])("%j means %j", (word, meaning) => {
    expect(meaningOf(word)).toBe(meaning);
  });

  it("make the rows of a broker those of the plain form, sold below 0", () => {
    // Newest first, a title above, quantities of both signs; opened or closed is not said.
    const text = `For Account:,#####1234

When,What,Kind,Name,Size,Total,Each,Costs
03/18/11,Option Expired,OPTN,AAPL Mar 18 '11 $350 Put,-2,0,0,0
02/18/11,Option Assigned,OPTN,AAPL Feb 18 '11 $330 Call,3,0,0,0
02/18/11,Sold,EQ,AAPL,-300,99000,330,0
02/15/11,Bought,OPTN,AAPL Feb 18 '11 $330 Call,1,-2500,25.00,0.65
01/24/11,Interest,,,,,,
01/21/11,Bought,OPTN,AAPL Mar 18 '11 $350 Put,2,-1000,5.00,1.30
01/21/11,Sold Short,OPTN,AAPL Feb 18 '11 $330 Call,-4,2040,5.10,1.95
`;
    const columns = { date: "When", action: "What", contract: "Name", quantity: "Size" };
    const plain = mapped(text, { ...columns, price: "Each", fees: "Costs" });
    const { rows } = readTrades([{ name: "f", text: plain }]);
    expect(rows.map(({ action, quantity, price }) => [action, quantity, price / 10_000])).toEqual([
      ["open", -4, 5.1],
      ["open", 2, 5],
      ["close", 1, 25],
      ["assign", 3, 0],
      ["share", -300, 330],
      ["expire", -2, 0],
    ]);
  });

  it("are asked about where they are not known", () => {
    const text = "date,action,contract,quantity,price\n2011-01-21,Rebooked,AAPL,1,2\n";
    const same = Object.fromEntries(
      ["date", "action", "contract", "quantity", "price"].map((name) => [name, name]),
    );
    expect(() => mapped(text, same)).toThrow('f:2: what "Rebooked" means is not chosen');
    expect(mapped(text, same, { Rebooked: "sell" })).toContain("2011-01-21,share,AAPL,-1,2,\n");
    expect(mapped(text, same, { Rebooked: "leave out" })).not.toContain("AAPL");
  });
});
