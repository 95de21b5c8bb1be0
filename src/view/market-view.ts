import { type Book, bestOf, NONE } from "../book/book.ts";
import { dayOf } from "../calendar/civil-date.ts";
import { type InstrumentTable, STOCK, tickRuleOf } from "../contracts/instrument-table.ts";
import type { TickRule } from "../contracts/tick-rule.ts";
import { balanceOf, type Ledger } from "../ledger/ledger.ts";
import type { Marks } from "../marks/marks.ts";
import type { Carry } from "../pricing/carry.ts";
import type { OptionTerms } from "../pricing/option/option-terms.ts";
import { readOptionTerms } from "../pricing/option/read-option-terms.ts";

/** The parts of a market that a view reads. */
interface Visible {
  readonly clock: Float64Array;
  readonly book: Book;
  readonly marks: Marks;
  readonly ledger: Ledger;
  readonly instruments: InstrumentTable;
  readonly carry: Carry;
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
    const slot = bestOf(this.#market.book, instrument, side === "bid" ? 1 : -1);
    return slot === NONE ? undefined : this.#market.book.price[slot]!;
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

  tickRule(series: number): TickRule {
    return tickRuleOf(this.#market.instruments, series);
  }

  /** Writes the terms of a series, as of the last command, into `out`; in $0.0001 per share. */
  readTerms(series: number, out: OptionTerms): void {
    const { instruments, carry, clock } = this.#market;
    readOptionTerms(out, instruments, carry, series, this.stockMark(), dayOf(clock[0]!));
  }
}
