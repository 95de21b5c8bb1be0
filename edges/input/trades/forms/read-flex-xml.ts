import { SaxesParser } from "saxes";
import { InputError } from "../../input-error.ts";
import type { NamedText } from "../../named-text.ts";
import { type TradeLine, tradeLine } from "../trade-line.ts";
import { requireColumns, skip, type TradeCollector } from "../trade-sheet.ts";
import { FLEX_COLUMNS, FLEX_MEND, type FlexSections, readFlexSections } from "./flex-sections.ts";

/** Attributes whose name is not that of the column in CSV. */
const CSV_NAMES: Readonly<Record<string, string>> = {
  assetCategory: "AssetClass",
  notes: "Notes/Codes",
  currency: "CurrencyPrimary",
  settleDate: "SettleDate",
};

const SECTIONS: Readonly<Record<string, keyof FlexSections>> = {
  Trade: "trades",
  OptionEAE: "events",
  CashTransaction: "cash",
  CorporateAction: "corporate",
};

/** Elements that hold others, or nothing that moved the account. */
const FRAMES: readonly string[] = ["FlexQueryResponse", "FlexStatements", "FlexStatement"];

/**
 * Interactive Brokers' Flex query in XML: every row is an element, its cells are attributes.
 *
 * @throws InputError for broken XML, another kind of XML, and attributes that are missing.
 */
export function readFlexXml({ name, text }: NamedText, into: TradeCollector): void {
  const sections = elementsOf(name, text, into);
  readFlexSections(sections, into);
}

function elementsOf(name: string, text: string, into: TradeCollector): FlexSections {
  const sections: Record<keyof FlexSections, TradeLine[]> = {
    trades: [],
    events: [],
    cash: [],
    corporate: [],
  };
  const parser = new SaxesParser();
  let root: string | undefined;
  parser.on("error", (error) => {
    throw broken(name, parser.line, error.message);
  });
  parser.on("opentag", (tag) => {
    root ??= tag.name;
    if (root !== "FlexQueryResponse") throw otherXml(name);
    const attributes = Object.keys(tag.attributes);
    const section = SECTIONS[tag.name];
    if (attributes.length === 0 || FRAMES.includes(tag.name)) return;
    if (section === undefined) {
      skip(into, "other sections");
      return;
    }
    const header = attributes.map((attribute) => CSV_NAMES[attribute] ?? attribute);
    if (section === "trades" && sections.trades.length === 0) {
      const sheet = { name, header, headerLine: parser.line, records: { records: [], lines: [] } };
      requireColumns(sheet, FLEX_COLUMNS, FLEX_MEND);
    }
    const cells = attributes.map((attribute) => tag.attributes[attribute]!);
    sections[section].push(tradeLine(name, parser.line, header, cells));
  });
  parser.write(text).close();
  return sections;
}

function broken(name: string, line: number, message: string): InputError {
  return new InputError({
    file: name,
    line,
    what: "this is not whole XML",
    // The parser writes its own line and column in front.
    why: message.replace(/^\d+:\d+: /, "").replace(/\.$/, ""),
    mend: "Run the Flex query again and save its answer unchanged",
  });
}

function otherXml(name: string): InputError {
  return new InputError({
    file: name,
    what: "this XML is not the answer of a Flex query",
    why: "Its first element must be FlexQueryResponse",
    mend: "Interactive Brokers: Performance & Reports -> Flex Queries -> Activity, as XML",
  });
}
