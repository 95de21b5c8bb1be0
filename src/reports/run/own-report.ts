import { dayOf, isoFromDay, timeOfDay } from "../../calendar/civil-date.ts";
import type { OwnParties, Suspension } from "../../simulator/run/own/own-parties.ts";

/** A participant of the user's own who was taken out of the market. */
export interface SuspendedReport {
  readonly id: string;
  readonly reason: string;
  /** Of the exchange: 2025-03-04 10:30:00. */
  readonly time: string;
  /** Number of the command that took him out: the same on every run. */
  readonly command: number;
}

/** Nothing in a run without participants of one's own. */
export function suspendedReport({ makers, traders, suspended }: OwnParties): {
  readonly suspended?: readonly SuspendedReport[];
} {
  if (makers.length + traders.length === 0) return {};
  return { suspended: suspended.map(suspensionReport) };
}

function suspensionReport({ id, reason, time, command }: Suspension): SuspendedReport {
  return { id, reason, time: `${isoFromDay(dayOf(time))} ${timeOfDay(time)}`, command };
}
