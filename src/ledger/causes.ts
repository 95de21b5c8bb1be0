/** Why an entry was made. */
export const CAUSES = [
  "funding",
  "option trade",
  "stock trade",
  "exercise",
  "expiry",
  "dividend",
  "interest",
  "fee",
  "borrow",
  "split",
  "earnings",
  "buyback",
  "default",
] as const;

export type Cause = (typeof CAUSES)[number];
