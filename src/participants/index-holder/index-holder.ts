/**
 * Shares of each of several index holders: the share of the company that follows an index, in
 * equal whole parts; what does not divide is with the last. They hold, lend, and never trade.
 */
export function indexHoldings(shares: number, share: number, holders: number): number[] {
  const held = Math.round(shares * share);
  const each = Math.floor(held / holders);
  return Array.from({ length: holders }, (_, i) =>
    i === holders - 1 ? held - each * (holders - 1) : each,
  );
}
