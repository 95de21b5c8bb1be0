/** What the world outside the trading parties does to the market. */
export type AdminCommand =
  /** Deposits (withdraws, if negative) cash units or shares, against the account `funding` or the
   * issuer. The cash that an account holds afterwards is its own starting money: no interest. */
  | { kind: "fund"; time: number; account: number; instrument: number; quantity: number }
  /** Lists a series: strike in $0.0001 per share, expiry as days since 1970-01-01. */
  | {
      kind: "list";
      time: number;
      right: "call" | "put";
      strike: number;
      expiryDay: number;
      ticks: "listed" | "none";
      style: "european" | "american";
    }
  /** Interest rate and dividend yield, continuous per year, known to everybody from now on. */
  | { kind: "carry"; time: number; rate: number; dividendYield: number }
  /** A cash dividend in $0.0001 per share, known in advance. */
  | { kind: "announce-dividend"; time: number; exDay: number; amount: number }
  /** Takes the mark of the stock alone. */
  | { kind: "mark-stock"; time: number }
  /** Takes one common mark of every live instrument. */
  | { kind: "mark"; time: number }
  /** Pays a dividend in $0.0001 per share on the shares held now. */
  | { kind: "dividend"; time: number; amount: number }
  /** Pays and charges interest for so many years at the published rate. */
  | { kind: "interest"; time: number; years: number }
  /** Charges who is short of the stock, for so many years at this rate, in favour of the lender. */
  | { kind: "borrow"; time: number; rate: number; years: number }
  /** What an account may send from now on: everything, only what reduces, nothing but cancels. */
  | { kind: "account-state"; time: number; account: number; state: keyof typeof ACCOUNT_STATE }
  /** What is asked of an account: before each order, by scan afterwards (docs/market/margin.md). */
  | { kind: "account-margin"; time: number; account: number; rule: keyof typeof MARGIN_RULE }
  /** Sets one fee of an account from now on: $0.0001 per unit, or a share of the proceeds. */
  | { kind: "fee"; time: number; account: number; fee: FeeKind; rate: number }
  /** One payment of an account to its broker, as a statement has it; below 0 a rebate. */
  | { kind: "charge"; time: number; account: number; amount: number }
  /** So many new shares for so many old ones: shares, series and marks change, no value does. */
  | { kind: "split"; time: number; newShares: number; oldShares: number }
  /** Orders that rest meet the sheets that have come to cross them. */
  | { kind: "sweep"; time: number }
  /** The session is over: orders for the day are cancelled. */
  | { kind: "end-day"; time: number }
  /** Exercises, assigns, delivers and removes a series at the stock's mark. */
  | { kind: "expire"; time: number; instrument: number }
  /** The company earns so much cash (loses it, below 0) from outside of this market. */
  | { kind: "earn"; time: number; amount: number }
  /** The company buys shares of an account at this price; below 0 it issues new ones to it. */
  | { kind: "buy-back"; time: number; account: number; quantity: number; price: number }
  /** A member pays into the default fund. */
  | { kind: "contribute"; time: number; account: number; amount: number }
  /** What an account owes that has nothing left is paid by the default fund; it is halted. */
  | { kind: "default"; time: number; account: number }
  /** From now on only cancels pass, until `resume`. */
  | { kind: "halt"; time: number }
  | { kind: "resume"; time: number };

/** What a fee is charged on, and who has it (docs/market/fees.md). */
export type FeeKind = keyof typeof FEE;

/**
 * Per contract traded: to the broker, to the exchange. Per share traded: to the exchange. On a sale
 * of shares or contracts: a share of the proceeds, and per contract or share, to the regulator.
 */
export const FEE = {
  commission: 0,
  contract: 1,
  share: 2,
  sale: 3,
  "contract-sold": 4,
  "share-sold": 5,
} as const;

export const ACCOUNT_STATE = { active: 0, reducing: 1, halted: 2 } as const;
/**
 * None; Reg T without credit, puts secured by cash; Reg T with half of the shares borrowed; by
 * scan, which is looked at after the fact and not order by order.
 */
export const MARGIN_RULE = { none: 0, cash: 1, margin: 2, scan: 3 } as const;
