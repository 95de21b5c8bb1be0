import { STOCK } from "../../src/contracts/instrument-table.ts";
import { FIRST_PARTY } from "../../src/ledger/accounts.ts";
import { CAUSES, type Cause } from "../../src/ledger/causes.ts";
import type { Market } from "../../src/market/market-state.ts";
import {
  type AccountParts,
  countParts,
  createAccountParts,
} from "../../src/measures/account-parts.ts";
import { outsideItems } from "../../src/measures/company/outside-items.ts";
import { EVENT } from "../../src/messages/events.ts";
import { CASH } from "../../src/money/cash.ts";
import type { RunListener } from "../../src/simulator/run/run-world.ts";

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function mustBe(value: number, expected: number, what: string): void {
  if (value !== expected) throw new Error(`${what}: ${value} instead of ${expected}`);
}

/**
 * A second set of books, from the ledger's lines as they are posted. Identities I1, I2 and I4 of
 * economics 1.1 are checked at every close, and by `check` at the end.
 */
export class NaiveBooks implements RunListener {
  readonly #market: Market;
  readonly #parts: AccountParts;
  readonly #parties: readonly number[];
  /** By account: what it has of each asset, and what was put in. */
  readonly #held: Map<number, number>[];
  readonly #deposits: number[];
  #read: number;
  #lastTrade: Cause = "funding";
  /** Over the parties: cash and shares that options brought, and their fees. */
  #optionLegs = 0;
  /** What both sides of option trades were charged, by the events; $0.0001. */
  optionFees = 0;
  #isOptionTrade = false;
  checks = 0;

  constructor(market: Market) {
    const { accounts, ledger } = market;
    this.#market = market;
    this.#parts = createAccountParts(market);
    this.#parties = [...accounts.keys()].filter((a) => a >= FIRST_PARTY && !accounts[a]!.outside);
    this.#held = accounts.map(() => new Map());
    this.#deposits = accounts.map(() => 0);
    this.#read = ledger.posted[1]!;
  }

  onEvent = (place: number): void => {
    const { events } = this.#market;
    countParts(this.#parts, place);
    const kind = events.kind[place];
    if (kind === EVENT.traded) this.#isOptionTrade = events.instrument[place] !== STOCK;
    if (kind === EVENT.feePaid && this.#isOptionTrade) this.optionFees += events.price[place]!;
  };

  onCommand = (): void => {
    const { lines, posted } = this.#market.ledger;
    if (posted[1]! - this.#read > lines.capacity) throw new Error("lines were overwritten");
    for (; this.#read < posted[1]!; this.#read++) this.#book(this.#read & (lines.capacity - 1));
  };

  onClose = (): void => this.check();

  check(): void {
    this.checks++;
    const { accounts, instruments } = this.#market;
    const worths = accounts.map((_, account) => this.#worthOf(account));
    mustBe(sum(worths), 0, "I1, sum over all accounts");
    const results = this.#parties.map((party) => worths[party]! - this.#deposits[party]!);
    const items = Object.values(outsideItems(this.#parts));
    mustBe(sum(results), sum(items), "I2, parties against what came from outside");
    for (let i = 0; i < instruments.liveCount[0]!; i++) {
      const series = instruments.live[i]!;
      const contracts = this.#parties.map((party) => this.#held[party]!.get(series) ?? 0);
      mustBe(sum(contracts), 0, `contracts of series ${series} over the parties`);
    }
    mustBe(this.#optionLegs + this.optionFees, 0, "I4, option legs and their fees");
  }

  #book(line: number): void {
    const { lines } = this.#market.ledger;
    const [account, asset] = [lines.account[line]!, lines.asset[line]!];
    const amount = lines.amount[line]!;
    const cause = CAUSES[lines.cause[line]!]!;
    const own = this.#held[account]!;
    own.set(asset, (own.get(asset) ?? 0) + amount);
    const worth = asset === CASH ? amount : amount * this.#market.marks.mark[asset]!;
    if (cause === "funding") this.#deposits[account]! += worth;
    if (cause === "option trade" || cause === "stock trade") this.#lastTrade = cause;
    const isLeg =
      cause === "fee"
        ? this.#lastTrade === "option trade"
        : cause === "option trade" || cause === "exercise" || cause === "expiry";
    const isParty = account >= FIRST_PARTY && !this.#market.accounts[account]!.outside;
    if (isParty && isLeg && (asset === CASH || asset === STOCK)) this.#optionLegs += worth;
  }

  #worthOf(account: number): number {
    const { mark } = this.#market.marks;
    const worths = [...this.#held[account]!].map(([asset, amount]) =>
      asset === CASH ? amount : amount === 0 ? 0 : amount * mark[asset]!,
    );
    return sum(worths);
  }
}
