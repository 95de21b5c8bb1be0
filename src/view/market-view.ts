import { dayOf } from "../calendar/civil-date.ts";
import { sessionYearsLeft } from "../calendar/clocks.ts";
import { type InstrumentTable, STOCK, tickRuleOf } from "../contracts/instrument-table.ts";
import type { TickRule } from "../contracts/tick-rule.ts";
import { bestPrice } from "../exchange/best-price.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { balanceOf, type Ledger } from "../ledger/ledger.ts";
import type { Marks } from "../marks/marks.ts";
import { dollarsFromAmount } from "../money/amount.ts";
import { type EuropeanGreeks, evaluateEuropean } from "../pricing/black-scholes.ts";
import { type Carry, paidBetween } from "../pricing/carry.ts";
import { type ChainValue, createChainValue } from "../pricing/chain/price-in-chain.ts";
import type { OptionTerms } from "../pricing/option/option-terms.ts";
import { readOptionTerms } from "../pricing/option/read-option-terms.ts";
import { isOfChain, prepareSlot, priceAfterEx, priceSeries } from "../quoting/chain-pricer.ts";
import { impliedInChain } from "../quoting/implied-in-chain.ts";
import { capitalUsed } from "../risk/margin/maker-capital.ts";
import type { PreTrade } from "../risk/pre-trade.ts";

const VALUE = createChainValue();

/** The parts of a market that a view reads. */
interface Visible {
  readonly clock: Float64Array;
  readonly exchange: Exchange;
  readonly marks: Marks;
  readonly ledger: Ledger;
  readonly instruments: InstrumentTable;
  readonly carry: Carry;
  readonly preTrade: PreTrade;
}

/**
 * What one participant may read: public prices and terms, and its own holdings. Nothing here can
 * change the market, and nothing shows another account.
 */
export class MarketView {
  readonly account: number;
  readonly #market: Visible;

  constructor(market: Visible, account: number) {
    this.#market = market;
    this.account = account;
  }

  /** Best price of the stock or a series in $0.0001 per share; undefined on an empty side. */
  bestPrice(instrument: number, side: "bid" | "ask"): number | undefined {
    const { exchange, clock } = this.#market;
    return bestPrice(exchange, instrument, side === "bid" ? 1 : -1, clock[0]!);
  }

  /** The stock's mark in $0.0001 per share. */
  stockMark(): number {
    return this.#market.marks.mark[STOCK]!;
  }

  /** Own shares or contracts; negative when short. */
  position(instrument: number): number {
    return balanceOf(this.#market.ledger, this.account, instrument);
  }

  /** Calls `visit` for each series that this account holds or owes. */
  forEachOwnSeries(visit: (series: number, contracts: number) => void): void {
    const { live, liveCount } = this.#market.instruments;
    for (let i = 0; i < liveCount[0]!; i++) {
      const series = live[i]!;
      const contracts = this.position(series);
      if (contracts !== 0) visit(series, contracts);
    }
  }

  /** Calls `visit` for each order of this account that rests; its side is 1 buy, -1 sell. */
  forEachOwnOrder(
    visit: (
      order: number,
      instrument: number,
      side: number,
      price: number,
      quantity: number,
    ) => void,
  ): void {
    const { book } = this.#market.exchange;
    for (let slot = 0; slot < book.capacity; slot++) {
      const side = book.side[slot]!;
      if (side === 0 || book.owner[slot] !== this.account) continue;
      const [price, quantity] = [book.price[slot]!, book.remaining[slot]!];
      visit(book.id[slot]!, book.instrument[slot]!, side, price, quantity);
    }
  }

  /** $0.0001 per share. */
  strike(series: number): number {
    return this.#market.instruments.strike[series]!;
  }

  daysToExpiry(series: number): number {
    const { instruments, clock } = this.#market;
    return instruments.expiryDay[series]! - dayOf(clock[0]!);
  }

  /**
   * Value of a series of a chain at a spot in $0.0001 per share and a volatility per year of the
   * market's clock, into `out`; false on its last day, when no time is left.
   */
  priceSeries(out: ChainValue, series: number, spot: number, sigma: number): boolean {
    const { instruments, clock, exchange } = this.#market;
    const slot = instruments.expiries.slot[series]!;
    if (!prepareSlot(exchange.pricer, slot, dayOf(clock[0]!))) return false;
    priceSeries(out, exchange.pricer, series, spot, sigma);
    return true;
  }

  /**
   * Value of a series on its last day in $ per share, at a volatility per year of the trading
   * clock: European, without interest, its time what is left of the session. From 16:00 on it is
   * what exercise brings: shares or nothing.
   */
  priceLastDay(out: EuropeanGreeks, series: number, sigma: number): void {
    const { instruments, clock, marks } = this.#market;
    const right = instruments.right[series] === 1 ? 1 : -1;
    const spot = dollarsFromAmount(marks.mark[STOCK]!);
    const strike = dollarsFromAmount(instruments.strike[series]!);
    const years = sessionYearsLeft(clock[0]!);
    evaluateEuropean(out, right, spot, strike, years, 0, 0, sigma);
  }

  /**
   * What exercising a call at this close brings beyond keeping it, $0.0001 per share, where an
   * ex-date comes until `nextDay`, the next one: D - K (1 - e^(-r t)) - put(K), t to the expiry or
   * the next ex-date (economics 1.8). Undefined where none does, and on the last day.
   */
  gainBeforeEx(series: number, sigma: number, nextDay: number): number | undefined {
    const { instruments, clock, exchange, carry } = this.#market;
    const [today, slot] = [dayOf(clock[0]!), instruments.expiries.slot[series]!];
    if (instruments.right[series] !== 1 || nextDay > instruments.expiryDay[series]!) return;
    const paid = paidBetween(carry, today, nextDay);
    if (paid === 0 || !isOfChain(instruments, series)) return;
    if (!prepareSlot(exchange.pricer, slot, today)) return;
    const spot = this.stockMark();
    priceAfterEx(VALUE, exchange.pricer, series, spot - paid, sigma, nextDay);
    return spot - instruments.strike[series]! - VALUE.price;
  }

  /** Share of own capital that the risk of what is held uses, at a volatility per year. */
  capitalUsed(sigma: number): number {
    const { preTrade, exchange, clock } = this.#market;
    return capitalUsed(preTrade, exchange.pricer, this.account, dayOf(clock[0]!), sigma);
  }

  /** Volatility per year at which a series is worth a price now, or NaN. */
  impliedVolatility(series: number, price: number, guess: number): number {
    const { instruments, clock, exchange } = this.#market;
    const slot = instruments.expiries.slot[series]!;
    if (!prepareSlot(exchange.pricer, slot, dayOf(clock[0]!))) return Number.NaN;
    return impliedInChain(exchange.pricer, series, this.stockMark(), price, guess);
  }

  /** Calls `visit` for each live series: its right (1 call, -1 put), strike and expiry day. */
  forEachLiveSeries(
    visit: (series: number, right: number, strike: number, expiryDay: number) => void,
  ): void {
    const { live, liveCount, right, strike, expiryDay } = this.#market.instruments;
    for (let i = 0; i < liveCount[0]!; i++) {
      const series = live[i]!;
      visit(series, right[series]!, strike[series]!, expiryDay[series]!);
    }
  }

  tickRule(series: number): TickRule {
    return tickRuleOf(this.#market.instruments, series);
  }

  /** Writes the terms of a series, as of the last command, into `out`; in $0.0001 per share. */
  readTerms(series: number, out: OptionTerms): void {
    const { instruments, carry, clock } = this.#market;
    readOptionTerms(out, instruments, carry, series, this.stockMark(), dayOf(clock[0]!));
  }
}
