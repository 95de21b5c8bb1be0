import { tickRuleOf } from "../contracts/instrument-table.ts";
import { roundDownToTick, roundUpToTick } from "../contracts/tick-rule.ts";
import { logRatio } from "../math/log.ts";
import { createChainValue } from "../pricing/chain/price-in-chain.ts";
import {
  type ChainPricer,
  forwardOf,
  isOfChain,
  prepareSlot,
  priceSeries,
} from "./chain-pricer.ts";
import { midSeenBy, type QuoteSheets, SHEET, sheetPlace, usedSize } from "./quote-sheets.ts";

/** A quote in $0.0001 per share and contracts; a size of 0: nothing on that side. */
export interface SheetQuote {
  bid: number;
  ask: number;
  bidSize: number;
  askSize: number;
}

/** The least volatility that a sheet can mean, per year. */
const LEAST_SIGMA = 0.01;

const VALUE = createChainValue();

/**
 * What a maker's sheet says about a series now, into `out`: the volatility of its strike, shifted;
 * the value at the mid that he sees; half of the spread in volatility turned into money by the
 * vega, and half of the stock's own spread for the delta; outward to the tick, one tick wide at
 * least. Without a sheet, a mid or time left both sizes are 0.
 *
 * @param stockHalfSpread $0.0001 per share.
 */
export function evaluateSheet(
  out: SheetQuote,
  sheets: QuoteSheets,
  pricer: ChainPricer,
  maker: number,
  series: number,
  time: number,
  today: number,
  stockHalfSpread: number,
): void {
  out.bidSize = 0;
  out.askSize = 0;
  if (sheets.isLive[maker] === 0) return;
  const { table } = pricer;
  const slot = table.expiries.slot[series]!;
  const seen = midSeenBy(sheets, maker, time);
  if (seen === 0 || !prepareSlot(pricer, slot, today)) return;
  const spot = seen + sheets.spotShift[maker]!;
  if (spot <= 0 || !isOfChain(table, series)) return;
  const { terms } = sheets;
  const place = sheetPlace(maker, slot);
  if (terms[place + SHEET.day] !== table.expiries.day[slot]) return;
  const bidSize = terms[place + SHEET.bidSize]! - usedSize(sheets, maker, series, 1);
  const askSize = terms[place + SHEET.askSize]! - usedSize(sheets, maker, series, -1);
  if (bidSize <= 0 && askSize <= 0) return;
  const sigma = strikeSigma(sheets, pricer, place, slot, spot, table.strike[series]!);
  priceSeries(VALUE, pricer, series, spot, sigma);
  const half = terms[place + SHEET.halfSpread]! * widening(VALUE.delta) * VALUE.vega;
  const reach = half + Math.abs(VALUE.delta) * stockHalfSpread;
  const rule = tickRuleOf(table, series);
  out.bid = roundDownToTick(rule, Math.max(VALUE.price - reach, 0));
  const ask = roundUpToTick(rule, VALUE.price + reach);
  out.ask = ask > out.bid ? ask : roundUpToTick(rule, out.bid + 1);
  out.bidSize = out.bid > 0 ? Math.max(bidSize, 0) : 0;
  out.askSize = Math.max(askSize, 0);
}

/** Volatility per year of a strike: the smile's, plus the maker's shift. */
export function strikeSigma(
  { terms }: QuoteSheets,
  pricer: ChainPricer,
  place: number,
  slot: number,
  spot: number,
  strike: number,
): number {
  const k = logRatio(strike, forwardOf(pricer, slot, spot)) - terms[place + SHEET.m]!;
  const s = terms[place + SHEET.s]!;
  const wing = terms[place + SHEET.rho]! * k + Math.sqrt(k * k + s * s);
  const variance = terms[place + SHEET.a]! + terms[place + SHEET.b]! * wing;
  const rootYears = pricer.grid.rootYears[slot]! * pricer.sigmaScale[slot]!;
  return Math.max(Math.sqrt(variance) / rootYears + terms[place + SHEET.shift]!, LEAST_SIGMA);
}

/**
 * How much wider than at the money a strike is quoted in volatility: 1.3 times at a delta of .25, 2
 * times at .10, 2.6 at .02 and beyond (economics 3, from chains of 2011 and 2016). A call and a put
 * of one strike share it, so that parity survives.
 */
export function widening(delta: number): number {
  const d = Math.min(Math.abs(delta), 1 - Math.abs(delta));
  if (d >= 0.5) return 1;
  if (d >= 0.25) return 1 + (0.5 - d) * 1.2;
  if (d >= 0.1) return 1.3 + (0.25 - d) * (0.7 / 0.15);
  return 2 + Math.min(0.1 - d, 0.08) * 7.5;
}
