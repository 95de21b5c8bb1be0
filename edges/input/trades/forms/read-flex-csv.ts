import { plainColumn, type TradeLine } from "../trade-line.ts";
import { fullLine, PROSE, requireColumns, skip, type TradeReader } from "../trade-sheet.ts";
import { FLEX_COLUMNS, FLEX_MEND, type FlexSections, readFlexSections } from "./flex-sections.ts";

type Section = keyof FlexSections | "other";

/** The rows that frame a file, an account and a section. */
const FRAMES: readonly string[] = ["BOF", "BOA", "BOS", "EOS", "EOA", "EOF", "MSG"];

/**
 * Interactive Brokers, Performance & Reports -> Flex Queries -> Activity, format CSV. The sections
 * stand one below the other, each with its own header of columns that the user has ticked.
 *
 * @throws InputError that lists what is missing in the section Trades.
 */
export const readFlexCsv: TradeReader = (sheet, into) => {
  const sections: Record<Section, TradeLine[]> = {
    trades: [],
    events: [],
    cash: [],
    corporate: [],
    other: [],
  };
  let { header } = sheet;
  let section = sectionOf(header, true);
  checkTrades(section, sheet.name, header, sheet.headerLine);
  sheet.records.records.forEach((cells, i) => {
    const line = sheet.records.lines[i]!;
    if (isFlexHeader(cells)) {
      header = cells;
      section = sectionOf(cells, false);
      checkTrades(section, sheet.name, header, line);
    } else if (FRAMES.includes(cells[0]!.trim())) skip(into, PROSE);
    else sections[section].push(fullLine(sheet.name, header, cells, line));
  });
  sections.other.forEach(() => {
    skip(into, "other sections");
  });
  readFlexSections(sections, into);
};

/** Whether these cells are the names of columns: every section has the account or the class. */
export function isFlexHeader(cells: readonly string[]): boolean {
  const names = cells.map(plainColumn);
  return ["clientaccountid", "assetclass", "currencyprimary"].some((name) => names.includes(name));
}

function sectionOf(header: readonly string[], isFirst: boolean): Section {
  const names = header.map(plainColumn);
  const has = (...wanted: string[]): boolean => wanted.some((name) => names.includes(name));
  if (has("opencloseindicator", "ibcommission", "notescodes")) return "trades";
  if (has("transactiontype") && has("quantity")) return "events";
  if (has("actiondescription", "actionid") || (has("type") && has("quantity"))) return "corporate";
  if (has("type") && has("amount")) return "cash";
  return isFirst && has("quantity", "tradeprice") ? "trades" : "other";
}

function checkTrades(
  section: Section,
  name: string,
  header: readonly string[],
  headerLine: number,
): void {
  if (section !== "trades") return;
  const records = { records: [], lines: [] };
  requireColumns({ name, header, headerLine, records }, FLEX_COLUMNS, FLEX_MEND);
}
