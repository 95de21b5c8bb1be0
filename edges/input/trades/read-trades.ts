import { InputError } from "../input-error.ts";
import type { NamedText } from "../named-text.ts";
import { mergeTrades, type ReadFile, type Trades } from "./merge-trades.ts";
import { recogniseForm } from "./recognise-form.ts";
import type { TradeDraft } from "./trade-row.ts";

/** Brokers whose files have the latest row at the top. */
const NEWEST_FIRST: readonly string[] = ["Schwab", "Fidelity", "Robinhood", "tastytrade"];

/**
 * The user's own trades from one or more files, each in the plain form or a broker's, recognised by
 * its header (docs/trades/files.md). Files may overlap: a row is taken once.
 *
 * @throws InputError for a file of another kind, a row that looks like an option trade and cannot
 * be understood, and files without an option trade.
 */
export function readTrades(files: readonly NamedText[]): Trades {
  const trades = mergeTrades(files.map(readFile));
  if (trades.rows.some(({ contract }) => contract !== undefined)) return trades;
  throw new InputError({
    file: trades.files[0]!.name,
    what: "there is no option trade",
    why: trades.files[0]!.skipped.map(({ reason, count }) => `${reason}: ${count}`).join("; "),
    mend: "Give the broker's history of the time in which you traded options",
  });
}

function readFile(file: NamedText): ReadFile {
  const name = withoutAccount(file.name);
  const { broker, read } = recogniseForm({ name, text: file.text });
  const into = { drafts: [] as TradeDraft[], skipped: new Map<string, number>() };
  read(into);
  return { ...into, name, broker, isNewestFirst: NEWEST_FIRST.includes(broker) };
}

/** Brokers name files after the account (`History_for_Account_X12345678.csv`). */
function withoutAccount(name: string): string {
  return name.replace(/\d?[A-Z]{0,3}\d{5,}|X{2,}\d{2,}/gi, "#");
}
