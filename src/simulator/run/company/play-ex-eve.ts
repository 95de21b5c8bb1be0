import { nextTradingDay } from "../../../calendar/trading-days.ts";
import { exerciseBeforeEx } from "../../../participants/dealing/exercise-before-ex.ts";
import { OptionBuyer } from "../../../participants/option-buyer/option-buyer.ts";
import { paidBetween } from "../../../pricing/carry.ts";
import { applyAll, type RunWorld } from "../run-world.ts";
import type { SessionSurface } from "../session-surface.ts";

/** More than half of what is best exercised early is not (Pool, Stoll and Whaley 2008). */
const PUBLIC_NEGLECT = 0.5;

/** At the close before an ex-date: who holds calls that are worth no more alive exercises them. */
export function playExEve(
  world: RunWorld,
  surface: SessionSurface,
  today: number,
  time: number,
): void {
  const { market, makers, traders, desks, retail, own } = world;
  const nextDay = nextTradingDay(today);
  if (paidBetween(market.carry, today, nextDay) === 0) return;
  const sigmaOf = (series: number): number => surface.sigmaOf(series);
  const rows = market.commands;
  for (const { view } of [...traders, ...desks, ...own.traders]) {
    exerciseBeforeEx(view, { rows, account: view.account }, time, nextDay, sigmaOf);
    applyAll(world);
  }
  for (const { view, lean } of [...makers, ...own.makers.map(({ desk }) => desk)]) {
    const believed = (series: number): number => surface.sigmaOf(series) + lean;
    exerciseBeforeEx(view, { rows, account: view.account }, time, nextDay, believed);
    applyAll(world);
  }
  for (const { who } of retail) {
    if (!(who instanceof OptionBuyer)) continue;
    who.exerciseBeforeEx(time, today, nextDay, PUBLIC_NEGLECT, surface);
    applyAll(world);
  }
}
