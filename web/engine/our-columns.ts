/** The columns that a file of each kind must have, and those that it may lack. */
export const OUR_COLUMNS: Readonly<
  Record<
    "prices" | "trades",
    { readonly needed: readonly string[]; readonly optional: readonly string[] }
  >
> = {
  prices: { needed: ["date", "close"], optional: [] },
  trades: { needed: ["date", "action", "contract", "quantity", "price"], optional: ["fees"] },
};

/** Rows with such a word are no trades, or not to be read. */
export const LEAVE_OUT = "leave out";

/** What a word in an action column can mean, with the words for it; none yet comes first. */
export const ACTION_MEANINGS: readonly { readonly value: string; readonly name: string }[] = [
  { value: "", name: "choose" },
  { value: LEAVE_OUT, name: "nothing: leave these rows out" },
  { value: "buy", name: "bought" },
  { value: "sell", name: "sold" },
  { value: "buy to open", name: "bought to open" },
  { value: "sell to open", name: "sold to open" },
  { value: "buy to close", name: "bought to close" },
  { value: "sell to close", name: "sold to close" },
  { value: "expire", name: "expired" },
  { value: "assign", name: "assigned" },
  { value: "exercise", name: "exercised" },
  { value: "dividend", name: "dividend" },
  { value: "open", name: "opened, sold below 0" },
  { value: "close", name: "closed, sold below 0" },
  { value: "share", name: "shares, sold below 0" },
  { value: "split", name: "split, the price is its ratio" },
];
