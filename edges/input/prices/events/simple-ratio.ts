/** Whole shares: `newShares` for each `oldShares`. */
export interface ShareRatio {
  readonly newShares: number;
  readonly oldShares: number;
}

/** Beyond these terms a ratio is not one that a company chooses. */
const WHOLE_MAX = 100;
const TERM_MAX = 10;

/** Ratios of splits, simplest (smallest sum of terms) first: 2:1, 1:2, 3:1 ... 100:1, 10:9. */
export const SIMPLE_RATIOS: readonly ShareRatio[] = simpleRatios();

/**
 * The fraction with the smallest terms from `low` to `high`, by continued fractions (the node of
 * the Stern-Brocot tree that is highest in the interval).
 *
 * @param low above 0. @param high from `low` on.
 */
export function simplestFraction(low: number, high: number): ShareRatio {
  const whole = Math.floor(low);
  if (whole === low) return { newShares: whole, oldShares: 1 };
  if (whole + 1 <= high) return { newShares: whole + 1, oldShares: 1 };
  const rest = simplestFraction(1 / (high - whole), 1 / (low - whole));
  return { newShares: whole * rest.newShares + rest.oldShares, oldShares: rest.newShares };
}

/** New shares per old share. */
export function ratioOf({ newShares, oldShares }: ShareRatio): number {
  return newShares / oldShares;
}

/** As announcements write it: `2:1`. */
export function ratioWords({ newShares, oldShares }: ShareRatio): string {
  return `${newShares}:${oldShares}`;
}

/** In lowest terms. */
export function reduced(newShares: number, oldShares: number): ShareRatio {
  const divisor = greatestDivisor(newShares, oldShares);
  return { newShares: newShares / divisor, oldShares: oldShares / divisor };
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function simpleRatios(): ShareRatio[] {
  const ratios: ShareRatio[] = [];
  for (let a = 1; a <= WHOLE_MAX; a++) {
    for (let b = 1; b <= WHOLE_MAX; b++) {
      const isWhole = a === 1 || b === 1;
      const isSmall = a <= TERM_MAX && b <= TERM_MAX;
      if (a === b || greatestDivisor(a, b) !== 1 || !(isWhole || isSmall)) continue;
      ratios.push({ newShares: a, oldShares: b });
    }
  }
  return ratios.sort((a, b) => a.newShares + a.oldShares - b.newShares - b.oldShares);
}
