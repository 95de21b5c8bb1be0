import type { Rows } from "../../messages/rows.ts";

/** For {@link Actor}: when somebody does not want to be woken. */
export const NEVER: number = Number.POSITIVE_INFINITY;

/** Somebody whom the kernel wakes: a participant, or a part of the world. */
export interface Actor {
  /**
   * Looks at the market and sends commands, which arrive after the actor's latency.
   *
   * @param now microseconds of exchange-local time. Returns when to be woken next: later, or NEVER.
   */
  wake(now: number): number;
  /**
   * Hears every trade, and what happens to the actor's own orders, as it happens. Returns when it
   * wants to be woken for it (what is past means now), or NEVER.
   *
   * @param events the market's ring. @param place of the event.
   */
  hear?(events: Rows, place: number): number;
}
