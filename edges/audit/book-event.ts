import type { Row } from "./read-rows.ts";

const [CASH, SHARES, FUNDING, ISSUER] = ["0", "1", "0", "2"] as const;
const MOVES_NOTHING = /^(accepted|refused|dropped|cancelled|replaced|protected|marked|block-\w+)$/;

/** What the events come to so far; accounts and assets are called as the file writes them. */
export interface Books {
  /** By asset, then by account: units of $0.0001, shares, contracts. */
  readonly units: Map<string, Map<string, bigint>>;
  /** Series that have not ended: strikes in $0.0001, shares for a contract. */
  readonly series: Map<string, { isCall: boolean; strike: bigint; shares: bigint }>;
  split?: readonly [newShares: bigint, oldShares: bigint];
  exercised: bigint;
  ended: number;
}

/** Books one event by what it means; `fault` is told what about it cannot be. */
export function bookEvent(books: Books, row: Row, fault: (what: string) => void): void {
  const [kind, asset] = [row.text("kind"), row.text("instrument")];
  if (MOVES_NOTHING.test(kind)) return;
  const [account, other] = [row.text("account"), row.text("other")];
  const [price, quantity] = [row.whole("price"), row.whole("quantity")];
  const move = (from: string, to: string, what: string, amount: bigint, paid = 0n): void => {
    const held = books.units.get(what) ?? new Map<string, bigint>();
    held.set(from, (held.get(from) ?? 0n) - amount);
    books.units.set(what, held.set(to, (held.get(to) ?? 0n) + amount));
    if (paid !== 0n) move(to, from, CASH, paid);
  };
  const held = () => [...(books.units.get(asset) ?? [])].filter(([, units]) => units !== 0n);
  const terms = books.series.get(asset);
  if (kind === "funded") move(asset === CASH ? FUNDING : ISSUER, account, asset, quantity);
  else if (/^(dividend|interest|fee|borrow|earnings|fund)-paid$/.test(kind))
    move(other, account, CASH, price);
  else if (kind === "split") books.split = [quantity, row.whole("quantity2")];
  else if (kind === "shares-split")
    move(ISSUER, account, SHARES, quantity - row.whole("quantity2"), -price);
  else if (kind === "bought-back") move(account, ISSUER, SHARES, quantity, price * quantity);
  else if (kind === "listed") {
    if (terms || held().length > 0) fault("is listed before it has ended");
    books.series.set(asset, { isCall: row.text("side") === "1", strike: price, shares: 100n });
  } else if (kind === "traded" && (terms || asset === SHARES)) {
    move(other, account, asset, quantity, price * quantity * (asset === SHARES ? 1n : 100n));
  } else if (!/^(traded|exercised|abandoned|adjusted|expired)$/.test(kind)) {
    throw row.refused(`${JSON.stringify(kind)} is no kind of event`, "kind");
  } else if (!terms) fault(`is ${kind} and not listed`);
  else if (kind === "expired") {
    if (price > 0n && held().length > 0) fault("pays and is not all exercised and assigned");
    books.units.delete(asset);
    books.series.delete(asset);
    books.ended++;
  } else if (kind === "adjusted") {
    const [newShares, oldShares] = books.split ?? [0n, 0n];
    if (quantity < 1n || oldShares < 1n) fault("is adjusted by nothing");
    else if (quantity === 1n) terms.shares = (terms.shares * newShares) / oldShares;
    else terms.strike /= quantity;
    for (const [holder, units] of held()) books.units.get(asset)!.set(holder, units * quantity);
  } else {
    // Exercised or abandoned contracts are gone, at the expiry too: `expired` finds none left.
    move(account, other, asset, quantity);
    if (kind === "abandoned") return;
    const [receiver, giver] = terms.isCall ? [account, other] : [other, account];
    move(giver, receiver, SHARES, quantity * terms.shares, quantity * 100n * terms.strike);
    books.exercised += quantity;
  }
}
