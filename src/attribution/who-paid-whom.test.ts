import { describe, expect, it } from "vitest";
import { checkTable } from "../../test/support/identities.ts";
import { FIRST_DAY, SmallMarket } from "../../test/support/small-market.ts";
import { BANK, BROKER, DEFAULT_FUND, FUNDING, ISSUER, REGULATOR } from "../ledger/accounts.ts";
import { accountNumber } from "../market/market-state.ts";
import { resultOf } from "./attribution.ts";
import { FLOW_CAUSES, type FlowCause, flowBetween } from "./who-paid-whom.ts";

const CALL = 2;
const EXPIRY = 30;

/**
 * The stock at 100, 10,000 shares with the tape and 100 with the writer, who sells a call struck at
 * 100 for 3.00 to the maker; its mark is 3.20. The maker sells 50 shares short at 99.98.
 */
function sold(style: "european" | "american" = "european"): SmallMarket {
  const small = new SmallMarket();
  small.stockAt(100);
  const { tape, writer, maker } = small;
  small.send({ kind: "fund", account: tape, instrument: 1, quantity: 10_000 });
  small.send({ kind: "fund", account: writer, instrument: 1, quantity: 100 });
  const expiryDay = FIRST_DAY + EXPIRY;
  small.send({
    kind: "list",
    right: "call",
    strike: 1_000_000,
    expiryDay,
    ticks: "none",
    style,
  });
  small.quote(maker, CALL, 3, 3.4, 1);
  small.send({ kind: "mark" });
  small.order(writer, "sell", CALL, 1, 3);
  small.order(maker, "sell", 1, 50, 99.98);
  return small;
}

/** What a has from b, in dollars, for each cause that moved something. */
function fromTo(small: SmallMarket, a: number, b: number): Partial<Record<FlowCause, number>> {
  const moved = FLOW_CAUSES.map((cause) => [cause, flowBetween(small.flows, cause, a, b) / 10_000]);
  return Object.fromEntries(moved.filter(([, dollars]) => dollars !== 0));
}

describe("who paid whom", () => {
  it("at the trade: the spread only, each side against the mark", () => {
    const small = sold();
    const { maker, writer, tape } = small;
    expect(fromTo(small, maker, writer)).toEqual({ "option spread": 20 });
    expect(fromTo(small, maker, tape)).toEqual({ "stock spread": -1 });
    expect(fromTo(small, writer, tape)).toEqual({});
    checkTable(small.flows, small.attribution);
  });

  it("after the trade: what the mark did, to both sides; own shares: the company", () => {
    const small = sold();
    const { maker, writer, tape } = small;
    small.day = 1;
    small.quote(maker, CALL, 4.4, 4.6, 1);
    small.stockAt(102);
    expect(fromTo(small, maker, writer)).toEqual({ "option spread": 20, option: 130 });
    expect(fromTo(small, maker, tape)).toEqual({ "stock spread": -1, stock: -100 });
    expect(fromTo(small, writer, ISSUER)).toEqual({ company: 200 });
    expect(fromTo(small, tape, ISSUER)).toEqual({ company: 20_000 });
    expect(fromTo(small, maker, ISSUER)).toEqual({});
    checkTable(small.flows, small.attribution);
  });

  it("a hedger's round trip comes from his other side, not from the company", () => {
    const small = sold();
    const { maker, tape } = small;
    small.stockAt(98);
    small.order(maker, "buy", 1, 50, 98.02);
    small.stockAt(120);
    // Short 50 from 100 to 98, a half-spread each way; nothing since.
    expect(fromTo(small, maker, tape)).toEqual({ "stock spread": -2, stock: 100 });
    checkTable(small.flows, small.attribution);
  });

  it("a buyback: from the company up to its price; earnings: to it, from outside", () => {
    const small = sold();
    const { writer, tape } = small;
    small.stockAt(102);
    const buyBack = { kind: "buy-back", account: writer, price: 1_010_000 } as const;
    small.send({ ...buyBack, quantity: 60 });
    small.stockAt(105);
    // 100 shares from 100 to 102, 60 of them sold at 101, the others up to 105.
    expect(fromTo(small, writer, ISSUER)).toEqual({ company: 200 - 60 + 40 * 3 });
    // New ones, which are not the writer's first: bought at 101, worth 105.
    small.send({ ...buyBack, quantity: -10 });
    expect(fromTo(small, writer, ISSUER)).toEqual({ company: 260 + 40 });
    expect(fromTo(small, tape, ISSUER)).toEqual({ company: 50_000 });
    small.send({ kind: "earn", amount: 70_000 });
    expect(fromTo(small, ISSUER, FUNDING)).toEqual({ earnings: 7 });
    checkTable(small.flows, small.attribution);
  });

  it("a default: what the fund pays is from it, less what was paid into it", () => {
    const small = new SmallMarket(true);
    const { writer, maker } = small;
    const fund = accountNumber(small.market.accounts, DEFAULT_FUND);
    small.stockAt(100);
    small.send({ kind: "contribute", account: maker, amount: 30_000 });
    small.order(writer, "buy", 1, 100, 100.02);
    small.stockAt(90, 0);
    small.order(writer, "sell", 1, 100, 90);
    small.send({ kind: "default", account: writer });
    expect(fromTo(small, writer, fund)).toEqual({ default: 1_002 });
    expect(fromTo(small, maker, fund)).toEqual({ default: -3 });
    expect(resultOf(small.attribution, writer)).toBe(0);
    checkTable(small.flows, small.attribution);
  });

  it("dividends: the issuer pays on shares that exist, the short seller pays the lender", () => {
    const small = sold();
    const { maker, writer, tape } = small;
    small.send({ kind: "dividend", amount: 5000 });
    expect(fromTo(small, writer, ISSUER)).toEqual({ dividends: 50 });
    expect(fromTo(small, tape, ISSUER)).toEqual({ dividends: 5000 });
    expect(fromTo(small, tape, maker)).toEqual({ dividends: 25, "stock spread": 1 });
    checkTable(small.flows, small.attribution);
  });

  it("interest: the bank, on the premium paid and the short sale's proceeds", () => {
    const small = sold();
    small.send({ kind: "carry", rate: 0.05, dividendYield: 0 });
    // The investor's own starting money bears none.
    small.send({ kind: "fund", account: small.investor, instrument: 0, quantity: 10_000_000 });
    small.send({ kind: "interest", years: 0.5 });
    expect(fromTo(small, small.investor, BANK)).toEqual({});
    const earned = Math.round((4999 - 300) * 10_000 * (Math.exp(0.025) - 1)) / 10_000;
    expect(fromTo(small, small.maker, BANK)).toEqual({ interest: earned });
    expect(fromTo(small, small.writer, BANK)).toEqual({});
    checkTable(small.flows, small.attribution);
  });

  it("exercise: the option at what it pays, and a trade of shares with the assignee", () => {
    const small = sold();
    const { maker, writer, tape } = small;
    small.day = EXPIRY;
    small.stockAt(105);
    small.send({ kind: "expire", instrument: CALL });
    expect(fromTo(small, maker, writer)).toEqual({ "option spread": 20, option: 180 });
    // Since the exercise the maker has 100 shares from the writer, at 105.
    small.stockAt(107);
    expect(fromTo(small, maker, writer)).toEqual({ "option spread": 20, option: 180, stock: 200 });
    expect(fromTo(small, maker, tape)).toEqual({ "stock spread": -1, stock: -350 });
    expect(resultOf(small.attribution, maker)).toBe(10_000 * (200 + 200 - 351));
    checkTable(small.flows, small.attribution);
  });

  it("exercise before the expiry: time value goes from the holder to the assignee", () => {
    const small = sold("american");
    const { maker, writer, tape } = small;
    small.quote(maker, CALL, 4.4, 4.6, 1);
    small.stockAt(102);
    small.send({ kind: "exercise", account: maker, instrument: CALL, quantity: 1 });
    // Bought at 3.00 and worth 4.50, given away for 2.00.
    const paid = { "option spread": 20, option: 130, exercise: -250 };
    expect(fromTo(small, maker, writer)).toEqual(paid);
    small.stockAt(104);
    expect(fromTo(small, maker, writer)).toEqual({ ...paid, stock: 200 });
    expect(fromTo(small, maker, tape)).toEqual({ "stock spread": -1, stock: -200 });
    checkTable(small.flows, small.attribution);
  });

  it("fees: to broker and regulator; borrowing: from the short seller to the lender", () => {
    const small = sold();
    const { maker, writer, investor, tape } = small;
    small.send({ kind: "fee", account: writer, fee: "commission", rate: 6_500 });
    small.send({ kind: "fee", account: writer, fee: "sale", rate: 0.000_02 });
    small.quote(maker, CALL, 3, 3.4, 2);
    small.order(writer, "sell", CALL, 2, 3);
    small.send({ kind: "borrow", rate: 0.02, years: 0.5 });
    expect(fromTo(small, BROKER, writer)).toEqual({ fees: 1.3 });
    expect(fromTo(small, REGULATOR, writer)).toEqual({ fees: 0.012 });
    expect(fromTo(small, tape, maker)).toEqual({ borrow: 50, "stock spread": 1 });
    expect(fromTo(small, investor, BROKER)).toEqual({});
    checkTable(small.flows, small.attribution);
  });

  it("a split: everybody has from everybody what he had; parts of shares: the company", () => {
    const small = sold();
    const { maker, writer, tape } = small;
    small.stockAt(101);
    const before = [fromTo(small, maker, writer), fromTo(small, maker, tape)];
    small.send({ kind: "split", newShares: 2, oldShares: 1 });
    expect([fromTo(small, maker, writer), fromTo(small, maker, tape)]).toEqual(before);
    checkTable(small.flows, small.attribution);
    // The maker is short 100 at 50.50; he goes on losing to who bought from him.
    small.stockAt(51.5);
    expect(fromTo(small, maker, tape)).toEqual({ "stock spread": -1, stock: -150 });
    // 200 and -100 shares are 28.57 and -14.29 after 1 for 7, which contracts cannot follow.
    small.day = EXPIRY;
    small.send({ kind: "mark" });
    small.send({ kind: "expire", instrument: CALL });
    small.send({ kind: "split", newShares: 1, oldShares: 7 });
    checkTable(small.flows, small.attribution);
    small.stockAt(370);
    checkTable(small.flows, small.attribution);
  });

  it("worthless expiry: the last mark is 0, the writer has the premium from the maker", () => {
    const small = sold();
    small.day = EXPIRY;
    small.stockAt(90);
    small.send({ kind: "expire", instrument: CALL });
    const { writer, maker } = small;
    expect(fromTo(small, writer, maker)).toEqual({ "option spread": -20, option: 320 });
    small.stockAt(95);
    expect(fromTo(small, writer, maker)).toEqual({ "option spread": -20, option: 320 });
    checkTable(small.flows, small.attribution);
  });
});
