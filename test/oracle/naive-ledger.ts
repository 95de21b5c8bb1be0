import type { MarketEvent } from "../../src/messages/events.ts";

const [FUNDING, ISSUER] = [0, 2];
const [CASH, STOCK] = [0, 1];

interface Terms {
  right: "call" | "put";
  strike: bigint;
  deliverable: bigint;
}

/**
 * The books again, counted from what the market said happened, in BigInt and written to be
 * obviously right. Who bought from whom is enough: there is no clearing house here.
 */
export class NaiveLedger {
  readonly balances: Map<string, bigint> = new Map();
  readonly terms: Map<number, Terms> = new Map();
  /** Dividends and cash for parts of shares from the issuer, interest from the bank, to parties. */
  dividends = 0n;
  cashInLieu = 0n;
  interest = 0n;
  /** From the parties to broker, exchange and regulator. */
  fees = 0n;

  balance(account: number, asset: number): bigint {
    return this.balances.get(`${account} ${asset}`) ?? 0n;
  }

  take(event: MarketEvent): void {
    switch (event.kind) {
      case "funded": {
        const from = event.instrument === CASH ? FUNDING : ISSUER;
        this.move(from, event.account, event.instrument, BigInt(event.quantity));
        break;
      }
      case "traded": {
        const { instrument, buyer, seller } = event;
        const units = BigInt(event.quantity);
        const shares = instrument === STOCK ? units : units * 100n;
        this.move(seller, buyer, instrument, units);
        this.move(buyer, seller, CASH, shares * BigInt(event.price));
        break;
      }
      case "dividend-paid":
        this.move(event.from, event.to, CASH, BigInt(event.amount));
        if (event.from === ISSUER) this.dividends += BigInt(event.amount);
        break;
      case "interest-paid":
        this.move(event.from, event.to, CASH, BigInt(event.amount));
        this.interest += BigInt(event.amount);
        break;
      case "fee-paid":
        this.move(event.from, event.to, CASH, BigInt(event.amount));
        this.fees += BigInt(event.amount);
        break;
      case "borrow-paid":
        this.move(event.from, event.to, CASH, BigInt(event.amount));
        break;
      case "shares-split":
        this.move(ISSUER, event.account, STOCK, BigInt(event.new) - BigInt(event.old));
        this.move(ISSUER, event.account, CASH, BigInt(event.cash));
        this.cashInLieu += BigInt(event.cash);
        break;
      case "split":
        this.ratio = [BigInt(event.newShares), BigInt(event.oldShares)];
        break;
      case "adjusted":
        this.adjust(event.instrument, BigInt(event.factor));
        break;
      case "abandoned":
        this.move(event.holder, event.short, event.instrument, BigInt(event.quantity));
        break;
      case "exercised": {
        const { right, strike, deliverable } = this.terms.get(event.instrument)!;
        const contracts = BigInt(event.quantity);
        const shares = contracts * deliverable;
        const { holder, assignee } = event;
        const [receiver, giver] = right === "call" ? [holder, assignee] : [assignee, holder];
        this.move(giver, receiver, STOCK, shares);
        this.move(receiver, giver, CASH, contracts * 100n * strike);
        // At the expiry what is left of the series goes away in the event `expired`.
        this.move(holder, assignee, event.instrument, contracts);
        break;
      }
      case "expired":
        for (const place of this.balances.keys()) {
          if (place.endsWith(` ${event.instrument}`)) this.balances.delete(place);
        }
    }
  }

  /** The last split's new shares for old ones. */
  ratio: [bigint, bigint] = [1n, 1n];

  adjust(series: number, factor: bigint): void {
    const terms = this.terms.get(series)!;
    const [newShares, oldShares] = this.ratio;
    if (factor === 1n) terms.deliverable = (terms.deliverable * newShares) / oldShares;
    else terms.strike /= factor;
    for (const [place, contracts] of this.balances) {
      if (place.endsWith(` ${series}`)) this.balances.set(place, contracts * factor);
    }
  }

  move(from: number, to: number, asset: number, amount: bigint): void {
    this.balances.set(`${from} ${asset}`, this.balance(from, asset) - amount);
    this.balances.set(`${to} ${asset}`, this.balance(to, asset) + amount);
  }
}
