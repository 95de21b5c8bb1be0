import { splitRatio, type TradeDraft } from "../trade-row.ts";
import { OPTION_SIDE, OTHER_ROW, skip, type TradeCollector } from "../trade-sheet.ts";

/**
 * tastytrade shows a split as a close of what was held and an open of what is held now, for the
 * shares and for every option. One `split` row per stock and day remains of them.
 *
 * @param drafts Their action is `open` or `close`; those of one stock and day in any order.
 * @param refuse The refusal of a draft whose other half is missing.
 */
export function splitsFromPairs(
  drafts: readonly TradeDraft[],
  into: TradeCollector,
  refuse: (draft: TradeDraft) => Error,
): void {
  const groups = new Map<string, TradeDraft[]>();
  for (const draft of drafts) {
    const key = `${draft.ticker} ${draft.day}`;
    groups.set(key, [...(groups.get(key) ?? []), draft]);
  }
  for (const group of groups.values()) {
    const shares = group.filter(({ contract }) => contract === undefined);
    const pair = shares.length > 0 ? shares : ofOneSeries(group);
    const before = sizeOf(pair, "close");
    const after = sizeOf(pair, "open");
    const first = pair[0]!;
    if (before === 0 || after === 0) throw refuse(first);
    for (const draft of group) {
      if (draft !== first) skip(into, shares.includes(draft) ? OTHER_ROW : OPTION_SIDE);
    }
    const split = splitRatio(after, before);
    // The two rows move the value out and in again.
    const cash = group.reduce((sum, draft) => sum + (draft.cash ?? 0), 0);
    into.drafts.push({ ...first, action: "split", contract: undefined, quantity: 0, cash, split });
  }
}

/** Rows of one right and expiry: an option before and after. */
function ofOneSeries(group: readonly TradeDraft[]): TradeDraft[] {
  const { right, expiryDay } = group[0]!.contract!;
  return group.filter(
    ({ contract }) => contract!.right === right && contract!.expiryDay === expiryDay,
  );
}

function sizeOf(drafts: readonly TradeDraft[], action: "open" | "close"): number {
  return drafts
    .filter((draft) => draft.action === action)
    .reduce((sum, { quantity }) => sum + Math.abs(quantity), 0);
}
