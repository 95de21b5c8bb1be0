import { type CashCheck, checkCash } from "./check-cash.ts";
import {
  contractKey,
  findDeliveries,
  isNewestFirst,
  orderDrafts,
  type PlacedDraft,
} from "./positions/order-trades.ts";
import { resolveTrades } from "./positions/resolve-trades.ts";
import { lookAlike } from "./same-account.ts";
import type { SkipCount, TradeDraft, TradeRow } from "./trade-row.ts";
import { skip, type TradeCollector } from "./trade-sheet.ts";

const WITHOUT_OPTIONS = "shares, splits and dividends of stocks without options";

/** A file as its reader left it. */
export interface ReadFile extends TradeCollector {
  readonly name: string;
  readonly broker: string;
  /** Whether the broker writes the latest row at the top. */
  readonly isNewestFirst: boolean;
}

/** What became of one file. */
export interface TradeFile {
  readonly name: string;
  readonly broker: string;
  /** Rows of `Trades.rows` that come from it. */
  readonly used: number;
  /** Rows left out, by reason, the most frequent first. */
  readonly skipped: readonly SkipCount[];
  /** Rows that a file before it, or an identical row's re-import, already has. */
  readonly duplicates: number;
  readonly cash: CashCheck;
  readonly notes: readonly string[];
}

/** The trades of all files together. */
export interface Trades {
  /** Oldest first; positions are consistent across files. */
  readonly rows: readonly TradeRow[];
  readonly files: readonly TradeFile[];
}

/**
 * Puts the rows of files together: a row that an earlier file has is counted and left out, so
 * files may overlap; then sides, splits and deliveries are told from the positions.
 */
export function mergeTrades(files: readonly ReadFile[]): Trades {
  const seen = new Set<string>();
  const duplicates = files.map(() => 0);
  const drafts: PlacedDraft[] = [];
  files.forEach((read, file) => {
    for (const [key, draft] of identities(read)) {
      if (seen.has(key)) duplicates[file]!++;
      else {
        seen.add(key);
        drafts.push({ ...draft, file });
      }
    }
  });
  const withOptions = new Set(drafts.filter(({ contract }) => contract).map((d) => d.ticker));
  const used = drafts.filter((draft) => {
    if (withOptions.has(draft.ticker)) return true;
    skip(files[draft.file]!, WITHOUT_OPTIONS);
    return false;
  });
  const deliveries = findDeliveries(used);
  const names = files.map(({ name }) => name);
  const resolved = resolveTrades(orderDrafts(used, deliveries.shares), deliveries.shares, names);
  for (const { draft, reason } of resolved.left) skip(files[draft.file]!, reason);
  return {
    rows: resolved.rows,
    files: files.map((read, file) => {
      const rows = resolved.rows.filter((row) => row.file === file);
      const isHere = (draft: PlacedDraft): boolean => draft.file === file;
      return {
        name: read.name,
        broker: read.broker,
        used: rows.length,
        skipped: countsOf(read),
        duplicates: duplicates[file]!,
        cash: checkCash(rows),
        notes: [
          ...roundedNote(rows),
          ...alikeNote(resolved.rows, names, file),
          ...linesNote("Rows that close more than rows before opened", resolved.unopened, isHere),
          ...linesNote("Assigned or exercised without shares", deliveries.missing, isHere),
        ],
      };
    }),
  };
}

/**
 * Every row, oldest first, by what makes it itself: the broker's number of the trade, or all that
 * the row says, and how many rows of the file said the same before. No account is part of it.
 */
function identities(read: ReadFile): [string, TradeDraft][] {
  const drafts = isNewestFirst(read.drafts, read.isNewestFirst)
    ? [...read.drafts].reverse()
    : read.drafts;
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    const { day, seconds, action, quantity, price, fees, cash, tradeId } = draft;
    const said = tradeId ?? [day, seconds, action, price, fees, cash].join(" ");
    const key = `${read.broker} ${contractKey(draft)} ${quantity} ${said}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return [`${key} ${count}`, draft];
  });
}

function countsOf({ skipped }: TradeCollector): SkipCount[] {
  return [...skipped]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count);
}

function roundedNote(rows: readonly TradeRow[]): string[] {
  const rounded = rows.filter(({ isPriceRounded }) => isPriceRounded).length;
  return rounded === 0 ? [] : [`Prices finer than $0.0001, rounded: ${rounded}.`];
}

/** Two brokers' files, or two forms of one, of the same account count everything twice. */
function alikeNote(rows: readonly TradeRow[], names: readonly string[], file: number): string[] {
  const ofFile = (index: number): TradeRow[] => rows.filter((row) => row.file === index);
  const twin = names.findIndex(
    (_, other) => other < file && lookAlike(ofFile(file), ofFile(other)),
  );
  if (twin < 0) return [];
  return [
    `Most of its fills are those of ${names[twin]} again: is it the same account, counted twice?`,
  ];
}

function linesNote(
  what: string,
  drafts: readonly PlacedDraft[],
  isHere: (draft: PlacedDraft) => boolean,
): string[] {
  const lines = drafts.filter(isHere).map(({ line }) => line);
  if (lines.length === 0) return [];
  const shown = lines.slice(0, 10).join(", ");
  return [`${what}: line ${shown}${lines.length > 10 ? ", ..." : ""}.`];
}
