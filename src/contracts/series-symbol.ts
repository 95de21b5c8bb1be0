import { occSymbol } from "./occ-symbol.ts";

/** Root of the stock of a market that is made up. */
const ROOT = "ABC";

/**
 * What a series of a market is called: its OCC symbol with one space after the root, as in
 * `ABC 250321C00100000`.
 *
 * @param right 1 call, -1 put. @param strike $0.0001 per share.
 */
export function seriesSymbol(right: number, strike: number, expiryDay: number): string {
  const contract = { root: ROOT, strike, expiryDay, multiplier: 100 } as const;
  const named = occSymbol({ ...contract, right: right === 1 ? "call" : "put" });
  if (!named.ok) throw new RangeError(named.reason);
  return named.symbol.replace(/ +/, " ");
}
