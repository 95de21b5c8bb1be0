import { quoted } from "../../input-error.ts";
import { plainTicker } from "../option-name.ts";
import type { TradeContract, TradeDraft } from "../trade-row.ts";
import {
  datedLines,
  draftOf,
  sizeOf,
  skip,
  type TradeCollector,
  type TradeReader,
} from "../trade-sheet.ts";
import { splitsFromPairs } from "./split-pairs.ts";
import { newRow, oldRow, type TastyRow } from "./tasty-rows.ts";

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
  const said = { ticker: plainTicker(row.ticker), fees, cash };
  if (ending !== undefined) {
    const parts = { action: ending[1], quantity: sizeIn(row), isSignKnown: false };
    return draftOf(line, time, contract, { ...parts, ...said }, dollars);
  }
  const parts = { action: effectOf(row), quantity: signOf(row) * sizeIn(row) };
  return draftOf(line, time, contract, { ...parts, ...said }, dollars);
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
