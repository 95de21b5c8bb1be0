/** A trading party, or an account that stands for the world outside the trading parties. */
export interface Account {
  readonly name: string;
  readonly outside: boolean;
  /** Whether cash beyond the account's own starting money earns and costs interest. */
  readonly bearsInterest: boolean;
}

/** The contra accounts of economics 1.1; every market has them, with these numbers. */
export const FUNDING = 0;
export const CLEARING_HOUSE = 1;
export const ISSUER = 2;
export const BANK = 3;
/** Has commissions. */
export const BROKER = 4;
/** Has what an exchange and the clearing house charge for each contract or share. */
export const EXCHANGE = 5;
/** Has what is charged on sales. */
export const REGULATOR = 6;

const OUTSIDE: readonly Account[] = [
  "funding",
  "clearing-house",
  "issuer",
  "bank",
  "broker",
  "exchange",
  "regulator",
].map((name) => ({ name, outside: true, bearsInterest: false }));

/** The number of the first trading party. */
export const FIRST_PARTY = 7;

/** Name of the account that pays what a party cannot; it comes after the trading parties. */
export const DEFAULT_FUND = "default-fund";

/** All accounts: the contra accounts, the trading parties, and the fund where there is one. */
export function accountsWith(
  parties: readonly Omit<Account, "outside">[],
  hasDefaultFund: boolean,
): readonly Account[] {
  const fund = { name: DEFAULT_FUND, outside: true, bearsInterest: false };
  return [
    ...OUTSIDE,
    ...parties.map((party) => ({ ...party, outside: false })),
    ...(hasDefaultFund ? [fund] : []),
  ];
}
