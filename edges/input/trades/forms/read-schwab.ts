import { quoted } from "../../input-error.ts";
import { parseOptionName } from "../option-name.ts";
import type { TradeLine } from "../trade-line.ts";
import type { TradeContract, TradeDraft } from "../trade-row.ts";
import {
  datedLines,
  dollarsOf,
  draftOf,
  sizeOf,
  skip,
  type TradeCollector,
  type TradeReader,
} from "../trade-sheet.ts";
import { parseTradeTime } from "../trade-time.ts";

const OPTION_TRADES: Readonly<Record<string, readonly ["open" | "close", 1 | -1]>> = {
  "buy to open": ["open", 1],
  "sell to open": ["open", -1],
  "buy to close": ["close", 1],
  "sell to close": ["close", -1],
};

const SHARE_SIGNS: Readonly<Record<string, 1 | -1>> = {
  buy: 1,
  "buy to cover": 1,
  "reinvest shares": 1,
  sell: -1,
  "sell short": -1,
};

/** Without a side: the running position says whether it was long or short. */
const ENDINGS: Readonly<Record<string, "expire" | "assign" | "exercise">> = {
  expired: "expire",
  assigned: "assign",
  "exchange or exercise": "exercise",
};

/**
 * Schwab, Accounts -> History -> Export -> CSV. `07/07/2025 as of 07/03/2025` happened on the
 * second date; Quantity has no side; an assignment's shares have a row of their own.
 */
export const readSchwab: TradeReader = (sheet, into) => {
  for (const line of datedLines(sheet, into)) readRow(line, into);
};

function readRow(line: TradeLine, into: TradeCollector): void {
  const action = line.text("action").toLowerCase();
  const symbol = line.text("symbol");
  const contract = parseOptionName(symbol);
  if (contract !== undefined) into.drafts.push(optionRow(line, action, contract));
  else if (action in OPTION_TRADES || action in ENDINGS) {
    throw line.refuse("symbol", `${quoted(symbol)} is not an option`);
  } else if (action in SHARE_SIGNS) {
    const quantity = SHARE_SIGNS[action]! * sizeOf(line, "quantity", false);
    into.drafts.push(shares(line, { action: "share", quantity }, dollarsOf(line, "price")));
  } else if (action === "stock split") {
    const quantity = sizeOf(line, "quantity", false);
    into.drafts.push(splitOf(line, symbol, quantity));
  } else if (action === "reverse split" && symbol !== "") {
    throw line.refuse("action", "a reverse split does not say its ratio here");
  } else if (/\bdiv(idend)?\b/.test(action) && symbol !== "") {
    into.drafts.push(shares(line, { action: "dividend", quantity: 0 }));
  } else skip(into, `not a trade: ${line.text("action") || "no action"}`);
}

function optionRow(line: TradeLine, action: string, contract: TradeContract): TradeDraft {
  const trade = OPTION_TRADES[action];
  if (trade !== undefined) {
    const quantity = trade[1] * sizeOf(line, "quantity", true);
    const parts = { action: trade[0], quantity, ...cashIn(line) };
    return draftOf(line, line.time("date"), contract, parts, dollarsOf(line, "price"));
  }
  const ending = ENDINGS[action];
  if (ending !== undefined) {
    const quantity = sizeOf(line, "quantity", true);
    const parts = { action: ending, quantity, isSignKnown: false, ...cashIn(line) };
    return draftOf(line, line.time("date"), contract, parts);
  }
  if (action.startsWith("options frwd split")) {
    return splitOf(line, contract, sizeOf(line, "quantity", true));
  }
  throw line.refuse("action", `${quoted(line.text("action"))} of an option is not known`);
}

/** Shares trade split from the day it is booked: "as of" is the day before. */
function splitOf(line: TradeLine, what: TradeContract | string, quantity: number): TradeDraft {
  const booked = parseTradeTime(line.text("date").replace(/ as of .*$/i, ""));
  const parts = { action: "split", quantity, split: "added" } as const;
  return draftOf(line, booked ?? line.time("date"), what, parts);
}

function shares(
  line: TradeLine,
  parts: Pick<TradeDraft, "action" | "quantity"> & Partial<TradeDraft>,
  dollars = 0,
): TradeDraft {
  const all = { ...cashIn(line), ...parts };
  return draftOf(line, line.time("date"), line.text("symbol"), all, dollars);
}

function cashIn(line: TradeLine): Pick<TradeDraft, "fees" | "cash"> {
  return { fees: line.units("feescomm"), cash: line.units("amount") };
}
