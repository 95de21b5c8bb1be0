import { dayOf } from "../calendar/civil-date.ts";
import { type InstrumentTable, STOCK, tickRuleOf } from "../contracts/instrument-table.ts";
import type { TickRule } from "../contracts/tick-rule.ts";
import { bestPrice } from "../exchange/best-price.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { balanceOf, type Ledger } from "../ledger/ledger.ts";
import type { Marks } from "../marks/marks.ts";
import type { Carry } from "../pricing/carry.ts";
import type { ChainValue } from "../pricing/chain/price-in-chain.ts";
import type { OptionTerms } from "../pricing/option/option-terms.ts";
import { readOptionTerms } from "../pricing/option/read-option-terms.ts";
import { prepareSlot, priceSeries } from "../quoting/chain-pricer.ts";
import { impliedInChain } from "../quoting/implied-in-chain.ts";
import { capitalUsed } from "../risk/margin/maker-capital.ts";
import type { PreTrade } from "../risk/pre-trade.ts";

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
