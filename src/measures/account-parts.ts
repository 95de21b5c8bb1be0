import { PAYMENT } from "../attribution/result-rows.ts";
import { exerciseValue, STOCK, sharesPerUnit } from "../contracts/instrument-table.ts";
import { balanceOf } from "../ledger/ledger.ts";
import type { Market } from "../market/market-state.ts";
import { EVENT, NO_ORDER } from "../messages/events.ts";
import { checkedAmount } from "../money/amount.ts";
import { wealthOf } from "../positions/positions.ts";

/** Where an account's result comes from; the parts add up to it, to the last unit. */
export const PARTS = [
  "optionSpread",
  "options",
  "stockSpread",
  "stock",
  "shares",
  "dividends",
  "interest",
  "borrow",
  "fees",
  "default",
] as const;
export type Part = (typeof PARTS)[number];
export type Parts = Readonly<Record<Part, number>>;

/** Sums kept event by event, a column each, by account; in $0.0001. */
interface Sums {
  readonly optionSpread: Float64Array;
  /** Cash for options, and what exercise brought: the option sold for it. */
  readonly optionCash: Float64Array;
  readonly stockSpread: Float64Array;
  /** Cash for shares, exercise at the stock's mark included. */
  readonly stockCash: Float64Array;
  readonly dividends: Float64Array;
  readonly interest: Float64Array;
  readonly borrow: Float64Array;
  readonly fees: Float64Array;
  readonly default: Float64Array;
  readonly earnings: Float64Array;
  /** Cash put in; shares put in, and their marks then. */
  readonly deposits: Float64Array;
  readonly shares: Float64Array;
  readonly sharesWorth: Float64Array;
  /** Cash for shares that the company bought, and that it was paid for new ones. */
  readonly buybacks: Float64Array;
  readonly issues: Float64Array;
}

/** The parts of everybody's result, from the events of a market. */
export interface AccountParts {
  readonly market: Market;
  readonly sums: Sums;
  /** Trades and units so far: [0], [1] of stock; [2], [3] of options, [4] of these in blocks. */
  readonly traded: Float64Array;
  /** [0]: fees that followed trades of options so far; [1]: what was traded last. */
  readonly optionFees: Float64Array;
}

export function createAccountParts(market: Market): AccountParts {
  const column = (): Float64Array => new Float64Array(market.accounts.length);
  return {
    market,
    sums: {
      ...{ optionSpread: column(), optionCash: column() },
      ...{ stockSpread: column(), stockCash: column() },
      ...{ dividends: column(), interest: column(), borrow: column(), fees: column() },
      ...{ default: column(), deposits: column(), shares: column(), sharesWorth: column() },
      ...{ buybacks: column(), issues: column(), earnings: column() },
    },
    traded: new Float64Array(5),
    optionFees: new Float64Array(2),
  };
}

/** Reads one event; to be called for each, in order, before the next command. */
export function countParts(parts: AccountParts, place: number): void {
  const { market, sums, traded, optionFees } = parts;
  const { events, marks, instruments } = market;
  const [account, other] = [events.account[place]!, events.other[place]!];
  const [kind, instrument] = [events.kind[place]!, events.instrument[place]!];
  const [price, quantity] = [events.price[place]!, events.quantity[place]!];
  switch (kind) {
    case EVENT.traded: {
      const isStock = instrument === STOCK;
      const cash = price * quantity * sharesPerUnit(instrument);
      const worth = marks.mark[instrument]! * quantity - cash;
      move(isStock ? sums.stockCash : sums.optionCash, other, account, cash);
      move(isStock ? sums.stockSpread : sums.optionSpread, account, other, worth);
      traded[isStock ? 0 : 2]!++;
      traded[isStock ? 1 : 3]! += quantity;
      if (!isStock && events.order[place] === NO_ORDER.block) traded[4]!++;
      optionFees[1] = instrument;
      break;
    }
    case EVENT.exercised: {
      const gain = exerciseValue(instruments, instrument, price) * quantity;
      const shares =
        instruments.right[instrument]! * quantity * instruments.deliverable[instrument]!;
      move(sums.optionCash, account, other, gain);
      move(sums.stockCash, other, account, shares * marks.mark[STOCK]!);
      break;
    }
    case EVENT.funded:
      if (instrument !== STOCK) add(sums.deposits, account, quantity);
      else {
        add(sums.shares, account, quantity);
        add(sums.sharesWorth, account, quantity * marks.mark[STOCK]!);
      }
      break;
    case EVENT.dividendPaid:
    case EVENT.interestPaid:
    case EVENT.borrowPaid:
    case EVENT.fundPaid:
      move(sums[PAYMENT[kind]!], account, other, price);
      break;
    case EVENT.feePaid:
      move(sums.fees, account, other, price);
      if (optionFees[1] !== STOCK) optionFees[0]! += price;
      break;
    case EVENT.earningsPaid:
      move(sums.earnings, account, other, price);
      break;
    case EVENT.boughtBack:
      add(sums.shares, account, -quantity);
      // From who is short it buys what was lent out: he pays, and no share is new.
      if (quantity > 0 || balanceOf(market.ledger, account, STOCK) <= 0) {
        add(sums.buybacks, account, quantity * price);
      } else add(sums.issues, account, -quantity * price);
      break;
    default:
  }
}

function add(sum: Float64Array, account: number, amount: number): void {
  sum[account] = checkedAmount(sum[account]! + amount);
}

function move(sum: Float64Array, to: number, from: number, amount: number): void {
  add(sum, to, amount);
  add(sum, from, -amount);
}

/** What an account has made so far, in $0.0001. */
export function resultOf({ market, sums }: AccountParts, account: number): number {
  const { ledger, marks, instruments } = market;
  const wealth = wealthOf(ledger, marks, instruments, account);
  return wealth - sums.deposits[account]! - sums.sharesWorth[account]!;
}

/**
 * The parts of it. Shares that were put in have their own, `shares`: what the company made of them,
 * with what it paid for those that it bought, and less what it was paid for new ones.
 */
export function partsOf({ market, sums }: AccountParts, account: number): Parts {
  const { ledger, marks, instruments } = market;
  let held = 0;
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    held += balanceOf(ledger, account, series) * marks.mark[series]!;
  }
  const mark = marks.mark[STOCK]!;
  const paidFor = sums.buybacks[account]! - sums.issues[account]!;
  const traded = balanceOf(ledger, account, STOCK) - sums.shares[account]!;
  const optionSpread = sums.optionSpread[account]! + 0;
  const stockSpread = sums.stockSpread[account]! + 0;
  return {
    optionSpread,
    options: sums.optionCash[account]! + held - optionSpread,
    stockSpread,
    stock: sums.stockCash[account]! + traded * mark - stockSpread,
    shares: sums.shares[account]! * mark - sums.sharesWorth[account]! + paidFor,
    dividends: sums.dividends[account]! + 0,
    interest: sums.interest[account]! + 0,
    borrow: sums.borrow[account]! + 0,
    fees: sums.fees[account]! + 0,
    default: sums.default[account]! + 0,
  };
}

/** Account numbers of the trading parties. */
export function tradingParties({ accounts }: Market): number[] {
  return [...accounts.keys()].filter((account) => !accounts[account]!.outside);
}
