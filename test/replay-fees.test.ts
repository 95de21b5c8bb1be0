import { describe, expect, it } from "vitest";
import { BORROW_RATE, feeRows } from "../edges/request/history/fee-rows.ts";
import { RESULT_ROWS } from "../src/attribution/result-rows.ts";
import { dayFromIso } from "../src/calendar/civil-date.ts";
import { STOCK } from "../src/contracts/instrument-table.ts";
import { balanceOf } from "../src/ledger/ledger.ts";
import { replay } from "../src/simulator/history/replay.ts";
import type { ReplayConfig } from "../src/simulator/history/replay-config.ts";
import { type MadeHistory, madeConfig, madeReport } from "./support/made-history.ts";

/** March 2010: $12.70 per million sold, $0.75 per 10,000 shares and $0.002 a contract sold. */
const SALE = 12.7e-6;
const FIRST_DAY = "2010-03-01";

function charged(made: Omit<MadeHistory, "firstDay">): ReplayConfig {
  const first = dayFromIso(FIRST_DAY)!;
  const days = Int32Array.from(made.closes, (_, row) => first + row);
  const fees = { feeChanges: feeRows(days), borrowRate: BORROW_RATE };
  return madeConfig({ ...made, ...fees, firstDay: FIRST_DAY });
}

const units = (dollars: number): number => Math.round(dollars * 10_000);

describe("retail fees of a cycle, by hand", () => {
  const closes = Array.from({ length: 21 }, (_, row) => 100 + 0.5 * row);

  it("covered call: commission, exchange, section 31 and activity fee of the sale alone", () => {
    const report = madeReport(charged({ closes, contracts: 3 }));
    const free = madeReport(madeConfig({ closes, contracts: 3 }));
    const { premium, seller } = report.cycles[0]!;
    // A price is a price, whatever it costs to trade.
    expect(premium).toBe(free.cycles[0]!.premium);
    expect(report.summary.premium).toBe(free.summary.premium);
    // Assigned: the shares go for the strike, and are bought back for nothing but their price.
    const sold = 300 * premium;
    const fees = units(3 * 0.65) + units(3 * 0.03) + units(SALE * sold + 3 * 0.002);
    expect(seller.fees).toBe(-fees / 10_000);
    expect(units(seller.pnl)).toBe(units(free.cycles[0]!.seller.pnl) - fees);
    expect(units(seller.excess)).toBe(units(free.cycles[0]!.seller.excess) - fees);
  });

  it("assigned put: the shares that are sold again pay section 31 and the activity fee", () => {
    const falling = closes.map((close) => 200 - close);
    const { seller, premium } = madeReport(
      charged({ closes: falling, strategy: "cash-secured-put" }),
    ).cycles[0]!;
    const sale = units(0.65) + units(0.03) + units(SALE * 100 * premium + 0.002);
    const shares = units(SALE * 100 * 90 + 100 * 0.000075);
    expect(seller.fees).toBe(-(sale + shares) / 10_000);
  });

  it("bought back: commission and exchange once more, nothing to the regulator", () => {
    const exit = { kind: "days", days: 5 } as const;
    const { seller, premium } = madeReport(charged({ closes, exit })).cycles[0]!;
    const sale = units(0.65) + units(0.03) + units(SALE * 100 * premium + 0.002);
    expect(seller.fees).toBe(-(sale + units(0.65) + units(0.03)) / 10_000);
  });

  it("a premium smaller than the fees is still a sale", () => {
    const cheap = { closes, strike: { kind: "otm", share: 0.2 }, sigma: 0.28 } as const;
    const { cycles, summary } = madeReport(charged(cheap));
    expect(cycles[0]!.premium).toBeGreaterThan(0);
    expect(100 * cycles[0]!.premium).toBeLessThan(0.68);
    expect(cycles[0]).toMatchObject({ contracts: 1, ending: "expired" });
    expect(summary.unsold).toBe(0);
  });

  it("a profit target is a share of the price, not of what is left of it after fees", () => {
    const flat = closes.map(() => 100);
    const exit = { kind: "profit", askShare: 0.5 } as const;
    const [free, paid] = [madeConfig, charged].map((config) =>
      madeReport(config({ closes: flat, exit, sigma: 0.02 })),
    );
    expect(free!.cycles[0]!.ending).toBe("bought-back");
    expect(paid!.cycles[0]!.ended).toBe(free!.cycles[0]!.ended);
  });

  it("the buyer's short shares cost a quarter of a percent a year at each close before", () => {
    const config = charged({ closes });
    let borrowed = 0;
    let before = 0;
    const { cycles } = replay(config, ({ market, buyerAccount }, row) => {
      if (row > 0) {
        borrowed += Math.round((-before * config.closes[row - 1]! * BORROW_RATE * 1) / 365);
      }
      before = Math.min(balanceOf(market.ledger, buyerAccount, STOCK), 0);
    });
    expect(borrowed).toBeGreaterThan(1_000);
    expect(cycles[0]!.buyer[RESULT_ROWS.indexOf("borrow")]).toBe(-borrowed);
    expect(cycles[0]!.seller[RESULT_ROWS.indexOf("borrow")]).toBe(0);
  });
});

describe("fills in the middle of the quote", () => {
  it("are the result without both spread rows", () => {
    const closes = Array.from({ length: 21 }, (_, row) => 100 + 3 * Math.sin(row));
    const halfSpreads = Float64Array.from(closes, () => 500);
    const made = { closes, halfSpreads, makerEdge: 0.02, strategy: "cash-secured-put" } as const;
    for (const exit of [undefined, { kind: "days", days: 5 } as const]) {
      const config = madeConfig(exit === undefined ? made : { ...made, exit });
      const [result] = replay(config).cycles;
      const { fills, seller, buyer } = madeReport(config).summary;
      const spreads = (rows: readonly number[]): number =>
        rows[RESULT_ROWS.indexOf("spread")]! + rows[RESULT_ROWS.indexOf("stockSpread")]!;
      expect(fills.bidAsk).toEqual({ seller: seller.pnl, buyer: buyer.pnl });
      expect(fills.book).toEqual(fills.bidAsk);
      expect(units(fills.mid.seller)).toBe(units(seller.pnl) - spreads(result!.seller));
      expect(units(fills.mid.buyer)).toBe(units(buyer.pnl) - spreads(result!.buyer));
      expect(spreads(result!.seller)).toBeLessThan(0);
      expect(fills.mid.seller).toBeGreaterThan(seller.pnl);
    }
  });
});
