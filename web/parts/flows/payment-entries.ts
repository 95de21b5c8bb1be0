import type { EntryLine } from "../../../src/reports/followed/entry-lines.ts";
import type { AskedPayment } from "./payment-parts.ts";
import { isOwn } from "./payments.ts";

/** No entry names them beside another: the clearing house, or nobody, stands between. */
const APART: readonly string[] = ["seller", "buyer", "tape", "company"];

/**
 * All lines of the entries behind a payment: those of the one whose story it is, and where the
 * other stands in them by himself, such as the bank, those of both.
 */
export function paymentEntries(
  lines: readonly EntryLine[],
  { to, from }: AskedPayment,
): readonly EntryLine[] {
  const own = isOwn(to) || from === undefined ? to : from;
  const other = own === to ? from : to;
  const entriesOf = (account: string): Set<number> =>
    new Set(lines.filter((line) => line.account === account).map(({ entry }) => entry));
  const ofOwn = entriesOf(own);
  const ofBoth = other === undefined || APART.includes(other) ? ofOwn : entriesOf(other);
  return lines.filter(({ entry }) => ofOwn.has(entry) && ofBoth.has(entry));
}
