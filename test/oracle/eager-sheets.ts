import { dayOf } from "../../src/calendar/civil-date.ts";
import type { SheetCommand } from "../../src/messages/commands.ts";
import type { MarketEvent } from "../../src/messages/events.ts";
import type { RefusalCode } from "../../src/messages/refusal-codes.ts";
import { byPriority, crossing, type Incoming, type NaiveOrder, type Of } from "./naive-book.ts";
import { NaiveExchange, type NaiveSetup, type TradingCommand } from "./naive-exchange.ts";

export type EagerCommand = TradingCommand | SheetCommand | Of<"sweep"> | Of<"carry">;
/** What a sheet says about one expiry, and one side of a stored quote: price 0 is none. */
export type Page = { smile: Of<"sheet-smile">; terms?: Of<"sheet-terms"> };
type Offer = { series: number; side: "buy" | "sell"; price: number; left: number };
/** What stands of it, as an order of the naive book. */
export type Quote = { order: NaiveOrder; offer: Offer };

export interface EagerMaker {
  readonly account: number;
  readonly latencyUs: number;
  readonly draft: Map<number, Page>;
  sheet: Map<number, Page> | undefined;
  spotShift: number;
  /** Sheets are numbered over all makers. */
  number: number;
  /** The stock's mid as he sees it; 0 before any. */
  seen: number;
  /** What his quotes were last worked out for. */
  facts: readonly number[];
  readonly offers: Offer[];
}

/** Bid and ask of a page for a series, 0 for none; `half` of the stock's spread. */
export type Value = (
  page: Page,
  series: number,
  spot: number,
  half: number,
  time: number,
) => number[];

/**
 * A second exchange with sheets, meant to be obviously right: quotes are stored, worked out anew by
 * every event that changes them, and shown to an order that arrives as orders of the naive book.
 */
export class EagerExchange extends NaiveExchange {
  readonly makers: readonly EagerMaker[];
  /** Expiry day of each series, in the order of listing. */
  readonly series: ReadonlyMap<number, number>;
  readonly value: Value;
  readonly mids: { time: number; mid: number }[] = [];
  half = 0;
  carries = 0;
  sheets = 0;
  shown: Quote[] = [];

  constructor(
    setup: NaiveSetup,
    makers: readonly { account: number; latencyUs: number }[],
    series: ReadonlyMap<number, number>,
    value: Value,
  ) {
    super(setup);
    this.series = series;
    this.value = value;
    this.makers = makers.map(({ account, latencyUs }) => {
      const offers = [...series.keys()].flatMap((one) => [
        { series: one, side: "buy" as const, price: 0, left: 0 },
        { series: one, side: "sell" as const, price: 0, left: 0 },
      ]);
      const none = { sheet: undefined, spotShift: 0, number: 0, seen: 0, facts: [] };
      return { account, latencyUs, draft: new Map(), offers, ...none };
    });
  }

  override apply(command: EagerCommand): MarketEvent[] {
    this.time = command.time;
    this.requote();
    this.events = [];
    if (command.kind === "carry") this.carries++;
    else if (command.kind === "sweep") this.sweep();
    else if (isSheet(command)) this.write(command);
    else {
      const isByNumber = command.kind === "cancel" || command.kind === "replace";
      const named = isByNumber ? this.named(command)?.instrument : undefined;
      const sender = "account" in command ? command.account : 0;
      const traded = "instrument" in command ? command.instrument : (named ?? 0);
      this.shown = this.standing(traded).filter(({ order }) => order.account !== sender);
      this.resting.push(...this.shown.map(({ order }) => order));
      super.apply(command);
      this.hide();
    }
    this.noteStock();
    this.requote();
    return this.events;
  }

  /** The day, the stock as a maker sees it, its spread, the carry or his sheet may be new. */
  requote(): void {
    for (const maker of this.makers) {
      let last = this.mids.length - 1;
      while (last >= 0 && this.mids[last]!.time > this.time - maker.latencyUs) last--;
      maker.seen = this.mids[last]?.mid ?? 0;
      const sheet = maker.sheet === undefined ? 0 : maker.number;
      const facts = [dayOf(this.time), maker.seen, this.half, this.carries, sheet];
      if (facts.every((fact, i) => fact === maker.facts[i])) continue;
      maker.facts = facts;
      for (const offer of maker.offers) {
        const day = this.series.get(offer.series)!;
        const page = maker.sheet?.get(day);
        const isQuoted = page !== undefined && maker.seen > 0 && dayOf(this.time) < day;
        const spot = maker.seen + maker.spotShift;
        const prices = isQuoted
          ? this.value(page, offer.series, spot, this.half, this.time)
          : [0, 0];
        offer.price = prices[offer.side === "buy" ? 0 : 1]!;
      }
    }
  }

  noteStock(): void {
    const stock = this.resting.filter(({ instrument }) => instrument === 1).sort(byPriority);
    const bid = stock.find(({ side }) => side === "buy")?.price;
    const ask = stock.find(({ side }) => side === "sell")?.price;
    this.half = bid === undefined || ask === undefined ? 0 : (ask - bid) / 2;
    if (bid === undefined || ask === undefined) return;
    const mid = (bid + ask) / 2;
    if (this.mids[this.mids.length - 1]?.mid !== mid) this.mids.push({ time: this.time, mid });
  }

  /** Sheets of a series, oldest first, each a tick behind what it would trade with. */
  standing(series: number): Quote[] {
    const quotes: Quote[] = [];
    const met = this.resting.filter(({ instrument }) => instrument === series);
    for (const { account, offers } of byAge(this.makers)) {
      for (const offer of offers) {
        if (offer.series !== series || !isOpen(offer)) continue;
        const { side, price, left: quantity } = offer;
        const at = { account, instrument: series, side, quantity, inForce: "quote" } as const;
        const order = { ...at, price, id: -1 };
        const best = crossing(order, met)[0]?.price;
        if (best !== undefined) order.price = this.behind(series, side, best);
        if (order.price <= 0) continue;
        quotes.push({ order, offer });
        met.push(order);
      }
    }
    return quotes;
  }

  /** The best price of a side, of orders and of what stands of the sheets. */
  best(series: number, quotes: readonly Quote[], side: "buy" | "sell"): number | undefined {
    const all = [...this.resting, ...quotes.map(({ order }) => order)];
    const ours = all.filter((one) => one.instrument === series && one.side === side);
    return ours.sort(byPriority)[0]?.price;
  }

  behind(series: number, side: "buy" | "sell", price: number): number {
    const isFine = this.setup.instruments.get(series)!.ticks === "none";
    if (side === "buy") return price - (isFine ? 1 : price <= 30_000 ? 100 : 500);
    return price + (isFine ? 1 : price < 30_000 ? 100 : 500);
  }

  /** Takes the quotes out of the book again, and what was filled off their sizes. */
  hide(): void {
    for (const { order, offer } of this.shown) offer.left = order.quantity;
    this.shown = [];
    this.resting = this.resting.filter(({ id }) => id >= 0);
  }

  withdraw(account: number): void {
    for (const maker of this.makers) if (maker.account === account) maker.sheet = undefined;
  }

  /** At one price orders trade before sheets, also those that have come to rest since. */
  override enter(one: Incoming): void {
    super.enter(one);
    const isSheet = ({ id }: NaiveOrder): boolean => id < 0;
    const sheets = this.resting.filter(isSheet);
    this.resting = [...this.resting.filter((order) => !isSheet(order)), ...sheets];
  }

  override handle(command: TradingCommand): void {
    if (command.kind === "kill" || command.kind === "cancel-all") this.withdraw(command.account);
    super.handle(command);
  }

  override trip(): void {
    this.hide();
    super.trip();
    for (const [account, { tripped }] of this.guards) if (tripped) this.withdraw(account);
  }

  /** Sheets as they are meant take the orders that rest in their way, at the orders' prices. */
  sweep(): void {
    for (const series of this.series.keys()) {
      for (const side of ["buy", "sell"] as const)
        while (this.takeResting(series, side)) this.trip();
    }
  }

  takeResting(series: number, side: "buy" | "sell"): boolean {
    const inBook = this.resting.filter((o) => o.instrument === series && o.side !== side);
    const order = inBook.sort(byPriority)[0];
    if (order === undefined) return false;
    const [sign, { account, id, price }] = [side === "buy" ? 1 : -1, order];
    const quotes = byAge(this.makers)
      .filter((maker) => maker.account !== account && maker.sheet !== undefined)
      .flatMap((maker) => maker.offers.map((offer) => ({ maker: maker.account, offer })))
      .filter(({ offer }) => offer.series === series && offer.side === side && isOpen(offer))
      .sort((a, b) => sign * (b.offer.price - a.offer.price));
    const first = quotes[0];
    if (first === undefined || sign * (first.offer.price - price) < 0) return false;
    const { maker, offer } = first;
    const quantity = Math.min(offer.left, order.quantity);
    offer.left -= quantity;
    order.quantity -= quantity;
    this.resting = this.resting.filter((one) => one.quantity > 0);
    const [buyer, seller] = side === "buy" ? [maker, account] : [account, maker];
    const trade = {
      instrument: series,
      buyer,
      seller,
      order: id,
      aggressor: side,
      price,
      quantity,
    };
    this.events.push({ kind: "traded", time: this.time, ...trade });
    this.countFill(maker, quantity);
    return true;
  }

  write(command: SheetCommand): void {
    const code = this.refusalOfSheet(command);
    const { time, account } = command;
    if (code !== undefined) {
      this.events.push({ kind: "refused", time, account, code });
      return;
    }
    const maker = this.makers.find((one) => one.account === account)!;
    if (command.kind === "clear-sheet") this.withdraw(account);
    else if (command.kind === "sheet") {
      const [sheet, number] = [new Map(maker.draft), ++this.sheets];
      Object.assign(maker, { sheet, number, spotShift: command.spotShift });
      for (const offer of maker.offers) {
        const terms = sheet.get(this.series.get(offer.series)!)?.terms;
        offer.left = (offer.side === "buy" ? terms?.bidSize : terms?.askSize) ?? 0;
      }
    } else {
      const page = maker.draft.get(command.expiryDay);
      const news = command.kind === "sheet-smile" ? { smile: command } : { terms: command };
      maker.draft.set(command.expiryDay, { ...page!, ...news });
    }
  }

  refusalOfSheet(command: SheetCommand): RefusalCode | undefined {
    const { account } = command;
    if (!this.setup.parties.includes(account)) return "unknown-account";
    const maker = this.makers.find((one) => one.account === account);
    if (maker === undefined) return "not-a-maker";
    if (command.kind === "clear-sheet") return undefined;
    if (command.kind === "sheet") {
      if (this.killed.has(account)) return "killed";
      if (this.guards.get(account)?.tripped) return "protected";
      return Math.abs(command.spotShift) <= 10_000_000 ? undefined : "bad-sheet";
    }
    const isListed = [...this.series.values()].includes(command.expiryDay);
    if (!isListed) return "bad-sheet";
    if (command.kind === "sheet-smile") {
      const { a, b, rho, m, s } = command;
      const least = a + b * s * Math.sqrt(1 - rho * rho);
      const isGood = b >= 0 && Math.abs(rho) <= 1 && s > 0 && Math.abs(m) < 10;
      return isGood && least > 0 && least < 100 ? undefined : "bad-sheet";
    }
    const { shift, halfSpread, bidSize, askSize } = command;
    const areSizes = [bidSize, askSize].every((n) => Number.isInteger(n) && n >= 0 && n <= 1e6);
    const isGood = Math.abs(shift) <= 10 && halfSpread >= 0 && halfSpread <= 10 && areSizes;
    return isGood && maker.draft.has(command.expiryDay) ? undefined : "bad-sheet";
  }
}

function isSheet(command: EagerCommand): command is SheetCommand {
  return ["sheet-smile", "sheet-terms", "sheet", "clear-sheet"].includes(command.kind);
}

function isOpen({ price, left }: Offer): boolean {
  return price > 0 && left > 0;
}

function byAge(makers: readonly EagerMaker[]): EagerMaker[] {
  return [...makers].sort((a, b) => a.number - b.number);
}
