import { firstListedStrikeAtOrAbove, nearestListedStrike } from "../../contracts/strike-ladder.ts";
import { exp } from "../../math/exp.ts";
import { strikeAtDelta } from "../../pricing/strike-at-delta.ts";

/** How the seller chooses the strike on the day of the sale. */
export type StrikeRule =
  /** The nearest listed strike (ties up). */
  | { readonly kind: "atm" }
  /** The first listed strike at or above the spot. */
  | { readonly kind: "atm-above" }
  /** The spot itself, unlisted. */
  | { readonly kind: "spot" }
  /** The listed strike nearest to the one whose delta has this size (see `hasStrike`). */
  | { readonly kind: "delta"; readonly delta: number }
  /** The listed strike nearest to the spot moved out of the money by this share of it. */
  | { readonly kind: "otm"; readonly share: number };

/** What is known of the option when its strike is chosen; prices in $0.0001 per share. */
export interface SaleTerms {
  readonly right: 1 | -1;
  readonly spot: number;
  /** The spot less the present value of the announced dividends. */
  readonly discountedSpot: number;
  readonly years: number;
  readonly rate: number;
  readonly dividendYield: number;
  /** Per year of the market's clock. */
  readonly sigma: number;
  /** What that is multiplied by for one per calendar year until the expiry. */
  readonly sigmaScale: number;
}

/**
 * Whether an option of this life can have the strike asked for: with a dividend yield q no delta
 * reaches e^(-qT).
 */
export function hasStrike(rule: StrikeRule, years: number, dividendYield: number): boolean {
  return rule.kind !== "delta" || rule.delta * exp(dividendYield * years) < 1;
}

/** The strike in $0.0001 per share, where the rule `hasStrike`. */
export function chooseStrike(rule: StrikeRule, terms: SaleTerms): number {
  const { right, spot, discountedSpot, years, rate, dividendYield } = terms;
  switch (rule.kind) {
    case "atm":
      return nearestListedStrike(spot);
    case "atm-above":
      return firstListedStrikeAtOrAbove(spot);
    case "spot":
      return spot;
    case "delta": {
      const wanted = rule.delta;
      const sigma = terms.sigma * terms.sigmaScale;
      return nearestListedStrike(
        strikeAtDelta(right, wanted, discountedSpot, years, rate, dividendYield, sigma),
      );
    }
    case "otm":
      return nearestListedStrike(spot * (1 + right * rule.share));
  }
}
