/** A file that people give by mistake. */
interface WrongKind {
  /** Plain names of columns that only it has. */
  readonly columns: readonly string[];
  readonly what: string;
  readonly mend: string;
}

/** Files of the same brokers that hold no trades. */
export const WRONG_KINDS: readonly WrongKind[] = [
  {
    columns: ["lastprice", "percentofaccount"],
    what: "this is a Fidelity positions file; we need history",
    mend: "Fidelity: Activity & Orders -> History -> Download",
  },
  {
    columns: ["symbol", "mktvalmarketvalue"],
    what: "this is a Schwab positions file; we need transactions",
    mend: "Schwab: Accounts -> History -> Export -> CSV",
  },
  {
    columns: ["closeddate", "gainloss"],
    what: "this is a file of realised gains; we need transactions",
    mend: "Export the broker's history of transactions",
  },
  {
    columns: ["dte", "strikeprice"],
    what: "this is a tastytrade positions file; we need transactions",
    mend: "tastytrade: History -> Transactions -> CSV",
  },
];
