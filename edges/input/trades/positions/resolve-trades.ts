import { roundHalfAway } from "../../../../src/money/amount.ts";
import { InputError } from "../../input-error.ts";
import type { TradeRow } from "../trade-row.ts";
import { OPTION_SIDE, OTHER_ROW } from "../trade-sheet.ts";
import { contractKey, type PlacedDraft } from "./order-trades.ts";
import { type Holding, ratioOfSplit, splitHolding } from "./split-positions.ts";

/** Days over which a broker may spread the rows of one split. */
const SPLIT_DAYS = 4;

/** What the rows of all files become. */
export interface ResolvedTrades {
  readonly rows: readonly TradeRow[];
  /** Drafts without a row of their own, and why. */
  readonly left: readonly { readonly draft: PlacedDraft; readonly reason: string }[];
  /** Rows that close more than the rows before them opened. */
  readonly unopened: readonly PlacedDraft[];
}

/**
 * Replays the positions through drafts in order: an expiry takes the side of what is held, a split
 * its ratio, and a fill that closes and opens becomes two rows.
 *
 * @throws InputError for a split whose ratio nothing says.
 */
export function resolveTrades(
  drafts: readonly PlacedDraft[],
  deliveries: ReadonlySet<PlacedDraft>,
  names: readonly string[],
): ResolvedTrades {
  const shares = new Map<string, number>();
  const holdings = new Map<string, Holding>();
  const rows: TradeRow[] = [];
  const left: { draft: PlacedDraft; reason: string }[] = [];
  const unopened: PlacedDraft[] = [];
  const splits = drafts.filter(({ action }) => action === "split");
  const done = new Set<PlacedDraft>();
  for (const draft of drafts) {
    if (done.has(draft)) {
      const { contract } = draft;
      left.push({ draft, reason: contract ? OPTION_SIDE : OTHER_ROW });
      continue;
    }
    if (draft.action === "split") {
      const isSame = (other: PlacedDraft): boolean =>
        other.ticker === draft.ticker && other.day - draft.day <= SPLIT_DAYS && !done.has(other);
      const group = splits.filter(isSame);
      for (const other of group) done.add(other);
      rows.push(splitRow(draft, group, shares, holdings, names[draft.file]!));
      continue;
    }
    const { ticker, quantity, contract } = draft;
    if (contract === undefined) {
      if (draft.action === "share") shares.set(ticker, (shares.get(ticker) ?? 0) + quantity);
      rows.push(rowOf(draft, deliveries.has(draft)));
      continue;
    }
    const key = contractKey(draft);
    const held = holdings.get(key)?.quantity ?? 0;
    const change = changeOf(draft, held);
    if (change === undefined) {
      left.push({ draft, reason: "an expiry of options that no row opens" });
      continue;
    }
    const isMore = Math.sign(held) !== -Math.sign(change) || Math.abs(change) > Math.abs(held);
    if (draft.action !== "open" && isMore && !draft.isFlip) unopened.push(draft);
    holdings.set(key, { contract, ticker, quantity: held + change });
    rows.push(...(draft.isFlip ? flipRows(draft, held) : [rowOf({ ...draft, quantity: change })]));
  }
  return { rows, left, unopened };
}

/** The change of the position; undefined where only it could tell the side and nothing is held. */
function changeOf(
  { action, quantity, isSignKnown }: PlacedDraft,
  held: number,
): number | undefined {
  const size = Math.abs(quantity);
  if (action === "assign") return size;
  if (action === "exercise") return 0 - size;
  if (action !== "expire") return quantity;
  if (held !== 0) return 0 - Math.sign(held) * size;
  return isSignKnown ? quantity : undefined;
}

function rowOf(draft: PlacedDraft, isDelivery = false): TradeRow {
  const { line, day, seconds, action, contract, ticker, quantity, price, file } = draft;
  const { isPriceRounded, fees, cash } = draft;
  const what = { line, day, seconds, action, contract, ticker, quantity, price, file };
  return { ...what, isPriceRounded, fees, cash, split: undefined, isDelivery };
}

/** First what closes the position, then what opens the other; fees and cash by size. */
function flipRows(draft: PlacedDraft, held: number): TradeRow[] {
  const { quantity } = draft;
  const isOpposite = Math.sign(held) === -Math.sign(quantity);
  const closing = isOpposite
    ? Math.sign(quantity) * Math.min(Math.abs(held), Math.abs(quantity))
    : 0;
  const part = closing / quantity;
  const fees = roundHalfAway(draft.fees * part);
  const cash = draft.cash === undefined ? undefined : roundHalfAway(draft.cash * part);
  const rest = cash === undefined ? undefined : draft.cash! - cash;
  const parts = [
    rowOf({ ...draft, action: "close", quantity: closing, fees, cash }),
    rowOf({
      ...draft,
      action: "open",
      quantity: quantity - closing,
      fees: draft.fees - fees,
      cash: rest,
    }),
  ];
  return parts.filter((row) => row.quantity !== 0);
}

function splitRow(
  draft: PlacedDraft,
  group: readonly PlacedDraft[],
  shares: Map<string, number>,
  holdings: Map<string, Holding>,
  name: string,
): TradeRow {
  const { ticker, line } = draft;
  const ofTicker = [...holdings].filter(([, holding]) => holding.ticker === ticker);
  const held = ofTicker.map(([, holding]) => holding).filter(({ quantity }) => quantity !== 0);
  const split = ratioOfSplit(group, shares.get(ticker) ?? 0, held);
  if (split === undefined) {
    throw new InputError({
      file: name,
      line,
      what: `the ratio of this split of ${ticker} cannot be told`,
      why: "The row says what was added, and the rows before it do not hold what was there",
      mend: "Give the files from the purchase on, or write the split in the plain form",
    });
  }
  for (const [key] of ofTicker) holdings.delete(key);
  for (const holding of held) {
    const after = splitHolding(holding, split);
    holdings.set(contractKey({ ...draft, contract: after.contract }), after);
  }
  shares.set(ticker, ((shares.get(ticker) ?? 0) * split.newShares) / split.oldShares);
  return { ...rowOf({ ...draft, contract: undefined, quantity: 0 }), split };
}
