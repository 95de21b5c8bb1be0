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

/** Flags that show a replay of sales in another way. */
const VIEWS: readonly string[] = ["explain", "compare", "out"];

/**
 * @param given names of the flags on the command line.
 * @throws InputError for flags that a file of trades answers already, and without prices.
 */
export function readTradesFlags(options: ReplayOptions, given: readonly string[]): TradesFlags {
  refuseDenied(given.filter((name) => !WITH_TRADES.includes(name)));
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

function refuseDenied(names: readonly string[]): void {
  if (names.length === 0) return;
  const denied = names.map(asFlag).join(", ");
  const leave = `Leave out ${names.length === 1 ? "this flag" : "these flags"}`;
  if (names.every((name) => VIEWS.includes(name))) {
    throw new InputError({
      what: `${denied}: not yet with --trades`,
      why: "A sale a cycle can be told so, your own trades cannot",
      mend: `${leave}; --json has every position`,
    });
  }
  throw new InputError({
    what: `${denied} cannot be used with --trades`,
    why: "Your file says what was traded, when and at which price",
    mend: leave,
  });
}

/** `hedgeVol` as `--hedge-vol`. */
function asFlag(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
