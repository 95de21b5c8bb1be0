import { X01 } from "./beyond/x01-gamma-feedback.ts";
import { X02 } from "./beyond/x02-premium-illusion.ts";
import { X03 } from "./beyond/x03-premium-after-costs.ts";
import { X04 } from "./beyond/x04-early-assignment.ts";
import { X05 } from "./beyond/x05-pinning.ts";
import type { Claim, Experiment } from "./claim.ts";
import { M05 } from "./hedging/m05-article-example.ts";
import { M06 } from "./hedging/m06-gain-from-swings.ts";
import { M07 } from "./hedging/m07-fair-value.ts";
import { M08 } from "./hedging/m08-swings-paid-for.ts";
import { M01 } from "./makers/m01-every-sale-has-a-buyer.ts";
import { M02 } from "./makers/m02-spread.ts";
import { M03 } from "./makers/m03-inventory-skew.ts";
import { M04 } from "./makers/m04-thin-chain.ts";
import { M09 } from "./makers/m09-limits.ts";
import { M10 } from "./makers/m10-prices-move.ts";
import { M11 } from "./traders/m11-accuracy.ts";
import { M12 } from "./traders/m12-vega-by-door.ts";
import { M13 } from "./traders/m13-bounded-distortion.ts";
import { M14 } from "./value/m14-closed-market.ts";
import { M15 } from "./value/m15-company-adds.ts";
import { M16 } from "./value/m16-both-gain.ts";
import { M17 } from "./value/m17-new-money.ts";

/** All claims: the article's mechanisms in their order, then what goes beyond it. */
export const CLAIMS: readonly Claim[] = [
  ...[M01, M02, M03, M04],
  ...[M05, M06, M07, M08],
  ...[M09, M10, M11, M12, M13],
  ...[M14, M15, M16, M17],
  ...[X01, X02, X03, X04, X05],
];

/** The claim of an id, whatever its letters' case. */
export function claimOf(id: string): Claim | undefined {
  return CLAIMS.find((claim) => claim.id === id.toUpperCase());
}

/** @throws RangeError for a name that no claim's experiment has. */
export function experimentOf(name: string): Experiment {
  const all = CLAIMS.flatMap(({ experiment, confirmation }) => {
    return confirmation === undefined ? [experiment] : [experiment, confirmation.experiment];
  });
  const found = all.find((experiment) => experiment.name === name);
  if (found === undefined) throw new RangeError(`no experiment ${name}`);
  return found;
}
