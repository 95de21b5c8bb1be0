import { type Signal, signal } from "@preact/signals";

/** What the footer says of the run that is on the screen. */
export interface Proof {
  /** Left out where chance has no part in it, with the fingerprint. */
  readonly seed?: number;
  /** The fingerprint that the command line prints for the same run. */
  readonly stateHash?: string;
  readonly priceSource: string;
  /** Whose data it is, and under which licence. */
  readonly licence: string;
  /** The command line that makes the same run. */
  readonly command: string;
}

/** Set by a screen when it shows a run; undefined where none is shown. */
export const proof: Signal<Proof | undefined> = signal(undefined);
