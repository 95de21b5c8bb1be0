import { CONTRACT_SHARES, type TradeDraft } from "../trade-row.ts";

/** A draft and the index of its file. */
export type PlacedDraft = TradeDraft & { readonly file: number };

/** Days between an assignment and the row of its shares, at most. */
const DELIVERY_DAYS = 5;

/** Whether most steps from row to row go back in time; a tie is as the broker writes its files. */
export function isNewestFirst(drafts: readonly TradeDraft[], habit: boolean): boolean {
  let balance = 0;
  for (let i = 1; i < drafts.length; i++) balance += Math.sign(drafts[i]!.day - drafts[i - 1]!.day);
  return balance === 0 ? habit : balance < 0;
}

/** The name of a contract as a key. */
export function contractKey({ contract, ticker }: Pick<TradeDraft, "contract" | "ticker">): string {
  if (contract === undefined) return ticker;
  return `${contract.root} ${contract.right} ${contract.strike} ${contract.expiryDay}`;
}

export interface Deliveries {
  /** Rows of shares that changed hands by an assignment or exercise. */
  readonly shares: ReadonlySet<PlacedDraft>;
  /** Assignments and exercises that moved no cash and whose shares no row delivers. */
  readonly missing: readonly PlacedDraft[];
}

/**
 * Finds the shares of assignments and exercises: rows that say so, and those at the strike, of the
 * right number and side, within five days.
 */
export function findDeliveries(drafts: readonly PlacedDraft[]): Deliveries {
  const missing: PlacedDraft[] = [];
  const deliveries = new Set(drafts.filter(({ isDelivery }) => isDelivery));
  const free = new Set(drafts.filter(({ action }) => action === "share"));
  for (const draft of drafts) {
    if (draft.action !== "assign" && draft.action !== "exercise") continue;
    const { contract, day, action, quantity } = draft;
    // Called shares leave the short side and come to the long one; puts the other way.
    const sign = (contract!.right === "call") === (action === "exercise") ? 1 : -1;
    let left = Math.abs(quantity) * CONTRACT_SHARES;
    const fits = [...free].filter(
      (share) =>
        share.ticker === draft.ticker &&
        share.price === contract!.strike &&
        Math.sign(share.quantity) === sign &&
        share.day >= day &&
        share.day - day <= DELIVERY_DAYS,
    );
    fits.sort((a, b) => Number(b.isDelivery) - Number(a.isDelivery) || a.day - b.day);
    for (const share of fits) {
      if (left <= 0) break;
      left -= Math.abs(share.quantity);
      free.delete(share);
      deliveries.add(share);
    }
    // What is settled in cash delivers nothing.
    if (left > 0 && (draft.cash ?? 0) === 0) missing.push(draft);
  }
  return { shares: deliveries, missing };
}

/**
 * Oldest first. Within a day: splits, then trades and dividends by their time (rows without one
 * first, as the file has them), then expiries, assignments and exercises, then their shares.
 */
export function orderDrafts(
  drafts: readonly PlacedDraft[],
  deliveries: ReadonlySet<PlacedDraft>,
): PlacedDraft[] {
  const rank = (draft: PlacedDraft): number => {
    if (draft.action === "split") return 0;
    if (deliveries.has(draft)) return 3;
    return ["expire", "assign", "exercise"].includes(draft.action) ? 2 : 1;
  };
  // Array.prototype.sort is stable: rows that tie stay as they are.
  return [...drafts].sort(
    (a, b) => a.day - b.day || rank(a) - rank(b) || (a.seconds ?? 0) - (b.seconds ?? 0),
  );
}
