import type { MarketEvent } from "../../src/messages/events.ts";

const [FUNDING, ISSUER] = [0, 2];
const [CASH, STOCK] = [0, 1];

/**
 * The books again, counted from what the market said happened, in BigInt and written to be
 * obviously right. Who bought from whom is enough: there is no clearing house here.
 */
export class NaiveLedger {
  readonly balances: Map<string, bigint> = new Map();
  readonly terms: Map<number, { right: "call" | "put"; strike: number }> = new Map();
  /** Dividends from the issuer and interest from the bank, to the trading parties. */
  dividends = 0n;
  interest = 0n;

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
      case "exercised": {
        const { right, strike } = this.terms.get(event.instrument)!;
        const shares = BigInt(event.quantity) * 100n;
        const { holder, assignee } = event;
        const [receiver, giver] = right === "call" ? [holder, assignee] : [assignee, holder];
        this.move(giver, receiver, STOCK, shares);
        this.move(receiver, giver, CASH, shares * BigInt(strike));
        break;
      }
      case "expired":
        for (const place of this.balances.keys()) {
          if (place.endsWith(` ${event.instrument}`)) this.balances.delete(place);
        }
    }
  }

  move(from: number, to: number, asset: number, amount: bigint): void {
    this.balances.set(`${from} ${asset}`, this.balance(from, asset) - amount);
    this.balances.set(`${to} ${asset}`, this.balance(to, asset) + amount);
  }
}
