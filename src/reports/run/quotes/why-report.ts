import { dayOf, isoFromDay, timeOfDay } from "../../../calendar/civil-date.ts";
import { STOCK } from "../../../contracts/instrument-table.ts";
import { bestPrice } from "../../../exchange/best-price.ts";
import { lookAt, stockHalfSpread } from "../../../exchange/look.ts";
import type { Market } from "../../../market/market-state.ts";
import { dollarsFromAmount } from "../../../money/amount.ts";
import { inventoryShare } from "../../../participants/dealing/vega-buckets.ts";
import type { ChainMaker } from "../../../participants/market-maker/chain-maker.ts";
import type { Moment } from "../../../participants/own/own-view.ts";
import { createChainValue } from "../../../pricing/chain/price-in-chain.ts";
import { explainQuote } from "../../../quoting/explain-quote.ts";
import type { RunWorld } from "../../../simulator/run/run-world.ts";

/** Best bid and ask, dollars per share; null on an empty side. */
export interface BestQuote {
  readonly bid: number | null;
  readonly ask: number | null;
}

/** Why a maker quotes a series as he does: dollars per share, volatilities per year. */
export interface QuoteReason {
  readonly id: string;
  /** What a perfect forecaster expects of the strike, and what he believes beside it. */
  readonly forecast: number;
  readonly error: number;
  readonly premium: number;
  readonly fairVolatility: number;
  /** At the stock's mark. */
  readonly fairPrice: number;
  /** What he holds, weighed for this expiry, as a share of his limit; and of all his capital. */
  readonly share: number;
  readonly capitalUsed: number;
  /** What he adds to every volatility of the expiry for it, per year. */
  readonly skew: number;
  /** What he adds to the stock's mid for delta that he has not hedged. */
  readonly spotSkew: number;
  readonly middle: number;
  /** Half of the spread: volatility at the money, times the wing, as money; and the stock's. */
  readonly halfSpread: {
    readonly atTheMoney: number;
    readonly wing: number;
    readonly volatility: number;
    readonly stock: number;
  };
  /** After ticks; what he means, whatever of it stands beside older quotes; null: no such side. */
  readonly bid: number | null;
  readonly ask: number | null;
  readonly bidSize: number;
  readonly askSize: number;
}

/** `run --why`: the quotes of a series, beside the book. */
export interface WhyReport {
  readonly series: string;
  /** Of the round of quotes that is told: the first at the time that was asked for, or after it. */
  readonly time: string;
  readonly stock: BestQuote;
  readonly best: BestQuote;
  readonly makers: readonly QuoteReason[];
}

const VALUE = createChainValue();

/** Takes apart what the makers quote for a live series now. @param name its symbol. */
export function whyReport(
  world: RunWorld,
  moment: Moment,
  series: number,
  name: string,
): WhyReport {
  const { market, own, makers } = world;
  const { time } = moment;
  const desks = [...makers, ...own.makers.map(({ desk }) => desk)];
  return {
    series: name,
    time: `${isoFromDay(dayOf(time))} ${timeOfDay(time)}`,
    stock: bestOf(market, STOCK, time),
    best: bestOf(market, series, time),
    makers: desks.flatMap((desk) => reasonOf(market, desk, moment, series)),
  };
}

/** Nothing of a maker who does not quote the series now. */
function reasonOf(
  market: Market,
  desk: ChainMaker,
  { time, surface }: Moment,
  series: number,
): QuoteReason[] {
  const { exchange, accounts, book } = market;
  const { sheets, pricer } = exchange;
  const { view, settings, lean } = desk;
  const maker = sheets.makerOf[view.account]!;
  const look = lookAt(exchange, series, time);
  const row = look.maker.subarray(0, look.count).indexOf(maker);
  if (row < 0) return [];
  const [bidSize, askSize] = [look.bidSize[row]!, look.askSize[row]!];
  const parts = explainQuote(sheets, pricer, maker, series, time, stockHalfSpread(book));
  const forecast = surface.sigmaOf(series);
  view.priceSeries(VALUE, series, view.stockMark(), forecast + lean);
  const days = view.daysToExpiry(series);
  return [
    {
      ...{ id: accounts[view.account]!.name, forecast, premium: settings.premium },
      ...{ error: lean - settings.premium, fairVolatility: forecast + lean },
      fairPrice: dollarsFromAmount(VALUE.price),
      share: inventoryShare(days, desk.book.vegas, settings.vegaLimit),
      capitalUsed: desk.capitalUsed,
      ...{ skew: parts.shift - lean, spotSkew: dollarsFromAmount(parts.spotShift) },
      middle: dollarsFromAmount(parts.price),
      halfSpread: {
        ...{ atTheMoney: parts.halfSpread, wing: parts.widening },
        volatility: dollarsFromAmount(parts.volatilityHalf),
        stock: dollarsFromAmount(parts.stockHalf),
      },
      bid: bidSize > 0 ? dollarsFromAmount(look.bid[row]!) : null,
      ask: askSize > 0 ? dollarsFromAmount(look.ask[row]!) : null,
      ...{ bidSize, askSize },
    },
  ];
}

function bestOf({ exchange }: Market, instrument: number, time: number): BestQuote {
  const [bid, ask] = [1, -1].map((side) => bestPrice(exchange, instrument, side, time));
  return {
    bid: bid === undefined ? null : dollarsFromAmount(bid),
    ask: ask === undefined ? null : dollarsFromAmount(ask),
  };
}
