import { quoted } from "../../input-error.ts";
import { parseOptionName } from "../option-name.ts";
import { type TradeLine, withoutNumbers } from "../trade-line.ts";
import type { TradeAction, TradeContract, TradeDraft } from "../trade-row.ts";
import {
  datedLines,
  dollarsOf,
  draftOf,
  sizeOf,
  skip,
  type TradeCollector,
  type TradeReader,
} from "../trade-sheet.ts";
import { parseTradeTime, type TradeTime } from "../trade-time.ts";

/** The verb stands in prose; the first that fits counts, so the narrower come first. */
const OPTION_VERBS: readonly (readonly [RegExp, TradeAction, 1 | -1])[] = [
  [/SOLD OPENING/, "open", -1],
  [/BOUGHT OPENING/, "open", 1],
  [/SOLD CLOSING/, "close", -1],
  [/BOUGHT CLOSING/, "close", 1],
  [/^ASSIGNED\b/, "assign", 1],
  [/^EXERCISED\b/, "exercise", -1],
  [/^EXPIRED\b/, "expire", 1],
  [/^DISTRIBUTION\b/, "split", 1],
];

const SHARE_VERBS: readonly (readonly [RegExp, TradeAction, 1 | -1])[] = [
  [/^YOU BOUGHT\b/, "share", 1],
  [/^YOU SOLD\b/, "share", -1],
  [/^REINVESTMENT\b/, "share", 1],
  [/^DIVIDEND RECEIVED\b/, "dividend", 1],
  [/^DISTRIBUTION\b/, "split", 1],
];

/**
 * Fidelity, Activity & Orders -> History -> Download: blank lines above, disclaimer below, price
 * and quantity in either order, all that happened in the prose of Action.
 */
export const readFidelity: TradeReader = (sheet, into) => {
  for (const line of datedLines(sheet, into)) readRow(line, into);
};

function readRow(line: TradeLine, into: TradeCollector): void {
  const prose = line.text("action").toUpperCase();
  const symbol = line.text("symbol");
  const contract = parseOptionName(symbol);
  const verbs = contract === undefined ? SHARE_VERBS : OPTION_VERBS;
  const verb = verbs.find(([pattern]) => pattern.test(prose));
  if (contract === undefined && /\b(CALL|PUT) \(/.test(prose)) {
    throw line.refuse("symbol", `${quoted(symbol)} is not an option, but the row says one`);
  }
  if (verb !== undefined && !isPaidInCash(line, verb[1])) {
    into.drafts.push(draftFor(line, prose, verb, contract ?? symbol));
  } else if (contract === undefined) skip(into, reasonOf(prose));
  else
    throw line.refuse(
      "action",
      `${quoted(withoutNumbers(prose))} of ${quoted(symbol)} is not understood`,
    );
}

/** A distribution of money, not of shares. */
function isPaidInCash(line: TradeLine, action: TradeAction): boolean {
  return action === "split" && (line.number("quantity") ?? 0) === 0;
}

function draftFor(
  line: TradeLine,
  prose: string,
  [, action, sign]: readonly [RegExp, TradeAction, 1 | -1],
  what: TradeContract | string,
): TradeDraft {
  const time = timeOf(line, prose);
  const fees = line.units("commission") + line.units("fees");
  const cash = line.units("amount");
  if (action === "dividend") return draftOf(line, time, what, { action, quantity: 0, fees, cash });
  if (action === "split") {
    const quantity = line.number("quantity") ?? 0;
    return draftOf(line, time, what, { action, quantity, split: "added" });
  }
  const isContract = typeof what !== "string";
  const quantity = sign * sizeOf(line, "quantity", isContract);
  if (action === "expire") {
    // The number in the file is the change of the position.
    const change = line.number("quantity")!;
    return draftOf(line, time, what, { action, quantity: change, fees, cash });
  }
  const isDelivery = /^YOU (BOUGHT|SOLD) (ASSIGNED|EXERCISED)\b/.test(prose);
  const parts = { action, quantity, fees, cash, isDelivery };
  const hasPrice = action !== "assign" && action !== "exercise";
  return draftOf(line, time, what, parts, hasPrice ? dollarsOf(line, "price") : 0);
}

/** `ASSIGNED as of Feb-20-2026`: the day it happened stands in the prose. */
function timeOf(line: TradeLine, prose: string): TradeTime {
  const asOf = /\bAS OF (\S+)/.exec(prose)?.[1];
  const time = asOf === undefined ? undefined : parseTradeTime(asOf);
  return time ?? line.time("rundate");
}

/** The prose may hold an account's number, so only words that are known are repeated. */
function reasonOf(prose: string): string {
  const known = ["INTEREST", "ELECTRONIC FUNDS TRANSFER", "REDEMPTION", "FOREIGN TAX", "FEE"];
  const word = known.find((phrase) => prose.includes(phrase));
  return `not a trade: ${word?.toLowerCase() ?? "other activity"}`;
}
