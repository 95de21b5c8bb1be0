import { InputError, quoted } from "../../input-error.ts";
import { parseOptionName } from "../option-name.ts";
import type { TradeLine } from "../trade-line.ts";
import {
  draftOf,
  fullLine,
  OPTION_SIDE,
  requireColumns,
  sizeOf,
  skip,
  type TradeCollector,
  type TradeReader,
  type TradeSheet,
} from "../trade-sheet.ts";
import {
  ibkrAction,
  ibkrDividend,
  ibkrSplit,
  isIbkrDelivery,
  OTHER_CURRENCY,
  SAME_FILL,
} from "./ibkr-rows.ts";

const COLUMNS = [
  "DataDiscriminator",
  "Asset Category",
  "Currency",
  "Symbol",
  "Date/Time",
  "Quantity",
  "T. Price",
  "Proceeds",
  "Comm/Fee",
  "Code",
];

const AGAIN = "Download the statement again, in full and as CSV";

const SECTIONS: Readonly<Record<string, (line: TradeLine, into: TradeCollector) => void>> = {
  Trades: readTrade,
  Dividends: readDividend,
  "Corporate Actions": readCorporate,
};

/**
 * Interactive Brokers, Performance & Reports -> Statements -> Activity, as CSV: many sections in
 * one file, the section's name in the first cell, Header, Data or Total in the second. The same
 * fill stands there as Order, as Trade and as ClosedLot: Order is taken.
 *
 * @throws InputError when there is no section Trades, or columns of it are missing.
 */
export const readIbkrActivity: TradeReader = (sheet, into) => {
  const headers = new Map<string, TradeSheet>();
  const { name, records } = sheet;
  records.records.forEach((cells, i) => {
    const section = cells[0]!.trim();
    const kind = cells[1]?.trim();
    const line = records.lines[i]!;
    const read = SECTIONS[section];
    if (read === undefined) {
      if (kind === "Data") skip(into, "other sections");
    } else if (kind === "Header") {
      headers.set(section, { name, header: cells, headerLine: line, records });
    } else if (kind !== "Data") skip(into, "totals");
    else {
      const header = headers.get(section);
      if (header === undefined) {
        const what = `the section ${section} has a row above its header`;
        throw new InputError({ file: name, line, what, mend: AGAIN });
      }
      const row = fullLine(name, header.header, cells, line);
      if (section === "Trades" && isRead(row)) {
        requireColumns(header, COLUMNS, AGAIN);
      }
      read(row, into);
    }
  });
  if (!headers.has("Trades")) throw noTrades(name);
};

function isRead(line: TradeLine): boolean {
  const category = line.text("assetcategory");
  return category === "Stocks" || category === "Equity and Index Options";
}

function readTrade(line: TradeLine, into: TradeCollector): void {
  if (line.text("datadiscriminator") !== "Order") skip(into, SAME_FILL);
  else if (!isRead(line)) skip(into, `other instruments: ${line.text("assetcategory")}`);
  else if (line.text("currency") !== "USD") skip(into, OTHER_CURRENCY);
  else {
    const symbol = line.text("symbol");
    const isOption = line.text("assetcategory") !== "Stocks";
    const contract = isOption ? parseOptionName(symbol) : undefined;
    if (isOption && contract === undefined) {
      throw line.refuse("symbol", `${quoted(symbol)} is not an option`);
    }
    const codes = line.text("code");
    const action = isOption
      ? ibkrAction(line, codes, "code")
      : ({ action: "share", isDelivery: isIbkrDelivery(codes) } as const);
    const sign = Math.sign(line.number("quantity") ?? 0);
    const quantity = sign * sizeOf(line, "quantity", isOption);
    const fees = 0 - line.units("commfee");
    const parts = { ...action, quantity, fees, cash: line.units("proceeds") - fees };
    const dollars = line.number("tprice") ?? 0;
    into.drafts.push(draftOf(line, line.time("datetime"), contract ?? symbol, parts, dollars));
  }
}

/** The stock stands in the description only. */
function readDividend(line: TradeLine, into: TradeCollector): void {
  const currency = line.text("currency");
  const description = line.text("description");
  const ticker = tickerIn(line);
  if (currency.startsWith("Total")) skip(into, "totals");
  else if (currency !== "USD") skip(into, OTHER_CURRENCY);
  else if (ticker !== undefined) into.drafts.push(ibkrDividend(line, ticker, "date"));
  else throw line.refuse("description", `${quoted(description)} does not begin with a stock`);
}

function readCorporate(line: TradeLine, into: TradeCollector): void {
  const category = line.text("assetcategory");
  if (category.startsWith("Total")) skip(into, "totals");
  else {
    const split = ibkrSplit(line, tickerIn(line), "reportdate");
    if (split === undefined) skip(into, "not a trade: corporate action");
    else if (category !== "Stocks") skip(into, OPTION_SIDE);
    else into.drafts.push(split);
  }
}

/** `ACME(US0000000001) Cash Dividend USD 0.25 per Share`. */
function tickerIn(line: TradeLine): string | undefined {
  return /^([A-Z][A-Z0-9. ]*?) ?\(/.exec(line.text("description"))?.[1];
}

function noTrades(name: string): InputError {
  return new InputError({
    file: name,
    what: "this activity statement has no section Trades",
    mend: "Choose a period with trades and, under Sections, Trades",
  });
}
