/** What holds a maker back on one side: the more of his limit is used, the smaller he quotes. */
export interface SizeRule {
  /** Contracts that he quotes while nothing presses. */
  readonly contracts: number;
  /** Share of a limit up to which he quotes the full size. */
  readonly comfort: number;
}

/**
 * Contracts quoted on the side that would add to a risk of which this share of the limit is used:
 * all up to the comfort level, none at the limit, a straight line between.
 *
 * @param used share of the limit in the direction of the trade; negative: the trade reduces it.
 */
export function quoteSize(rule: SizeRule, used: number): number {
  const left = (1 - used) / (1 - rule.comfort);
  return Math.floor(rule.contracts * Math.min(Math.max(left, 0), 1));
}
