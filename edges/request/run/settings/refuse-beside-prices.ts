import { InputError, type Place } from "../../../input/input-error.ts";
import type { RunSettings } from "../run-settings.ts";

const PATH = "the stock moves as the file says";
const PAID = "the stock pays what the file says";

/** Settings that mean nothing where the stock is read from a file, and why. */
const MEANINGLESS: ReadonlyMap<string, string> = new Map([
  ["stock.steps", "a price file has one price a session, its close"],
  ["stock.start", PATH],
  ["stock.sigma", PATH],
  ["stock.drift", PATH],
  ["stock.model", PATH],
  ["stock.variance", PATH],
  ["stock.kappa", PATH],
  ["stock.xi", PATH],
  ["stock.rho", PATH],
  ["company.dividend", PAID],
  ["company.exDate", PAID],
]);

/**
 * Refuses what a user asks of a made stock beside a price file. Settings of the scenario that he
 * changes are not his: the file takes their place.
 *
 * @param given together in a scenario file or by `--set`, and part of the settings already.
 */
export function refuseBesidePrices(
  { stock }: RunSettings,
  given: readonly { readonly path: string; readonly pathAt?: Place }[],
): void {
  if (stock.prices === undefined) return;
  for (const { path, pathAt } of given) {
    const why = MEANINGLESS.get(path);
    if (why === undefined) continue;
    throw new InputError({
      ...{ ...pathAt, what: `setting ${path} beside stock.prices`, why },
      mend:
        why === PAID
          ? "Leave it out; stock.dividends=FILE gives other dividends, 0 none"
          : "Give one of the two",
    });
  }
}
