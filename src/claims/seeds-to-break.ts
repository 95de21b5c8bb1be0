import type { Claim } from "./claim.ts";

/** Enough seeds to see what is broken in most claims; the dear ones have to do with fewer. */
const SEEDS = 6;
const OTHER_SEEDS: Readonly<Record<string, number>> = {
  ...{ M1: 2, M2: 4, M3: 3, M4: 2, M9: 3, M10: 3, M11: 5, M12: 3, M13: 3, M14: 2, M15: 3 },
  ...{ M17: 3, X1: 3, X5: 8 },
};

/** On how many seeds a broken mechanism of a claim is played: so few show that it is broken. */
export function seedsToBreak({ id }: Claim): number {
  return OTHER_SEEDS[id] ?? SEEDS;
}
