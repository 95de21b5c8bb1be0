/** Somebody who sells one option after the other, as a replay calls on him. */
export interface OptionSeller {
  /** What he sells next: 1 calls, -1 puts. */
  nextRight(): 1 | -1;
  /** Sells contracts at the bid, whatever it is; without a bid nothing. */
  sellOption(time: number, series: number, contracts: number): void;
  /** What buying back would cost, in $0.0001 per share; undefined without an ask. */
  ask(series: number): number | undefined;
  /** Buys back what he owes of a series, at the ask. */
  buyBack(time: number, series: number): void;
  /**
   * After an assignment: brings the shares to what the strategy holds between two sales.
   *
   * @param shares that the contracts stand for.
   */
  restoreShares(time: number, shares: number): void;
}
