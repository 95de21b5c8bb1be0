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
