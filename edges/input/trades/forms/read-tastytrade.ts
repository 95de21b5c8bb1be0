import { quoted } from "../../input-error.ts";
import { contractOf, parseOptionName } from "../option-name.ts";
import type { TradeLine } from "../trade-line.ts";
import { CONTRACT_SHARES, type TradeContract, type TradeDraft } from "../trade-row.ts";
import {
  datedLines,
  draftOf,
  sizeOf,
  skip,
  type TradeCollector,
  type TradeReader,
} from "../trade-sheet.ts";
import { parseTradeDay } from "../trade-time.ts";
import { splitsFromPairs } from "./split-pairs.ts";

/** The columns in which the two forms differ, and cash net of fees. */
interface TastyRow {
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

/**
 * tastytrade, History -> Transactions -> CSV, the form since 2022 and the one of 15 columns before
 * it. Average Price is per contract; an assignment's shares may stand above or below it.
 */
export const readTastytrade: TradeReader = (sheet, into) => {
  const lines = datedLines(sheet, into);
  const isOld = sheet.header.some((name) => name.trim() === "Transaction Code");
  const splits: TradeDraft[] = [];
  for (const line of lines) readRow(isOld ? oldRow(line) : newRow(line), into, splits);
  splitsFromPairs(splits, into, ({ line }) => {
    const row = lines.find((other) => other.line === line)!;
    return row.refuse("quantity", "a split without the row before or after it");
  });
};

function newRow(line: TradeLine): TastyRow {
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

function oldRow(line: TradeLine): TastyRow {
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

function readRow(row: TastyRow, into: TradeCollector, splits: TradeDraft[]): void {
  const { line, contract, ticker, type, sub, fees, cash } = row;
  if (line.text("currency") !== "" && line.text("currency") !== "USD") {
    skip(into, "other currencies");
  } else if (row.isOther) skip(into, "other instruments, contracts of another size");
  else if (type === "Money Movement" || ticker === "") {
    if (sub !== "Dividend" || ticker === "") skip(into, `not a trade: ${sub || type}`);
    else {
      const parts = { action: "dividend", quantity: 0, fees, cash } as const;
      into.drafts.push(draftOf(line, line.time(row.time), ticker, parts));
    }
  } else if (/split/i.test(sub)) {
    const parts = { action: effectOf(row), quantity: signOf(row) * sizeIn(row), cash };
    splits.push(draftOf(line, line.time(row.time), contract ?? ticker, parts));
  } else if (contract !== undefined) into.drafts.push(optionRow(row, contract));
  else if (row.action === "") skip(into, `not a trade: ${sub || type}`);
  else {
    const isDelivery = type === "Receive Deliver";
    const quantity = signOf(row) * sizeIn(row);
    const parts = { action: "share", quantity, isDelivery, fees, cash } as const;
    into.drafts.push(draftOf(line, line.time(row.time), ticker, parts, row.dollars));
  }
}

function optionRow(row: TastyRow, contract: TradeContract): TradeDraft {
  const { line, sub, fees, cash, dollars } = row;
  const ending = ENDINGS.find(([pattern]) => pattern.test(sub));
  const time = line.time(row.time);
  if (ending !== undefined) {
    const parts = { action: ending[1], quantity: sizeIn(row), isSignKnown: false, fees, cash };
    return draftOf(line, time, contract, parts, dollars);
  }
  const parts = { action: effectOf(row), quantity: signOf(row) * sizeIn(row), fees, cash };
  return draftOf(line, time, contract, parts, dollars);
}

const ENDINGS = [
  [/assignment/i, "assign"],
  [/exercise/i, "exercise"],
  [/expiration/i, "expire"],
] as const;

function effectOf({ action }: TastyRow): "open" | "close" {
  return /OPEN$/.test(action) ? "open" : "close";
}

function sizeIn(row: TastyRow): number {
  return sizeOf(row.line, "quantity", row.contract !== undefined);
}

function signOf({ line, action, sub }: TastyRow): 1 | -1 {
  const side = /^(BUY|SELL)_TO_(OPEN|CLOSE)$/.exec(action)?.[1];
  if (side !== undefined) return side === "BUY" ? 1 : -1;
  const column = line.text("subtype") === "" ? "transactionsubcode" : "subtype";
  throw line.refuse(column, `${quoted(sub)} of ${quoted(line.text("symbol"))} is not understood`);
}
