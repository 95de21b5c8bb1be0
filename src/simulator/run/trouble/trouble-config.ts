/** What can go wrong in a run, and what is then done about it. */
export interface TroubleConfig {
  readonly margin?: MarginConfig | undefined;
  readonly halts?: HaltConfig | undefined;
  /** Known beforehand, with a move of the stock in the night before `day`. */
  readonly announcements: readonly Announcement[];
  readonly borrow?: BorrowConfig | undefined;
}

/** Margin calls, closing out, and the fund that pays what is then still owed. */
export interface MarginConfig {
  /** Besides each close, margins are looked at when the stock has moved by this share since. */
  readonly move: number;
  /** Share of the public that does what it is asked. */
  readonly mends: number;
  /** What the members pay into the default fund at the start, $0.0001. */
  readonly fund: number;
}

export interface HaltConfig {
  /** Moves of the stock from the session's first mark, ascending; the last one ends the day. */
  readonly levels: readonly number[];
  readonly durationUs: number;
}

/** A date at which something is announced before the open. */
export interface Announcement {
  /** Days since 1970-01-01: the first session after it. */
  readonly day: number;
  /** Of the logarithm of the move that everybody expects. */
  readonly variance: number;
}

/** Shares that are hard to borrow. */
export interface BorrowConfig {
  /** The first session of it, days since 1970-01-01. */
  readonly fromDay: number;
  /** What who is short pays, per year. */
  readonly rate: number;
}
