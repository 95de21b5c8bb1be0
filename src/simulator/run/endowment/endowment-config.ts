/** Name and class of the account that has the other side of an endowment. */
export const ENDOWMENT = "endowment";

/** So many contracts of a series for each of those who are endowed; below 0 they owe them. */
export interface EndowedOption {
  /** 1 call, -1 put. */
  readonly right: 1 | -1;
  /** $0.0001 per share; listed on the first day, as is the expiry. */
  readonly strike: number;
  /** Days since 1970-01-01. */
  readonly expiryDay: number;
  readonly contracts: number;
}

/**
 * Options that some begin with, hedged, whatever the public does: for experiments in which what
 * they own must not come from the prices. An account that trades no more has the other side.
 */
export interface Endowment {
  /** Names of the accounts that are endowed, all with the same. */
  readonly accounts: readonly string[];
  readonly options: readonly EndowedOption[];
}
