import type { HedgePolicy } from "../../../src/participants/hedge-book.ts";
import { InputError } from "../../input/input-error.ts";
import { oneOf } from "../flags.ts";
import { type HistoryFlags, readHistoryFlags } from "../history/history-flags.ts";
import {
  type HedgeVolatility,
  readHedge,
  readHedgeVolatility,
} from "../replay/flags/hedge-flags.ts";
import type { ReplayOptions } from "../replay/options.ts";

/** The flags of a run of the user's own trades, understood; no file has been opened. */
export interface TradesFlags {
  readonly history: HistoryFlags;
  readonly hedge: HedgePolicy;
  readonly hedgeVolatility: HedgeVolatility;
  /** The same as it was asked for. */
  readonly hedgeVol: string;
  readonly style: "european" | "american";
}

/** Flags that say something of a run of trades, by their names in the options. */
const WITH_TRADES: readonly string[] = [
  ..."trades prices ticker close splits rates dividends halfSpread".split(" "),
  ..."hedge hedgeVol style greeks seed json".split(" "),
];

/**
 * @param given names of the flags on the command line.
 * @throws InputError for flags that a file of trades answers already, and without prices.
 */
export function readTradesFlags(options: ReplayOptions, given: readonly string[]): TradesFlags {
  const denied = given.filter((name) => !WITH_TRADES.includes(name)).map(asFlag);
  if (denied.length > 0) {
    throw new InputError({
      what: `${denied.join(", ")} cannot be used with --trades`,
      why: "Your file says what was traded, when and at which price",
      mend: `Leave out ${denied.length === 1 ? "this flag" : "these flags"}`,
    });
  }
  if (options.prices === undefined) {
    throw new InputError({
      what: "--trades without --prices",
      why: "What your buyer did with the shares follows from the stock's prices alone",
      mend: "Give daily closes of the stock as they were traded, such as --prices AAPL.csv",
    });
  }
  return {
    history: readHistoryFlags(options),
    hedge: readHedge(options.hedge),
    hedgeVolatility: readHedgeVolatility(options.hedgeVol),
    hedgeVol: options.hedgeVol,
    style: oneOf("--style", options.style, ["american", "european"] as const),
  };
}

/** `hedgeVol` as `--hedge-vol`. */
function asFlag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
