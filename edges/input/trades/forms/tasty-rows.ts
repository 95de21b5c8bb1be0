import { quoted } from "../../input-error.ts";
import { contractOf, parseOptionName } from "../option-name.ts";
import type { TradeLine } from "../trade-line.ts";
import { CONTRACT_SHARES, type TradeContract } from "../trade-row.ts";
import { parseTradeDay } from "../trade-time.ts";

/** The columns in which the two forms differ, and cash net of fees. */
export interface TastyRow {
  readonly line: TradeLine;
  readonly time: string;
  readonly type: string;
  readonly sub: string;
  /** BUY_TO_OPEN and the like; empty where the row has no side. */
  readonly action: string;
  readonly contract: TradeContract | undefined;
  /** Empty where the row is about no instrument we know. */
  readonly ticker: string;
  readonly isOther: boolean;
  /** Dollars per share. */
  readonly dollars: number;
  readonly fees: number;
  readonly cash: number;
}

/** A row of the form since 2022. */
export function newRow(line: TradeLine): TastyRow {
  const kind = line.text("instrumenttype");
  const isOption = kind === "Equity Option";
  const symbol = line.text("symbol");
  const fees = 0 - line.units("commissions") - line.units("fees");
  const total = line.number("total");
  return {
    line,
    time: "date",
    type: line.text("type"),
    sub: line.text("subtype"),
    action: line.text("action"),
    contract: isOption ? optionIn(line, parseOptionName(symbol)) : undefined,
    ticker: isOption ? line.text("underlyingsymbol") : symbol,
    isOther: !["", "Equity", "Equity Option"].includes(kind) || isOfOtherSize(line),
    dollars: dollarsOf(line, "averageprice", "value", isOption ? CONTRACT_SHARES : 1),
    fees,
    cash: total === undefined ? line.units("value") - fees : line.units("total"),
  };
}

/** A row of the form of 15 columns, whose Amount is before fees. */
export function oldRow(line: TradeLine): TastyRow {
  const symbol = line.text("symbol");
  const isOption = line.text("strike") !== "";
  const isOther = /^\.?\//.test(symbol);
  const side = line.text("buysell");
  const expiry = parseTradeDay(line.text("expirationdate"));
  const contract = contractOf(symbol, line.text("callput"), line.text("strike"), expiry);
  const fees = line.units("fees");
  return {
    line,
    time: "datetime",
    type: line.text("transactioncode"),
    sub: line.text("transactionsubcode"),
    action: side === "" ? "" : `${side}_TO_${line.text("openclose")}`.toUpperCase(),
    contract: isOption && !isOther ? optionIn(line, contract) : undefined,
    ticker: symbol,
    isOther,
    dollars: dollarsOf(line, "price", "amount", 1),
    fees,
    cash: line.units("amount") - fees,
  };
}

/** The price per share; where a row has none (symbol changes, cash settlement), value / size. */
function dollarsOf(line: TradeLine, price: string, value: string, shares: number): number {
  const said = Math.abs(line.number(price) ?? 0) / shares;
  const size = Math.abs(line.number("quantity") ?? 0);
  if (said !== 0 || size === 0) return said;
  const isOption = line.text("strike") + line.text("strikeprice") !== "";
  return Math.abs(line.number(value) ?? 0) / size / (isOption ? CONTRACT_SHARES : 1);
}

function optionIn(line: TradeLine, contract: TradeContract | undefined): TradeContract {
  if (contract !== undefined) return contract;
  throw line.refuse("symbol", `${quoted(line.text("symbol"))} is not an option`);
}

function isOfOtherSize(line: TradeLine): boolean {
  const multiplier = line.number("multiplier");
  return line.text("instrumenttype") === "Equity Option" && multiplier !== CONTRACT_SHARES;
}
