import { describe, expect, it } from "vitest";
import {
  BUYER,
  listSeries,
  markAt,
  openMarket,
  quoteSeries,
  SELLER,
  timeOf,
} from "../../../test/support/three-parties.ts";
import { applyCommand } from "../../market/market.ts";
import type { Market } from "../../market/market-state.ts";
import { exerciseGain } from "../../pricing/option/exercise-gain.ts";
import { createOptionTerms } from "../../pricing/option/option-terms.ts";
import { MarketView } from "../../view/market-view.ts";
import { EXERCISE_MARGIN, isBestExercised } from "./exercise-before-ex.ts";

const SPOT = 1_000_000;
const TODAY = 10;

/** A share at 100 that pays 40 cents on the next day, and calls and puts that live on. */
function onTheEve(): { market: Market; series: readonly number[]; puts: readonly number[] } {
  const market = openMarket(64);
  markAt(market, timeOf(TODAY), SPOT);
  const time = timeOf(TODAY);
  applyCommand(market, { kind: "carry", time, rate: 0.04, dividendYield: 0 });
  applyCommand(market, { kind: "announce-dividend", time, exDay: TODAY + 1, amount: 4_000 });
  const list = (right: "call" | "put") =>
    [5, 12, 33].flatMap((days) =>
      [700, 850, 900, 930, 950, 970, 990, 1_050].map((strike) => {
        const terms = { right, strike: strike * 1_000, expiryDay: TODAY + days } as const;
        return listSeries(market, { ...terms, style: "american" });
      }),
    );
  return { market, series: list("call"), puts: list("put") };
}

describe("exercise before an ex-date", () => {
  const { market, series, puts } = onTheEve();
  const view = new MarketView(market, BUYER);

  it("brings what holding to the next close by the whole-life solution costs, to 1.5 cents", () => {
    const terms = createOptionTerms();
    let [best, held] = [0, 0];
    for (const sigma of [0.15, 0.25, 0.5]) {
      for (const one of series) {
        view.readTerms(one, terms);
        const twin = exerciseGain(terms, sigma, 1);
        const gain = view.gainBeforeEx(one, sigma, TODAY + 1)!;
        // The twin's holder may still exercise tomorrow, and loses a day's interest on the strike.
        expect(Math.abs(gain - twin)).toBeLessThan(150 + view.strike(one) * (0.04 / 365));
        if (Math.abs(twin - EXERCISE_MARGIN) < 300) continue;
        const isBest = isBestExercised(view, one, sigma, TODAY + 1);
        expect(isBest).toBe(twin > EXERCISE_MARGIN);
        if (isBest) best++;
        else held++;
      }
    }
    expect(Math.min(best, held)).toBeGreaterThan(15);
  });

  it("is nothing for puts, on other days, and for a call that somebody bids more for", () => {
    for (const one of puts) expect(view.gainBeforeEx(one, 0.25, TODAY + 1)).toBeUndefined();
    expect(view.gainBeforeEx(series[0]!, 0.25, TODAY)).toBeUndefined();
    const deep = series[1]!;
    expect(isBestExercised(view, deep, 0.25, TODAY + 1)).toBe(true);
    quoteSeries(market, deep, SELLER, 150_000, 0);
    expect(isBestExercised(view, deep, 0.25, TODAY + 1)).toBe(true);
    quoteSeries(market, deep, SELLER, 150_500, 0);
    expect(isBestExercised(view, deep, 0.25, TODAY + 1)).toBe(false);
  });
});
