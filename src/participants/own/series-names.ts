import { dayOf, isoFromDay } from "../../calendar/civil-date.ts";
import { seriesSymbol } from "../../contracts/series-symbol.ts";
import { UNITS_PER_DOLLAR } from "../../money/amount.ts";
import type { MarketView } from "../../view/market-view.ts";
import type { Series } from "./own-api.ts";

/** The live series by name: their numbers are used again after an expiry, their names are not. */
export class SeriesNames {
  chain: readonly Series[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #names = new Map<number, string>();

  /** Series are listed before the open, and removed after the close. */
  startDay(view: MarketView, time: number): void {
    const today = dayOf(time);
    const chain: Series[] = [];
    this.#numbers.clear();
    this.#names.clear();
    view.forEachLiveSeries((series, right, strike, expiryDay) => {
      const id = seriesSymbol(right, strike, expiryDay);
      this.#numbers.set(id, series);
      this.#names.set(series, id);
      chain.push(
        Object.freeze({
          ...{ id, right: right === 1 ? ("call" as const) : ("put" as const) },
          strike: strike / UNITS_PER_DOLLAR,
          ...{ expiry: isoFromDay(expiryDay), days: expiryDay - today },
        }),
      );
    });
    this.chain = Object.freeze(chain);
  }

  numberOf(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  nameOf(series: number): string {
    return this.#names.get(series)!;
  }
}
