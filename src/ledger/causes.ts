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

/** Their numbers, as the lines keep them. */
export const CAUSE = {
  funding: 0,
  optionTrade: 1,
  stockTrade: 2,
  exercise: 3,
  expiry: 4,
  dividend: 5,
  interest: 6,
  fee: 7,
  borrow: 8,
  split: 9,
  earnings: 10,
  buyback: 11,
  default: 12,
} as const;
