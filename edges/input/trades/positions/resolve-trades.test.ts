import { describe, expect, it } from "vitest";
import { tradeFixture } from "../../../../test/support/trade-fixture.ts";
import { readTrades } from "../read-trades.ts";

const SCHWAB = "Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount\n";
const schwab = (...rows: string[]) => readTrades([{ name: "f", text: SCHWAB + rows.join("\n") }]);

const PLAIN = "time,action,contract,quantity,price,fees\n";
const plain = (...rows: string[]) => readTrades([{ name: "f", text: PLAIN + rows.join("\n") }]);

const actions = ({ rows }: ReturnType<typeof readTrades>) =>
  rows.map(({ action, quantity }) => `${action} ${quantity}`);

describe("the side of an expiry", () => {
  it("is what is held, whatever sign the file gives", () => {
    for (const size of ["2", "-2"]) {
      const rows = [
        `01/17/2025,Expired,ACME 01/17/2025 105.00 C,,${size},,,`,
        "01/06/2025,Sell to Open,ACME 01/17/2025 105.00 C,,2,$1.20,,$240.00",
      ];
      expect(actions(schwab(...rows))).toEqual(["open -2", "expire 2"]);
      rows[1] = "01/06/2025,Buy to Open,ACME 01/17/2025 105.00 C,,2,$1.20,,-$240.00";
      expect(actions(schwab(...rows))).toEqual(["open 2", "expire -2"]);
    }
  });

  it("is found on the day of the opening too, in files with the newest or the oldest first", () => {
    const rows = [
      "01/17/2025,Expired,ACME 01/17/2025 105.00 C,,1,,,",
      "01/17/2025,Sell to Open,ACME 01/17/2025 105.00 C,,1,$0.20,,$20.00",
      "01/16/2025,Buy,ACME,,100,$100.00,,-$10000.00",
    ];
    expect(actions(schwab(...rows))).toEqual(["share 100", "open -1", "expire 1"]);
    expect(actions(schwab(...rows.reverse()))).toEqual(["share 100", "open -1", "expire 1"]);
  });

  it("is unknown where no row opens it: the row is left out and counted", () => {
    const trades = schwab(
      "01/21/2025,Sell to Open,ACME 02/21/2025 105.00 C,,1,$1.20,,$120.00",
      "01/17/2025,Expired,ACME 01/17/2025 105.00 C,,1,,,",
    );
    expect(actions(trades)).toEqual(["open -1"]);
    expect(trades.files[0]!.skipped).toEqual([
      { reason: "an expiry of options that no row opens", count: 1 },
    ]);
  });
});

describe("one fill that closes and opens", () => {
  it("becomes two rows that share fees and cash", () => {
    const { text } = tradeFixture("ibkr-activity.csv");
    const line = /^.*21FEB25 95 P.*,2,0\.45.*$/m;
    const flip = text
      .match(line)![0]
      .replace(/,2,0\.45,0\.45,-90,-1\.4102/, ",3,0.45,0.45,-135,-3");
    const trades = readTrades([{ name: "f", text: text.replace(line, flip.replace(/C$/, "C;O")) }]);
    const rows = trades.rows.filter(({ day }) => day === 20_129);
    expect(rows.map((row) => [row.action, row.quantity, row.fees, row.cash])).toEqual([
      ["close", 2, 20_000, -920_000],
      ["open", 1, 10_000, -460_000],
    ]);
    expect(trades.files[0]!.cash.differences).toEqual([]);
  });
});

describe("a split", () => {
  const sold = "01/06/2025,Sell to Open,ACME 06/20/2025 100.00 C,,1,$1.20,,$120.00";
  const split = (added: number) => `04/07/2025 as of 04/04/2025,Stock Split,ACME,,${added},,,`;
  const bought = (shares: number) => `01/02/2025,Buy,ACME,,${shares},$1.00,,-$${shares}.00`;

  it.each([
    [200, 600, 4, 1],
    [100, 900, 10, 1],
    [7, 3, 3, 2],
    [100, 50, 3, 2],
    [99, 66, 5, 3],
  ])("of %i shares that adds %i is %i for %i", (held, added, newShares, oldShares) => {
    const { rows } = schwab(split(added), sold, bought(held));
    expect(rows.at(-1)).toMatchObject({ action: "split", day: 20_185, quantity: 0 });
    expect(rows.at(-1)!.split).toEqual({ newShares, oldShares });
  });

  it("is told by an option alone, whose new name takes over the position", () => {
    const trades = schwab(
      "06/20/2025,Expired,ACME 06/20/2025 33.33 C,,3,,,",
      "04/07/2025,Options Frwd Split,ACME 06/20/2025 33.33 C,,-2,,,",
      sold,
    );
    expect(actions(trades)).toEqual(["open -1", "split 0", "expire 3"]);
    expect(trades.rows[1]!.split).toEqual({ newShares: 3, oldShares: 1 });
    expect(trades.files[0]!.notes).toEqual([]);
  });

  it("of tastytrade is told by an option alone", () => {
    const { text } = tradeFixture("tastytrade.csv");
    const trades = readTrades([
      {
        name: "f",
        text: text.replace(/.*Forward Split,(BUY_TO_OPEN|SELL_TO_CLOSE),ACME,.*\n/g, ""),
      },
    ]);
    expect(trades.rows.at(-2)).toMatchObject({ action: "split", contract: undefined, cash: 0 });
    expect(trades.rows.at(-2)!.split).toEqual({ newShares: 4, oldShares: 1 });
  });

  it("that changes what a contract delivers keeps its name", () => {
    const trades = plain(
      "2025-01-06,open,ACME250620C00100000,-1,1.2,0",
      "2025-04-07,split,ACME,,3:2,",
      "2025-06-20,expire,ACME250620C00100000,1,,",
    );
    expect(trades.files[0]!.notes).toEqual([]);
  });
});

describe("notes", () => {
  it("name rows that close more than was opened, and assignments without shares", () => {
    const trades = plain(
      "2025-01-06,open,ACME250117C00105000,-1,1.2,0",
      "2025-01-07,close,ACME250117C00105000,2,1.2,0",
      "2025-01-08,open,ACME250221P00095000,-2,1.2,0",
      "2025-02-21,assign,ACME250221P00095000,2,,",
      "2025-02-21,share,ACME,100,95,0",
    );
    expect(trades.files[0]!.notes).toEqual([
      "Rows that close more than rows before opened: line 3.",
      "Assigned or exercised without shares: line 5.",
    ]);
    expect(trades.rows.at(-1)!.isDelivery).toBe(true);
  });

  it.each([
    ["exercise", "C00105000", -1, "share,ACME,100,105", true],
    ["exercise", "P00105000", -1, "share,ACME,-100,105", true],
    ["assign", "C00105000", 1, "share,ACME,-100,105", true],
    ["assign", "C00105000", 1, "share,ACME,100,105", false],
    ["assign", "C00105000", 1, "share,ACME,-100,105.01", false],
  ])("%s of %s finds its shares in %s%s: %s", (action, series, quantity, share, isFound) => {
    const opening = quantity < 0 ? 1 : -1;
    const { rows } = plain(
      `2025-01-06,open,ACME250117${series},${opening},1.2,0`,
      `2025-01-17,${action},ACME250117${series},${quantity},,`,
      `2025-01-21,${share},0`,
    );
    expect(rows.at(-1)!.isDelivery).toBe(isFound);
  });
});
