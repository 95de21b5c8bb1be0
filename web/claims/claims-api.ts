import type { Measured } from "../../src/claims/claim.ts";
import type { ClaimReport } from "../../src/claims/claims-report.ts";

/** How far a play is. */
export interface PlayTold {
  /** Arms of seeds that have been played, of all. */
  readonly done: number;
  readonly total: number;
  /** For all of it, by what it takes on an ordinary computer. */
  readonly expectedSeconds: number;
}

/** A claim's experiment on one seed. */
export interface SeedPlay {
  readonly seed: number;
  /** What the command line keeps of each arm. */
  readonly arms: readonly { readonly arm: string; readonly measured: Measured }[];
  /** For each condition, or of an exact rule how far it is off; null: none on this seed. */
  readonly numbers: readonly (number | null)[];
}

export type OnTold = (told: PlayTold) => void;

/** What runs in the worker: the experiments of the command line. */
export interface ClaimsApi {
  /** @throws RangeError for a claim that does not exist. */
  playSeed(id: string, seed: number, onTold: OnTold): Promise<SeedPlay>;
  /**
   * The claim with a mechanism broken on purpose, on the few seeds that its test plays.
   *
   * @param broken index among the claim's breakages.
   */
  playBroken(id: string, broken: number, onTold: OnTold): Promise<ClaimReport>;
}
