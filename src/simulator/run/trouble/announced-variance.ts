import type { Announcement } from "./trouble-config.ts";

/**
 * Variance of the logarithm that announced moves add between the close of today and that of a day:
 * on the clock of variance each counts its variance over sigma^2 more years.
 */
export function announcedVariance(
  announcements: readonly Announcement[],
  today: number,
  day: number,
): number {
  let sum = 0;
  for (const { day: on, variance } of announcements) {
    if (on > today && on <= day) sum += variance;
  }
  return sum;
}
