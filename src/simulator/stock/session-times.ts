import { microsecondsAt } from "../../calendar/civil-date.ts";
import {
  SESSION_CLOSE_SECONDS,
  SESSION_OPEN_SECONDS,
  SESSION_US,
} from "../../calendar/trading-days.ts";
import { cubeRoot } from "../../math/cube-root.ts";

const BEFORE_OPEN_SECONDS = 34_000;

/** While nobody trades: what is settled before the open is settled then, in microseconds. */
export function beforeOpenOf(day: number): number {
  return microsecondsAt(day, BEFORE_OPEN_SECONDS);
}

/** 09:30, in microseconds. */
export function openOf(day: number): number {
  return microsecondsAt(day, SESSION_OPEN_SECONDS);
}

/** 16:00, in microseconds. */
export function closeOf(day: number): number {
  return microsecondsAt(day, SESSION_CLOSE_SECONDS);
}

/**
 * Trading per unit of time at noon, of its mean; at the open and the close it is 3 - 2 x this: a
 * parabola (docs/assumptions/stock-crowd.md).
 */
const NOON = 0.6;

/**
 * The time by which a share of the session's activity has happened. With y from -1 at the open to
 * 1 at the close the intensity is a + 3 (1 - a) y^2; its integral (a y + (1 - a) y^3 + 1) / 2 is
 * solved for y by Cardano's formula.
 */
export function timeOfActivity(day: number, share: number): number {
  const p = NOON / (1 - NOON);
  const q = (2 * share - 1) / (1 - NOON);
  const root = Math.sqrt((q * q) / 4 + (p * p * p) / 27);
  const y = cubeRoot(q / 2 + root) + cubeRoot(q / 2 - root);
  return openOf(day) + Math.floor(((y + 1) / 2) * SESSION_US);
}
