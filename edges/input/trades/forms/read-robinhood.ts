import { amountFromDollars } from "../../../../src/money/amount.ts";
import { quoted } from "../../input-error.ts";
import { parseOptionName } from "../option-name.ts";
import { parseDollars, type TradeLine } from "../trade-line.ts";
import {
  CONTRACT_SHARES,
  type TradeAction,
  type TradeContract,
  type TradeDraft,
} from "../trade-row.ts";
import {
  datedLines,
  dollarsOf,
  draftOf,
  skip,
  type TradeCollector,
  type TradeReader,
} from "../trade-sheet.ts";

const OPTION_CODES: Readonly<Record<string, readonly [TradeAction, 1 | -1]>> = {
  BTO: ["open", 1],
  STO: ["open", -1],
  BTC: ["close", 1],
  STC: ["close", -1],
  OEXP: ["expire", 1],
  OASGN: ["assign", 1],
  OEXCS: ["exercise", -1],
};

/**
 * Robinhood, Account -> Reports and statements -> Generate report. The contract stands in the
 * description; there is no column of fees: they are what price x quantity and amount differ by.
 */
export const readRobinhood: TradeReader = (sheet, into) => {
  for (const line of datedLines(sheet, into)) readRow(line, into);
};

function readRow(line: TradeLine, into: TradeCollector): void {
  const code = line.text("transcode");
  const description = line.text("description").replace(/^Option \w+ for /, "");
  const contract = parseOptionName(description);
  if (code in OPTION_CODES) {
    if (contract === undefined) {
      throw line.refuse("description", `${quoted(description)} is not an option`);
    }
    into.drafts.push(optionRow(line, code, contract));
  } else if (contract !== undefined) {
    throw line.refuse("transcode", `${quoted(code)} of an option is not known`);
  } else if (code === "Buy" || code === "Sell") {
    into.drafts.push(shareRow(line, code === "Buy" ? 1 : -1, description));
  } else if (code === "CDIV") {
    into.drafts.push(dividend(line, description));
  } else if (code === "SPL") {
    const parts = { action: "split", quantity: sizeIn(line, false), split: "added" } as const;
    into.drafts.push(draftOf(line, line.time("activitydate"), line.text("instrument"), parts));
  } else skip(into, `not a trade: ${code || "no code"}`);
}

function optionRow(line: TradeLine, code: string, contract: TradeContract): TradeDraft {
  const [action, sign] = OPTION_CODES[code]!;
  const time = line.time("activitydate");
  const size = sizeIn(line, true);
  if (action !== "open" && action !== "close") {
    const parts = { action, quantity: sign * size, isSignKnown: false, cash: line.units("amount") };
    return draftOf(line, time, contract, parts);
  }
  const dollars = dollarsOf(line, "price");
  const money = moneyIn(line, sign * size * CONTRACT_SHARES, dollars);
  return draftOf(line, time, contract, { action, quantity: sign * size, ...money }, dollars);
}

function shareRow(line: TradeLine, sign: 1 | -1, description: string): TradeDraft {
  const quantity = sign * sizeIn(line, false);
  const dollars = dollarsOf(line, "price");
  const isDelivery = /Option (Assigned|Exercised)/i.test(description);
  const parts = { action: "share", quantity, isDelivery, ...moneyIn(line, quantity, dollars) };
  return draftOf(
    line,
    line.time("activitydate"),
    line.text("instrument"),
    parts as typeof parts & { action: "share" },
    dollars,
  );
}

/** Price x shares less what arrived; what differs the other way is no fee: the check shows it. */
function moneyIn(
  line: TradeLine,
  shares: number,
  dollars: number,
): Pick<TradeDraft, "fees" | "cash"> {
  const amount = line.number("amount");
  if (amount === undefined) throw line.refuse("amount", "a trade has no amount");
  const cash = amountFromDollars(amount);
  return { cash, fees: Math.max(0, amountFromDollars(0 - shares * dollars) - cash) };
}

/** `1S` is one contract sold: the running position knows the side. */
function sizeIn(line: TradeLine, isContract: boolean): number {
  const text = line.text("quantity");
  const size = parseDollars(text.replace(/S$/, ""));
  if (size !== undefined && size > 0 && (!isContract || Number.isInteger(size))) return size;
  throw line.refuse("quantity", `${quoted(text)} is not a quantity`);
}

/** `Cash Div: R/D 2025-02-10 P/D 2025-02-14 - 200 shares at 0.25`; older ones name no shares. */
function dividend(line: TradeLine, description: string): TradeDraft {
  const [, shares, dollars] = /([\d,.]+) shares at \$?([\d.]+)/.exec(description) ?? [];
  const quantity = shares === undefined ? 0 : (parseDollars(shares.replace(/\.$/, "")) ?? 0);
  const parts = { action: "dividend", quantity, cash: line.units("amount") } as const;
  const price = quantity === 0 ? 0 : Number(dollars);
  return draftOf(line, line.time("activitydate"), line.text("instrument"), parts, price);
}
