import { exerciseValue, MULTIPLIER, STOCK } from "../../contracts/instrument-table.ts";
import { FIRST_PARTY } from "../../ledger/accounts.ts";
import type { Market } from "../../market/market-state.ts";
import { EVENT } from "../../messages/events.ts";
import { wealthOf } from "../../positions/positions.ts";

/** Options of a party, in books that somebody keeps who only reads what happened; $0.0001. */
interface OptionBooks {
  cash: number;
  readonly contracts: Map<number, number>;
}

/** How far two sums over all parties are from what they have to be, at one instant; $0.0001. */
export interface ClosedSums {
  /** Results of the option legs, which have to be nothing, by the audit's own books. */
  readonly options: number;
  /** All results by the ledger, less the shares' change of value, with all fees added. */
  readonly all: number;
  /** Paid so far. */
  readonly fees: number;
}

/**
 * An audit of a market without dividends, interest and borrowing: option by option it books every
 * leg of every event a second time, and it adds up what the ledger says of everybody's wealth.
 */
export class ClosedAudit {
  readonly #market: Market;
  readonly #books: Map<number, OptionBooks> = new Map();
  readonly #forgotten: number;
  #trades = 0;
  /** Cash and shares that were put in: amounts, and what the shares were worth then. */
  #deposits = 0;
  #shares = 0;
  #sharesWorth = 0;
  #fees = 0;

  /** @param forgotten number of the option trade whose seller is not booked; 0: none. */
  constructor(market: Market, forgotten: number) {
    this.#market = market;
    this.#forgotten = forgotten;
  }

  /** Reads one event; to be called for each, before the next command. */
  read(place: number): void {
    const { events, instruments, marks } = this.#market;
    const [account, other] = [events.account[place]!, events.other[place]!];
    const instrument = events.instrument[place]!;
    const [price, quantity] = [events.price[place]!, events.quantity[place]!];
    switch (events.kind[place]) {
      case EVENT.traded: {
        if (instrument === STOCK) break;
        const cash = price * quantity * MULTIPLIER;
        this.#book(account, instrument, quantity, -cash);
        if (++this.#trades === this.#forgotten) break;
        this.#book(other, instrument, -quantity, cash);
        break;
      }
      case EVENT.exercised: {
        const value = exerciseValue(instruments, instrument, price) * quantity;
        this.#book(account, instrument, -quantity, value);
        this.#book(other, instrument, quantity, -value);
        break;
      }
      case EVENT.expired:
        for (const { contracts } of this.#books.values()) contracts.delete(instrument);
        break;
      case EVENT.feePaid:
        // A rebate is paid by who has the fees.
        this.#fees += this.#market.accounts[other]!.outside ? -price : price;
        break;
      case EVENT.funded:
        if (instrument === STOCK) {
          this.#shares += quantity;
          this.#sharesWorth += quantity * marks.mark[STOCK]!;
        } else this.#deposits += quantity;
        break;
      default:
    }
  }

  sums(): ClosedSums {
    const { ledger, marks, instruments, accounts } = this.#market;
    let options = 0;
    for (const { cash, contracts } of this.#books.values()) {
      options += cash;
      for (const [series, held] of contracts) options += held * marks.mark[series]!;
    }
    let wealth = 0;
    for (let account = FIRST_PARTY; account < accounts.length; account++) {
      if (!accounts[account]!.outside) wealth += wealthOf(ledger, marks, instruments, account);
    }
    const results = wealth - this.#deposits - this.#sharesWorth;
    const revaluation = this.#shares * marks.mark[STOCK]! - this.#sharesWorth;
    return { options, all: results - revaluation + this.#fees, fees: this.#fees };
  }

  #book(account: number, series: number, contracts: number, cash: number): void {
    const books = this.#books.get(account) ?? { cash: 0, contracts: new Map<number, number>() };
    this.#books.set(account, books);
    books.cash += cash;
    books.contracts.set(series, (books.contracts.get(series) ?? 0) + contracts);
  }
}
