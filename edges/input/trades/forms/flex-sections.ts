import { quoted } from "../../input-error.ts";
import { contractOf, parseOptionName, plainTicker } from "../option-name.ts";
import type { TradeLine } from "../trade-line.ts";
import { CONTRACT_SHARES, type TradeContract, type TradeDraft } from "../trade-row.ts";
import { draftOf, OPTION_SIDE, sizeOf, skip, type TradeCollector } from "../trade-sheet.ts";
import { parseTradeDay } from "../trade-time.ts";
import {
  ibkrAction,
  ibkrDividend,
  ibkrSplit,
  isIbkrDelivery,
  OTHER_CURRENCY,
  SAME_FILL,
} from "./ibkr-rows.ts";

/** The columns of the Trades section that are needed, by the names of the query's editor. */
export const FLEX_COLUMNS: readonly string[] = [
  "AssetClass",
  "Symbol",
  "UnderlyingSymbol",
  "Put/Call",
  "Strike",
  "Expiry",
  "Multiplier",
  "DateTime",
  "Open/CloseIndicator",
  "Quantity",
  "TradePrice",
  "IBCommission",
  "NetCash",
  "Notes/Codes",
  "TradeID",
];

const TICK = "Edit the Flex query: in the section Trades tick";

/** How to mend a query whose Trades lack a column. */
export const FLEX_MEND: string = `${TICK} ${FLEX_COLUMNS.join(", ")}`;

/** The sections of a Flex query that are read; names of columns as in its CSV form. */
export interface FlexSections {
  readonly trades: readonly TradeLine[];
  /** Option exercises, assignments and expirations. */
  readonly events: readonly TradeLine[];
  readonly cash: readonly TradeLine[];
  readonly corporate: readonly TradeLine[];
}

/** Puts the rows of a Flex query into the collector; one event in two sections is taken once. */
export function readFlexSections(sections: FlexSections, into: TradeCollector): void {
  const levels = new Set(sections.trades.map((line) => line.text("levelofdetail")));
  const level = levels.has("EXECUTION") || !levels.has("ORDER") ? "EXECUTION" : "ORDER";
  const seen: string[] = [];
  for (const line of sections.trades) {
    const said = line.text("levelofdetail");
    if (said !== "" && said !== level) skip(into, SAME_FILL);
    else readTrade(line, into, seen);
  }
  for (const line of sections.events) readEvent(line, into, seen);
  for (const line of sections.cash) readCash(line, into);
  for (const line of sections.corporate) readCorporate(line, into);
}

function readTrade(line: TradeLine, into: TradeCollector, seen: string[]): void {
  const what = instrumentOf(line, into);
  if (what === undefined) return;
  const codes = line.text("notescodes");
  const quantity = quantityOf(line, typeof what !== "string");
  const isDelivery = isIbkrDelivery(codes);
  const action =
    typeof what === "string"
      ? { action: "share" as const, isDelivery }
      : ibkrAction(line, `${codes};${line.text("opencloseindicator")}`, "notescodes");
  const parts = {
    ...action,
    quantity,
    fees: 0 - line.units("ibcommission") - line.units("taxes"),
    cash: line.units("netcash"),
    tradeId: line.text("tradeid") || undefined,
  };
  const time = line.time("datetime");
  if (isDelivery || codes.includes("Ep")) seen.push(eventKey(what, quantity));
  into.drafts.push(finish(line, draftOf(line, time, what, parts, line.number("tradeprice") ?? 0)));
}

const EVENTS: Readonly<Record<string, "assign" | "exercise" | "expire" | "share">> = {
  Assignment: "assign",
  Exercise: "exercise",
  Expiration: "expire",
  Buy: "share",
  Sell: "share",
};

function readEvent(line: TradeLine, into: TradeCollector, seen: string[]): void {
  const what = instrumentOf(line, into);
  if (what === undefined) return;
  const action = EVENTS[line.text("transactiontype")];
  if (action === undefined || (action === "share") !== (typeof what === "string")) {
    const said = quoted(line.text("transactiontype"));
    throw line.refuse("transactiontype", `${said} is not an exercise, assignment or expiry`);
  }
  const quantity = quantityOf(line, action !== "share");
  const again = seen.indexOf(eventKey(what, quantity));
  if (again >= 0) {
    seen.splice(again, 1);
    skip(into, "also in the section Trades");
    return;
  }
  const cash = line.number("proceeds") === undefined ? undefined : line.units("proceeds");
  const tradeId = line.text("tradeid") || undefined;
  const parts = { action, quantity, cash, tradeId, isDelivery: action === "share" };
  const dollars = line.number("tradeprice") ?? 0;
  into.drafts.push(finish(line, draftOf(line, line.time("date"), what, parts, dollars)));
}

function eventKey(what: TradeContract | string, quantity: number): string {
  return `${typeof what === "string" ? plainTicker(what) : JSON.stringify(what)} ${quantity}`;
}

/** The contract or the ticker; undefined for what is not read, which is counted. */
function instrumentOf(line: TradeLine, into: TradeCollector): TradeContract | string | undefined {
  const asset = line.text("assetclass");
  if (isOtherCurrency(line)) skip(into, OTHER_CURRENCY);
  else if (asset === "STK") return line.text("symbol");
  else if (asset !== "OPT") skip(into, `other instruments: ${asset}`);
  else if ((line.number("multiplier") ?? CONTRACT_SHARES) !== CONTRACT_SHARES) {
    skip(into, "contracts of another size");
  } else return optionOf(line);
  return undefined;
}

function optionOf(line: TradeLine): TradeContract {
  const expiry = parseTradeDay(line.text("expiry"));
  const contract =
    parseOptionName(line.text("symbol")) ??
    contractOf(line.text("underlyingsymbol"), line.text("putcall"), line.text("strike"), expiry);
  if (contract !== undefined) return contract;
  throw line.refuse("symbol", `${quoted(line.text("symbol"))} is not an option`);
}

function quantityOf(line: TradeLine, isContract: boolean): number {
  return Math.sign(line.number("quantity") ?? 0) * sizeOf(line, "quantity", isContract);
}

/** The underlying is said in words: SPX for the root SPXW. */
function finish(line: TradeLine, draft: TradeDraft): TradeDraft {
  const underlying = line.text("underlyingsymbol");
  if (draft.contract === undefined || underlying === "") return draft;
  return { ...draft, ticker: plainTicker(underlying) };
}

function readCash(line: TradeLine, into: TradeCollector): void {
  const type = line.text("type");
  const column = line.text("datetime") === "" ? "settledate" : "datetime";
  if (isOtherCurrency(line)) skip(into, OTHER_CURRENCY);
  else if (!/^(Dividends|Payment In Lieu Of Dividends)$/i.test(type)) {
    skip(into, `not a trade: ${type}`);
  } else into.drafts.push(ibkrDividend(line, line.text("symbol"), column));
}

function readCorporate(line: TradeLine, into: TradeCollector): void {
  // Booked the evening before: the report's date is the first day of the new shares.
  const column = line.text("reportdate") === "" ? "datetime" : "reportdate";
  const split = ibkrSplit(line, line.text("symbol"), column);
  if (split === undefined) skip(into, `not a trade: corporate action ${line.text("type")}`);
  else if (line.text("assetclass") !== "STK") skip(into, OPTION_SIDE);
  else into.drafts.push(split);
}

function isOtherCurrency(line: TradeLine): boolean {
  return !["", "USD"].includes(line.text("currencyprimary"));
}
