/** What a share is worth, whatever is traded: a path through the sessions of a run. */
export interface FundamentalPath {
  /** Begins a session. Sessions come in order. @param day days since 1970-01-01. */
  startDay(day: number): void;
  /** $0.0001 per share, a fraction allowed; times of the session, in any order. */
  valueAt(time: number): number;
  /** What an ex-date before the session's open has left of the value; 1 without one. */
  readonly exFactor?: number;
  /** The value changes only at whole multiples of this time after the open, in microseconds. */
  readonly stepUs: number;
}
