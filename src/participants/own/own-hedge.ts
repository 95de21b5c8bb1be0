import type { Outbox } from "../../messages/outbox.ts";
import { roundHalfAway } from "../../money/amount.ts";
import { type BandSettings, hedgeToBand } from "../dealing/hedge-to-band.ts";
import { createOptionBook, readOptionBook } from "../dealing/option-book.ts";
import { tradeShares } from "../trade-shares-to.ts";
import type { Hedge, Occasion, View } from "./own-api.ts";
import type { Moment, OwnView, Seen } from "./own-view.ts";

const MOST_SHARES = 10_000_000;

const BOOK = createOptionBook();

/**
 * Trades shares by a participant's own hedge on an occasion, if it is one of his.
 *
 * @param rate continuous per year. @param band of his firm, for "band".
 */
export function hedgeOwn(
  seen: Seen,
  view: OwnView,
  hedge: Hedge,
  moment: Moment,
  occasion: Occasion,
  rate: number,
  band: BandSettings,
  outbox: Outbox,
): void {
  if (typeof hedge === "function") {
    hedgeByFunction(seen, view, hedge, moment, occasion, outbox);
    return;
  }
  if (occasion !== (hedge === "band" ? "step" : hedge)) return;
  const { market, error } = seen;
  readOptionBook(BOOK, market, (series) => moment.surface.sigmaOf(series) + error.value);
  const width = hedge === "band" ? band : undefined;
  hedgeToBand(market, outbox, BOOK, moment.time, rate, width);
}

function hedgeByFunction(
  { market, guard }: Seen,
  view: OwnView,
  hedge: (view: View) => number,
  moment: Moment,
  occasion: Occasion,
  outbox: Outbox,
): void {
  let wanted = 0;
  guard.wake(() => {
    view.begin(moment, occasion);
    wanted = guard.number(hedge(view.shown), "the hedge", -MOST_SHARES, MOST_SHARES);
  });
  if (guard.reason === undefined) tradeShares(market, outbox, moment.time, roundHalfAway(wanted));
}
