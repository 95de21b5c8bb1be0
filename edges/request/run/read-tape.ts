import { dayFromIso } from "../../../src/calendar/civil-date.ts";
import { isTradingDay } from "../../../src/calendar/trading-days.ts";
import { UNITS_PER_DOLLAR } from "../../../src/money/amount.ts";
import { type EventSettings, shocksOf } from "../../../src/scenarios/trouble-settings.ts";
import { hestonTape } from "../../../src/simulator/run/heston-tape.ts";
import { brownianTape, type TapeDay } from "../../../src/simulator/run/tape-path.ts";
import { InputError, quoted } from "../../input/input-error.ts";
import type { ReadBytes } from "../../input/read-file.ts";
import { recordedTape } from "./recorded-tape.ts";

interface CommonStock {
  /** A price file; without it the path is made. */
  readonly prices: string | undefined;
  /** A file of its dividends, or 0 for none; without it those that the adjusted close shows. */
  readonly dividends?: string | undefined;
  /** Dollars per share. */
  readonly start: number;
  /** Per year of the trading clock, as all below. */
  readonly drift: number;
  readonly steps: number;
}

/** A made stock: a Brownian motion with `sigma`, or Heston's, whose variance begins at its mean. */
type StockPath =
  | (CommonStock & { readonly model?: "gbm"; readonly sigma: number })
  | (CommonStock & {
      readonly model: "heston";
      readonly variance: number;
      readonly kappa: number;
      readonly xi: number;
      readonly rho: number;
    });

/** What of the settings decides the stock's path. */
export interface TapeSettings {
  readonly seed: number;
  readonly stock: StockPath;
  readonly events?: EventSettings;
}

/** A made stock trades from here on. */
const FIRST_DAY = dayFromIso("2024-01-02")!;

/** The sessions of a run: of a price file the last ones, or a made path. */
export async function readTape(
  settings: TapeSettings,
  sessions: number,
  readBytes: ReadBytes,
): Promise<TapeDay[]> {
  const { stock, seed } = settings;
  const { prices, dividends } = stock;
  if (prices !== undefined) {
    refuseEvents(settings.events);
    return recordedTape({ prices, dividends }, sessions, readBytes);
  }
  if (dividends !== undefined) throw withoutPrices(dividends);
  const days = tradingDaysFrom(FIRST_DAY, sessions);
  const { drift, steps: stepsPerSession } = stock;
  const shocks = settings.events ? shocksOf(settings.events, seed, stepsPerSession) : [];
  const path = { seed, drift, stepsPerSession, shocks, start: stock.start * UNITS_PER_DOLLAR };
  if (stock.model !== "heston") return brownianTape({ ...path, sigma: stock.sigma }, days);
  const { variance, kappa, xi, rho } = stock;
  return hestonTape({ ...path, variance, theta: variance, kappa, xi, rho }, days);
}

/** What has been recorded moves as it did. */
function refuseEvents(events: EventSettings | undefined): void {
  const paths = [
    ["events.jump", events?.jumpSession],
    ["events.earnings", events?.earningsSession],
  ] as const;
  const found = paths.find(([, session]) => session !== undefined && session > 0);
  if (found === undefined) return;
  throw new InputError({
    what: `setting ${found[0]}=${found[1]} beside stock.prices`,
    why: "recorded prices already hold their jumps",
    mend: "Give one of the two",
  });
}

function withoutPrices(dividends: string): InputError {
  return new InputError({
    what: `setting stock.dividends=${quoted(dividends)} without stock.prices`,
    why: "a made stock pays what the company does",
    mend: "Give company.dividend, or stock.prices too",
  });
}

function tradingDaysFrom(first: number, count: number): number[] {
  const days: number[] = [];
  for (let day = first; days.length < count; day++) if (isTradingDay(day)) days.push(day);
  return days;
}
