import { roundUpToTick } from "../../../contracts/tick-rule.ts";
import { accountNumber } from "../../../market/market-state.ts";
import { type Outbox, sendDayOrder, sendImmediateOrder } from "../../../messages/outbox.ts";
import { MarketView } from "../../../view/market-view.ts";
import { applyAll, type RunWorld } from "../run-world.ts";
import { fairPrice, hedgeFully } from "../seed-open-interest.ts";
import type { SessionSurface } from "../session-surface.ts";
import { ENDOWMENT, type EndowedOption } from "./endowment-config.ts";

/**
 * Everybody who is endowed trades his options with the account of the endowment, in the books, at
 * the fair value of the day, and has the shares that hedge them.
 *
 * @throws RangeError for a series that is not listed.
 */
export function endowAccounts(world: RunWorld, surface: SessionSurface, time: number): void {
  const { market, config } = world;
  if (config.endowment === undefined) return;
  const { accounts, options } = config.endowment;
  const outbox = (name: string): Outbox => {
    return { rows: market.commands, account: accountNumber(market.accounts, name) };
  };
  const other = outbox(ENDOWMENT);
  for (const name of accounts) {
    const own = outbox(name);
    const view = new MarketView(market, own.account);
    for (const option of options) {
      const series = seriesOf(view, option);
      const least = roundUpToTick(view.tickRule(series), 1);
      const price = Math.max(fairPrice(view, series, surface), least);
      const [buyer, seller] = option.contracts > 0 ? [own, other] : [other, own];
      const contracts = Math.abs(option.contracts);
      sendDayOrder(seller, time, series, "sell", price, contracts);
      sendImmediateOrder(buyer, time, series, "buy", price, contracts);
      applyAll(world);
    }
    hedgeFully(world, view, surface, time);
  }
}

function seriesOf(view: MarketView, { right, strike, expiryDay }: EndowedOption): number {
  let found: number | undefined;
  view.forEachLiveSeries((series, ...terms) => {
    const [itsRight, itsStrike, itsDay] = terms;
    if (itsRight === right && itsStrike === strike && itsDay === expiryDay) found = series;
  });
  if (found === undefined) throw new RangeError(`no series ${right} ${strike} ${expiryDay}`);
  return found;
}
