import { varianceYears } from "../../calendar/clocks.ts";
import { STOCK } from "../../contracts/instrument-table.ts";
import type { Market } from "../../market/market-state.ts";
import { logRatio } from "../../math/log.ts";
import { type ForecastSurface, flatSurface } from "../../participants/dealing/forecast-surface.ts";
import type { HestonParameters } from "../../pricing/heston/heston-exponent.ts";
import { meanVariance } from "../../pricing/heston/mean-variance.ts";
import { forwardOf, prepareSlot } from "../../quoting/chain-pricer.ts";
import { HestonSmiles } from "../../volatility/heston/heston-smiles.ts";
import { type Svi, smileVolatility } from "../../volatility/smile/svi.ts";
import { announcedVariance } from "./trouble/announced-variance.ts";
import type { Announcement } from "./trouble/trouble-config.ts";

const MONTH = 1 / 12;
const MONTH_DAYS = 30;

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
  /** Of moves that are announced: by each expiry, and within a month. */
  readonly #announced: readonly number[];
  readonly #announcedInMonth: number;
  /** One volatility for all strikes and expiries. */
  readonly #isFlat: boolean;

  /**
   * @param forecast volatility per year of all expiries, as of the open. @param heston the world's
   * own smile, where it has one. @param announcements that everybody knows of.
   */
  constructor(
    market: Market,
    today: number,
    forecast: number,
    heston: HestonParameters | undefined,
    announcements: readonly Announcement[] = [],
  ) {
    const { expiries } = market.instruments;
    const days = [...expiries.day].filter((day, slot) => expiries.series[slot]! > 0 && day > today);
    days.sort((a, b) => a - b);
    const years = days.map((day) => varianceYears(today, day));
    const by = (day: number): number => announcedVariance(announcements, today, day);
    this.#announced = days.map(by);
    this.#announcedInMonth = by(today + MONTH_DAYS);
    const nothing = this.#announced.every((one) => one === 0);
    this.#isFlat = heston === undefined && nothing;
    const flat = flatSurface(forecast, days, years);
    this.#market = market;
    this.#today = today;
    this.#heston = heston;
    this.#fitted = heston === undefined ? undefined : new HestonSmiles(heston, years);
    this.expiries = days;
    this.years = years;
    this.smiles = flat.smiles.map((smile, i) => this.#withAnnounced(smile, i));
    this.levels = nothing ? flat.levels : this.#levels();
    this.month = this.#monthOf(forecast);
  }

  /** @param variance of the stock now, per year; nothing changes where it is not known. */
  moveTo(variance: number | undefined): void {
    if (this.#fitted === undefined || this.#heston === undefined || variance === undefined) return;
    this.smiles = this.#fitted.at(variance).map(([svi], i) => this.#withAnnounced(svi!, i));
    this.levels = this.#levels();
    this.month = this.#monthOf(Math.sqrt(meanVariance(this.#heston, variance, MONTH)));
  }

  /** A move on a known date adds to the total variance of every strike that lives to see it. */
  #withAnnounced(smile: Svi, i: number): Svi {
    const announced = this.#announced[i]!;
    return announced === 0 ? smile : { ...smile, a: smile.a + announced };
  }

  #levels(): number[] {
    return this.smiles.map((smile, i) => smileVolatility(smile, this.years[i]!, 0));
  }

  #monthOf(sigma: number): number {
    const announced = this.#announcedInMonth;
    return announced === 0 ? sigma : Math.sqrt(sigma * sigma + announced / MONTH);
  }

  sigmaOf(series: number): number {
    if (this.#isFlat) return this.month;
    const { instruments, exchange, marks } = this.#market;
    const i = this.expiries.indexOf(instruments.expiryDay[series]!);
    const slot = instruments.expiries.slot[series]!;
    if (i < 0 || !prepareSlot(exchange.pricer, slot, this.#today)) return this.month;
    const forward = forwardOf(exchange.pricer, slot, marks.mark[STOCK]!);
    const k = logRatio(instruments.strike[series]!, forward);
    return smileVolatility(this.smiles[i]!, this.years[i]!, k);
  }
}
