import type { Columns } from "../base/columns.ts";
import { type Book, bestOf, NONE } from "../book/book.ts";
import {
  exerciseValue,
  MULTIPLIER,
  STOCK,
  settlementValue,
} from "../contracts/instrument-table.ts";
import { bestShown } from "../exchange/best-price.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { showSheets } from "../exchange/look.ts";
import { roundHalfAway } from "../money/amount.ts";
import type { Carry } from "../pricing/carry.ts";
import { createChainValue } from "../pricing/chain/price-in-chain.ts";
import type { ImpliedVolatility } from "../pricing/implied-volatility.ts";
import { evaluateOption } from "../pricing/option/evaluate-option.ts";
import { optionImpliedVolatility } from "../pricing/option/option-implied-volatility.ts";
import { createOptionTerms } from "../pricing/option/option-terms.ts";
import { createOptionValue } from "../pricing/option/option-value.ts";
import { readOptionTerms } from "../pricing/option/read-option-terms.ts";
import { isOfChain, prepareSlot, priceSeries } from "../quoting/chain-pricer.ts";
import { impliedInChain } from "../quoting/implied-in-chain.ts";

/**
 * One common mark per instrument and instant, the same for every account (economics 1.4). Stock:
 * the mid of its quote, in $0.0001 per share. Series: the mid of a two-sided quote that is not too
 * wide; else the volatility of the last such mid at the new spot, held inside what is quoted (an
 * American series not below what exercise brings); on the last day what exercise brings; in $0.0001
 * per contract.
 */
export interface Marks {
  readonly mark: Float64Array;
  /** 1 once the instrument has been marked. */
  readonly marked: Int32Array;
  /** Last volatility implied by a mid or a first trade, per year; 0 when there is none. */
  readonly volatility: Float64Array;
}

/** A quote wider than both is not a price: $0.25 per share, and a quarter of its mid. */
const WIDE_UNITS = 2_500;
const WIDE_SHARE = 0.25;

export function createMarks(columns: Columns, instruments: number): Marks {
  return {
    mark: columns.float64("marks.mark", instruments),
    marked: columns.int32("marks.marked", instruments),
    volatility: columns.float64("marks.volatility", instruments),
  };
}

/** A number that was another series' before starts without a mark. */
export function forgetMark(marks: Marks, instrument: number): void {
  marks.mark[instrument] = 0;
  marks.marked[instrument] = 0;
  marks.volatility[instrument] = 0;
}

/** The stock's mark: the mid of its book, or the last mark when a side is empty. */
export function markStock(marks: Marks, book: Book): void {
  const bid = bestOf(book, STOCK, 1);
  const ask = bestOf(book, STOCK, -1);
  if (bid === NONE || ask === NONE) return;
  marks.mark[STOCK] = roundHalfAway((book.price[bid]! + book.price[ask]!) / 2);
  marks.marked[STOCK] = 1;
}

/** Marks a live series on `today`; it stays unmarked until it has had a usable quote or trade. */
export function markSeries(
  marks: Marks,
  exchange: Exchange,
  carry: Carry,
  instrument: number,
  time: number,
  today: number,
): void {
  const { instruments: table } = exchange;
  if (today >= table.expiryDay[instrument]!) {
    // The official close: nobody's quote can say more than what exercise brings.
    marks.mark[instrument] = settlementValue(table, instrument, marks.mark[STOCK]!);
    marks.marked[instrument] = 1;
    return;
  }
  showSheets(exchange, instrument, time);
  const quotedBid = bestShown(exchange, instrument, 1);
  const quotedAsk = bestShown(exchange, instrument, -1);
  const bid = quotedBid ?? 0;
  const ask = quotedAsk ?? Number.POSITIVE_INFINITY;
  const twoSided = quotedBid !== undefined && quotedAsk !== undefined;
  const mid = (bid + ask) / 2;
  if (twoSided && ask - bid <= Math.max(WIDE_UNITS, WIDE_SHARE * mid)) {
    markAtPrice(marks, exchange, carry, instrument, today, mid);
    return;
  }
  if (marks.marked[instrument] === 0) return;
  const value = valueAtLastVolatility(marks, exchange, carry, instrument, today);
  const inside = roundHalfAway(Math.min(Math.max(value, bid), ask) * MULTIPLIER);
  const least = table.american[instrument]
    ? exerciseValue(table, instrument, marks.mark[STOCK]!)
    : 0;
  marks.mark[instrument] = Math.max(inside, least);
}

/** $0.0001 per share. */
function valueAtLastVolatility(
  marks: Marks,
  exchange: Exchange,
  carry: Carry,
  instrument: number,
  today: number,
): number {
  const sigma = marks.volatility[instrument]!;
  // With dividends to come, any other value takes a thousand times as long.
  if (carry.announced[0]! > 0 && sigma > 0 && isPricedInChain(exchange, instrument, today)) {
    priceSeries(CHAIN_VALUE, exchange.pricer, instrument, marks.mark[STOCK]!, sigma);
    return CHAIN_VALUE.price;
  }
  readOptionTerms(TERMS, exchange.instruments, carry, instrument, marks.mark[STOCK]!, today);
  evaluateOption(VALUE, TERMS, sigma);
  return VALUE.price;
}

/** Marks a series at a price per share in $0.0001 and keeps the volatility that it implies. */
export function markAtPrice(
  marks: Marks,
  exchange: Exchange,
  carry: Carry,
  instrument: number,
  today: number,
  price: number,
): void {
  const { instruments: table, pricer } = exchange;
  marks.mark[instrument] = roundHalfAway(price * MULTIPLIER);
  marks.marked[instrument] = 1;
  if (isPricedInChain(exchange, instrument, today)) {
    const guess = marks.volatility[instrument]! || FIRST_GUESS;
    const sigma = impliedInChain(pricer, instrument, marks.mark[STOCK]!, price, guess);
    if (!Number.isNaN(sigma)) marks.volatility[instrument] = sigma;
    return;
  }
  readOptionTerms(TERMS, table, carry, instrument, marks.mark[STOCK]!, today);
  optionImpliedVolatility(IMPLIED, TERMS, price);
  // A price outside the band has no volatility: the last one stays, or 0 (intrinsic value).
  if (IMPLIED.status === "ok") marks.volatility[instrument] = IMPLIED.sigma;
}

/** Volatility per year from which the first implied one is looked for. */
const FIRST_GUESS = 0.25;

/** A chain that makers quote by sheets is priced expiry by expiry. */
function isPricedInChain(
  { sheets, pricer, instruments }: Exchange,
  instrument: number,
  today: number,
): boolean {
  if (sheets.makers === 0) return false;
  if (!isOfChain(instruments, instrument)) return false;
  return prepareSlot(pricer, instruments.expiries.slot[instrument]!, today);
}

const TERMS = createOptionTerms();
const VALUE = createOptionValue();
const CHAIN_VALUE = createChainValue();
const IMPLIED: ImpliedVolatility = { sigma: 0, status: "ok" };
