import { createStream } from "../../../math/random-stream.ts";
import type { Outbox } from "../../../messages/outbox.ts";
import { type ErrorSettings, ForecastError } from "../../../participants/dealing/forecast-error.ts";
import { ChainMaker } from "../../../participants/market-maker/chain-maker.ts";
import { Guard } from "../../../participants/own/guard.ts";
import type { Hedge, Trader } from "../../../participants/own/own-api.ts";
import { OwnQuotes } from "../../../participants/own/own-quotes.ts";
import { MOST_RESTING, OwnTraderView } from "../../../participants/own/own-trader-view.ts";
import { OwnView, type Seen } from "../../../participants/own/own-view.ts";
import { SeriesNames } from "../../../participants/own/series-names.ts";
import type { MarketView } from "../../../view/market-view.ts";
import type { OwnConfig, RunConfig } from "../run-config.ts";

/** Classes of the participants of the user's own: they have no folder of their own. */
export const OWN_MAKER = "own-maker";
export const OWN_TRADER = "own-trader";

/** What every participant of the user's own has. */
interface OwnParty {
  readonly seen: Seen;
  /** Of his account. */
  readonly view: MarketView;
  readonly outbox: Outbox;
  readonly hedge: Hedge;
}

export interface OwnMaker extends OwnParty {
  readonly own: OwnView;
  readonly quotes: OwnQuotes;
  readonly desk: ChainMaker;
}

export interface OwnTrader extends OwnParty {
  readonly own: OwnTraderView;
  readonly participant: Trader;
  /** Whether an order of his that rested has been filled since his last wake-up. */
  isFilled: boolean;
}

/** Who was taken out of the market, and why. */
export interface Suspension {
  readonly id: string;
  readonly reason: string;
  /** Microseconds of exchange-local time, and number of the command that took him out. */
  readonly time: number;
  readonly command: number;
}

/** The user's own participants of a run. */
export interface OwnParties {
  readonly names: SeriesNames;
  readonly makers: readonly OwnMaker[];
  readonly traders: readonly OwnTrader[];
  readonly suspended: Suspension[];
}

/** Of an account by its name. */
export interface OpenAccount {
  readonly view: (name: string) => MarketView;
  readonly outbox: (name: string) => Outbox;
}

/** Name and class of each one's account. */
export function ownNames({ own = [] }: RunConfig): { name: string; class: string }[] {
  return own.map(({ id, participant }) => {
    return { name: id, class: participant.kind === "maker" ? OWN_MAKER : OWN_TRADER };
  });
}

/** Makers among them: they send sheets, and see the stock as late as the first built-in one. */
export function ownSheets(config: RunConfig): { name: string; latencyUs: number }[] {
  const latencyUs = config.makers[0]?.latencyUs ?? 0;
  const makers = ownNames(config).filter((one) => one.class === OWN_MAKER);
  return makers.map(({ name }) => ({ name, latencyUs }));
}

/** Room in the books for what may rest of theirs: nobody else has less for it. */
export function ownOrders(config: RunConfig): number {
  return MOST_RESTING * ownNames(config).filter((one) => one.class === OWN_TRADER).length;
}

export function openOwn(config: RunConfig, accounts: OpenAccount): OwnParties {
  const names = new SeriesNames();
  const makers: OwnMaker[] = [];
  const traders: OwnTrader[] = [];
  for (const [i, one] of (config.own ?? []).entries()) {
    const { id, participant } = one;
    const [view, outbox] = [accounts.view(id), accounts.outbox(id)];
    const isMaker = participant.kind === "maker";
    const error = isMaker ? config.makers[0]!.error : config.traders.error;
    const seen = seenBy(config, one, `own-${i + 1}`, view, names, error);
    const party = { seen, view, outbox, hedge: participant.hedge ?? ("band" as const) };
    if (isMaker) {
      const own = new OwnView(seen);
      const quotes = new OwnQuotes(participant, seen.guard, own);
      const settings = { ...config.makers[0]!.settings, premium: 0 };
      const desk = new ChainMaker(view, outbox, settings, seen.error, quotes);
      makers.push({ ...party, own, quotes, desk });
    } else {
      const { vegaLimit, contracts } = config.traders.settings;
      const stockLimit = STOCK_OF_CAPITAL * config.traders.cash;
      const own = new OwnTraderView(seen, { vegaLimit, contracts, stockLimit });
      traders.push({ ...party, own, participant, isFilled: false });
    }
  }
  return { names, makers, traders, suspended: [] };
}

/** Shares that a trader may hold, in times of what he began with. */
const STOCK_OF_CAPITAL = 4;

function seenBy(
  { seed }: RunConfig,
  { id, explain, onWake }: OwnConfig,
  seat: string,
  market: MarketView,
  names: SeriesNames,
  settings: ErrorSettings,
): Seen {
  // By his seat, not by his name: who takes it in another arm has the same luck.
  const own = createStream(seed, `${seat}-forecast`);
  const error = new ForecastError(settings, own, createStream(seed, "common-forecast"));
  const guard = new Guard(id, explain, onWake);
  return { market, names, guard, error, stream: createStream(seed, seat) };
}
