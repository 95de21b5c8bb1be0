/** What the company does in a run (economics section 3); docs/market/company.md. */
export interface CompanyConfig {
  /** Earnings a year, as a share of what all shares cost at the start. */
  readonly earnings: number;
  /** Cash for each share and quarter, $0.0001; 0: none. A price file has its own. */
  readonly dividend: number;
  /** The first ex-date, in trading days from the first session; the next ones by quarters. */
  readonly exSession: number;
  /** Share of a quarter's earnings for which it buys its own shares. */
  readonly buyback: number;
  /** After the last session it buys every share at the price that the run began at. */
  readonly isWoundUp: boolean;
}
