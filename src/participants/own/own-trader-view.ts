import { STOCK } from "../../contracts/instrument-table.ts";
import { roundDownToTick, roundUpToTick } from "../../contracts/tick-rule.ts";
import {
  type Outbox,
  sendCancel,
  sendCancelAll,
  sendDayOrder,
  sendImmediateOrder,
  sendMarketOrder,
} from "../../messages/outbox.ts";
import { roundHalfAway, UNITS_PER_CENT, UNITS_PER_DOLLAR } from "../../money/amount.ts";
import {
  createOptionBook,
  type OptionBook,
  readOptionBook,
  totalVega,
  vegaOfContract,
} from "../dealing/option-book.ts";
import type { Occasion, OwnOrder, TraderView } from "./own-api.ts";
import { MOST_PRICE, type Moment, OwnView, type Seen } from "./own-view.ts";
import { showTraderView } from "./show-view.ts";

/** What a trader's firm lets him hold; as for the traders who are built in. */
export interface TraderLimits {
  /** $ per volatility point, long or short. */
  readonly vegaLimit: number;
  /** Contracts of one order at most. */
  readonly contracts: number;
  /** Worth of the shares that he buys or sells himself, long or short, in $0.0001. */
  readonly stockLimit: number;
}

/** Orders of one trader that may rest at once. */
export const MOST_RESTING = 50;
const MOST_QUANTITY = 1_000_000;

type Side = "buy" | "sell";

interface Resting {
  readonly number: number;
  readonly instrument: number;
  readonly side: Side;
  readonly quantity: number;
}

interface Wish {
  readonly instrument: number;
  readonly side: Side;
  /** $0.0001 per share; undefined: at the market. */
  readonly price: number | undefined;
  readonly quantity: number;
  readonly rests: boolean;
}

/** A view that takes orders, and sends them once the wake-up has gone well. */
export class OwnTraderView extends OwnView implements TraderView {
  override readonly shown: TraderView = showTraderView(this);
  readonly #seen: Seen;
  readonly #limits: TraderLimits;
  readonly #book: OptionBook = createOptionBook();
  /** $ per volatility point that resting and new orders could add, and shares, by side. */
  readonly #vega = { buy: 0, sell: 0 };
  readonly #shares = { buy: 0, sell: 0 };
  #resting: Resting[] = [];
  /** Orders of this wake-up that would rest. */
  #added = 0;
  #wishes: Wish[] = [];
  #cancelled: number[] = [];
  #cancels = false;

  constructor(seen: Seen, limits: TraderLimits) {
    super(seen);
    this.#seen = seen;
    this.#limits = limits;
  }

  override begin(moment: Moment, occasion: Occasion): void {
    super.begin(moment, occasion);
    this.#wishes = [];
    this.#cancelled = [];
    this.#cancels = false;
    readOptionBook(this.#book, this.#seen.market, (series) => this.sigmaOf(series));
    this.#vega.buy = 0;
    this.#vega.sell = 0;
    this.#shares.buy = 0;
    this.#shares.sell = 0;
    this.#resting = [];
    this.#added = 0;
    this.#seen.market.forEachOwnOrder((number, instrument, side, _price, quantity) => {
      const word = side > 0 ? "buy" : "sell";
      this.#resting.push({ number, instrument, side: word, quantity });
      this.#count(instrument, word, quantity);
    });
  }

  buy(series: string, contracts: number, price?: number): number {
    return this.#order("buy", series, contracts, price, false);
  }

  sell(series: string, contracts: number, price?: number): number {
    return this.#order("sell", series, contracts, price, false);
  }

  bid(series: string, contracts: number, price: number): number {
    return this.#order("buy", series, contracts, price, true);
  }

  offer(series: string, contracts: number, price: number): number {
    return this.#order("sell", series, contracts, price, true);
  }

  orders(): readonly OwnOrder[] {
    const { guard, market, names } = this.#seen;
    const found: OwnOrder[] = [];
    market.forEachOwnOrder((number, instrument, side, price, contracts) => {
      guard.read();
      const id = instrument === STOCK ? "stock" : names.nameOf(instrument);
      const [word, dollars] = [side > 0 ? "buy" : "sell", price / UNITS_PER_DOLLAR] as const;
      found.push({ number, id, side: word, price: dollars, contracts });
    });
    return found;
  }

  cancel(number: number): void {
    const { guard } = this.#seen;
    guard.command();
    const most = Number.MAX_SAFE_INTEGER;
    this.#cancelled.push(guard.whole(number, "the number of an order", 0, most));
    this.#forget((one) => one.number === number);
  }

  cancelAll(): void {
    this.#seen.guard.command();
    this.#cancels = true;
    this.#forget(() => true);
  }

  /** Sends what was asked for; cancels go first. */
  send(outbox: Outbox): void {
    const { time } = this.moment;
    if (this.#cancels) sendCancelAll(outbox, time);
    else for (const order of this.#cancelled) sendCancel(outbox, time, order);
    for (const { instrument, side, price, quantity, rests } of this.#wishes) {
      if (price === undefined) sendMarketOrder(outbox, time, instrument, side, quantity);
      else if (rests) sendDayOrder(outbox, time, instrument, side, price, quantity);
      else sendImmediateOrder(outbox, time, instrument, side, price, quantity);
    }
  }

  #order(side: Side, series: string, contracts: unknown, dollars: unknown, rests: boolean): number {
    const { guard } = this.#seen;
    guard.command();
    const instrument = series === "stock" ? STOCK : this.numberOf(series);
    const asked = guard.whole(contracts, `the size of an order to ${side}`, 1, MOST_QUANTITY);
    const price =
      dollars === undefined && !rests ? undefined : this.#price(instrument, side, dollars);
    if (rests && ++this.#added + this.#resting.length > MOST_RESTING) {
      guard.refuse(`has more than ${MOST_RESTING} orders that rest`);
    }
    const quantity = Math.min(asked, this.#room(instrument, side));
    if (quantity === 0 || price === 0) return 0;
    this.#count(instrument, side, quantity);
    this.#wishes.push({ instrument, side, price, quantity, rests });
    return quantity;
  }

  /** On the tick that is no worse for him. */
  #price(instrument: number, side: Side, dollars: unknown): number {
    const { guard, market } = this.#seen;
    const price = guard.number(dollars, `the price of an order to ${side}`, 0, MOST_PRICE);
    const units = roundHalfAway(price * UNITS_PER_DOLLAR);
    if (instrument === STOCK) {
      const cents = units / UNITS_PER_CENT;
      return (side === "buy" ? Math.floor(cents) : Math.ceil(cents)) * UNITS_PER_CENT;
    }
    const rule = market.tickRule(instrument);
    return side === "buy" ? roundDownToTick(rule, units) : roundUpToTick(rule, units);
  }

  /** What the firm's limits leave of an order, all orders that could fill being counted. */
  #room(instrument: number, side: Side): number {
    const { market } = this.#seen;
    const sign = side === "buy" ? 1 : -1;
    if (instrument === STOCK) {
      const most = this.#limits.stockLimit / market.stockMark();
      const held = sign * market.position(STOCK) + this.#shares[side];
      return Math.max(Math.floor(most - held), 0);
    }
    const vega = vegaOfContract(market, instrument, this.sigmaOf(instrument));
    if (vega <= 0) return 0;
    const left = this.#limits.vegaLimit - sign * totalVega(this.#book) - this.#vega[side];
    return Math.min(Math.max(Math.floor(left / vega), 0), this.#limits.contracts);
  }

  /** Orders that are taken back count no more: cancels go first. */
  #forget(isGone: (one: Resting) => boolean): void {
    for (const { instrument, side, quantity } of this.#resting.filter(isGone)) {
      this.#count(instrument, side, -quantity);
    }
    this.#resting = this.#resting.filter((one) => !isGone(one));
  }

  #count(instrument: number, side: Side, quantity: number): void {
    if (instrument === STOCK) {
      this.#shares[side] += quantity;
      return;
    }
    const sigma = this.sigmaOf(instrument);
    this.#vega[side] += quantity * vegaOfContract(this.#seen.market, instrument, sigma);
  }
}
