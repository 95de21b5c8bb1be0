import type { InputErrorParts } from "../../../edges/input/input-error.ts";
import type { NamedText } from "../../../edges/input/named-text.ts";
import { isSplitHeader, readSplits } from "../../../edges/input/prices/events/read-splits.ts";
import { priceColumns } from "../../../edges/input/prices/price-columns.ts";
import { hasPriceHeader, parsePriceTable } from "../../../edges/input/prices/price-table.ts";
import { readPrices } from "../../../edges/input/read-prices.ts";
import { parseTable } from "../../../edges/input/table.ts";
import { readTrades } from "../../../edges/input/trades/read-trades.ts";
import { recogniseForm } from "../../../edges/input/trades/recognise-form.ts";
import { looksLikeTrades } from "../../../edges/input/trades/trade-line.ts";
import { isoFromDay } from "../../../src/calendar/civil-date.ts";
import type { ActionWords, Answer, SeenFile } from "../engine-api.ts";
import { NOTHING_SEEN } from "../nothing-seen.ts";
import { partsOf } from "./answered.ts";
import { meaningOf } from "./trade-actions.ts";
import { unknownTable } from "./unknown-table.ts";

const SAMPLE_ROWS = 20;

/** Of an action column: more would be a text, a number or a name. */
const WORDS_MAX = 40;

/** What a file is, found out by its header as the command line does; its name does not count. */
export function seeFile(file: NamedText): SeenFile {
  const trades = triedTrades(file);
  if (trades !== undefined) return trades;
  return triedPrices(file) ?? triedSplits(file) ?? unknownFile(file);
}

/** Undefined where no form of trades is recognised. */
function triedTrades(file: NamedText): SeenFile | undefined {
  const form = attempt(() => recogniseForm(file));
  if (!form.ok) return undefined;
  const base = {
    ...NOTHING_SEEN,
    name: file.name,
    kind: "trades",
    form: form.value.broker,
  } as const;
  const read = attempt(() => readTrades([file]));
  if (!read.ok) return { ...base, refused: read.refused };
  const { rows, files } = read.value;
  const [told] = files;
  return {
    ...base,
    rows: told!.used,
    skipped: told!.skipped,
    notes: told!.notes,
    tickers: [...new Set(rows.map(({ ticker }) => ticker))].sort(),
    from: isoFromDay(rows[0]!.day),
    to: isoFromDay(rows.at(-1)!.day),
  };
}

/** Undefined where no date and close are found. */
function triedPrices(file: NamedText): SeenFile | undefined {
  const base = { ...NOTHING_SEEN, name: file.name, kind: "prices", form: "" } as const;
  const table = attempt(() => parsePriceTable(file));
  if (!table.ok) {
    const several = severalStocks(base, table.refused);
    return several ?? (hasPriceHeader(file) ? { ...base, refused: table.refused } : undefined);
  }
  if (looksLikeTrades(table.value.header)) return undefined;
  const columns = attempt(() => priceColumns(table.value));
  if (!columns.ok) return undefined;
  const read = attempt(() => readPrices(file));
  if (!read.ok) {
    const seen = { ...base, ...firstRows(file), rows: 0 };
    return severalStocks(seen, read.refused) ?? { ...seen, refused: read.refused };
  }
  const { days, dropped, notes } = read.value;
  return {
    ...base,
    rows: days.length,
    skipped: dropped,
    notes,
    from: isoFromDay(days[0]!),
    to: isoFromDay(days.at(-1)!),
  };
}

/** Undefined where there is no date with a ratio. */
function triedSplits(file: NamedText): SeenFile | undefined {
  const table = attempt(() => parseTable(file.text, file.name));
  if (!table.ok || !isSplitHeader(table.value.header)) return undefined;
  const base = { ...NOTHING_SEEN, name: file.name, kind: "splits" } as const;
  const read = attempt(() => readSplits(table.value).splits);
  if (!read.ok) return { ...base, refused: read.refused };
  const [first, last] = [read.value[0]!, read.value.at(-1)!];
  return {
    ...base,
    rows: read.value.length,
    from: isoFromDay(first.day),
    to: isoFromDay(last.day),
  };
}

/** Prices of several stocks are prices: one of them has to be chosen. */
function severalStocks(base: SeenFile, refused: InputErrorParts): SeenFile | undefined {
  return refused.choices && { ...base, tickers: refused.choices, refused };
}

function unknownFile(file: NamedText): SeenFile {
  const base = { ...NOTHING_SEEN, name: file.name, kind: "unknown", ...firstRows(file) } as const;
  const refusal = attempt(() => recogniseForm(file));
  return refusal.ok ? base : { ...base, refused: refusal.refused };
}

/** What the user names the columns by; nothing where it is no table. */
function firstRows(file: NamedText): Partial<SeenFile> {
  const table = attempt(() => unknownTable(file));
  if (!table.ok) return NOTHING_SEEN;
  const { header, records } = table.value;
  const words = header.map((_name, column) => wordsIn(records, column));
  return { rows: records.length, header, sample: records.slice(0, SAMPLE_ROWS), words };
}

/** None where there are too many for the kinds of trades. */
function wordsIn(records: readonly (readonly string[])[], column: number): ActionWords {
  const words = new Set<string>();
  for (const cells of records) {
    words.add((cells[column] ?? "").trim());
    if (words.size > WORDS_MAX) return {};
  }
  return Object.fromEntries([...words].sort().map((word) => [word, meaningOf(word)]));
}

/** A value, or the parts of a refusal; a defect goes on upwards. */
function attempt<T>(act: () => T): Answer<T> {
  try {
    return { ok: true, value: act() };
  } catch (error) {
    return { ok: false, refused: partsOf(error) };
  }
}
