import { varianceYears } from "../../calendar/clocks.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import type { Market } from "../../market/market-state.ts";
import { logRatio } from "../../math/log.ts";
import { type ForecastSurface, flatSurface } from "../../participants/dealing/forecast-surface.ts";
import type { HestonParameters } from "../../pricing/heston/heston-exponent.ts";
import { meanVariance } from "../../pricing/heston/mean-variance.ts";
import { prepareSlot } from "../../quoting/chain-pricer.ts";
import { HestonSmiles } from "../../volatility/heston/heston-smiles.ts";
import { type Svi, smileVolatility } from "../../volatility/smile/svi.ts";

const MONTH = 1 / 12;

/** What is forecast of a session's expiries, as the stock's variance moves through it. */
export class SessionSurface implements ForecastSurface {
  readonly expiries: readonly number[];
  readonly years: readonly number[];
  smiles: readonly Svi[];
  levels: readonly number[];
  month: number;
  readonly #market: Market;
  readonly #today: number;
  readonly #heston: HestonParameters | undefined;
  readonly #fitted: HestonSmiles | undefined;

  /**
   * @param forecast volatility per year of all expiries, as of the open. @param heston the world's
   * own smile, where it has one.
   */
  constructor(
    market: Market,
    today: number,
    forecast: number,
    heston: HestonParameters | undefined,
  ) {
    const { expiries } = market.instruments;
    const days = [...expiries.day].filter((day, slot) => expiries.series[slot]! > 0 && day > today);
    days.sort((a, b) => a - b);
    const years = days.map((day) => varianceYears(today, day));
    const flat = flatSurface(forecast, days, years);
    this.#market = market;
    this.#today = today;
    this.#heston = heston;
    this.#fitted = heston === undefined ? undefined : new HestonSmiles(heston, years);
    this.expiries = days;
    this.years = years;
    this.smiles = flat.smiles;
    this.levels = flat.levels;
    this.month = forecast;
  }

  /** @param variance of the stock now, per year; nothing changes where it is not known. */
  moveTo(variance: number | undefined): void {
    if (this.#fitted === undefined || this.#heston === undefined || variance === undefined) return;
    this.smiles = this.#fitted.at(variance).map(([svi]) => svi!);
    this.levels = this.smiles.map((smile, i) => smileVolatility(smile, this.years[i]!, 0));
    this.month = Math.sqrt(meanVariance(this.#heston, variance, MONTH));
  }

  sigmaOf(series: number): number {
    if (this.#fitted === undefined) return this.month;
    const { instruments, exchange, marks } = this.#market;
    const i = this.expiries.indexOf(instruments.expiryDay[series]!);
    const slot = instruments.expiries.slot[series]!;
    if (i < 0 || !prepareSlot(exchange.pricer, slot, this.#today)) return this.month;
    const forward = marks.mark[STOCK]! * exchange.pricer.growth[slot]!;
    const k = logRatio(instruments.strike[series]!, forward);
    return smileVolatility(this.smiles[i]!, this.years[i]!, k);
  }
}
