import { ACCOUNT_STATE, FEE, type FeeKind, MARGIN_RULE } from "./admin-commands.ts";
import { COMMAND, RIGHT, STYLE, TICKS } from "./commands.ts";
import { nextRow, type Rows } from "./rows.ts";

/** Writers of the commands that the world, not a participant, gives the market. */

/** Deposits or withdraws cash units (instrument 0) or shares (1). */
export function sendFund(
  rows: Rows,
  time: number,
  account: number,
  instrument: number,
  quantity: number,
): void {
  const place = nextRow(rows, COMMAND.fund, time);
  rows.account[place] = account;
  rows.instrument[place] = instrument;
  rows.quantity[place] = quantity;
}

export function sendList(
  rows: Rows,
  time: number,
  right: "call" | "put",
  strike: number,
  expiryDay: number,
  ticks: "listed" | "none",
  style: "european" | "american",
): void {
  const place = nextRow(rows, COMMAND.list, time);
  rows.side[place] = RIGHT[right];
  rows.price[place] = strike;
  rows.quantity[place] = expiryDay;
  rows.code[place] = TICKS[ticks];
  rows.other[place] = STYLE[style];
}

export function sendCarry(rows: Rows, time: number, rate: number, dividendYield: number): void {
  const place = nextRow(rows, COMMAND.carry, time);
  rows.price[place] = rate;
  rows.price2[place] = dividendYield;
}

export function sendAnnounceDividend(
  rows: Rows,
  time: number,
  exDay: number,
  amount: number,
): void {
  const place = nextRow(rows, COMMAND.announceDividend, time);
  rows.quantity[place] = exDay;
  rows.price[place] = amount;
}

export function sendMark(rows: Rows, time: number): void {
  nextRow(rows, COMMAND.mark, time);
}

export function sendDividend(rows: Rows, time: number, amount: number): void {
  rows.price[nextRow(rows, COMMAND.dividend, time)] = amount;
}

export function sendInterest(rows: Rows, time: number, years: number): void {
  rows.price[nextRow(rows, COMMAND.interest, time)] = years;
}

export function sendExpire(rows: Rows, time: number, instrument: number): void {
  rows.instrument[nextRow(rows, COMMAND.expire, time)] = instrument;
}

/** @param rate per year. */
export function sendBorrow(rows: Rows, time: number, rate: number, years: number): void {
  const place = nextRow(rows, COMMAND.borrow, time);
  rows.price[place] = rate;
  rows.price2[place] = years;
}

/** @param rate $0.0001 per unit, or a share of the proceeds. */
export function sendFee(
  rows: Rows,
  time: number,
  account: number,
  fee: FeeKind,
  rate: number,
): void {
  const place = nextRow(rows, COMMAND.fee, time);
  rows.account[place] = account;
  rows.code[place] = FEE[fee];
  rows.price[place] = rate;
}

export function sendSplit(rows: Rows, time: number, newShares: number, oldShares: number): void {
  const place = nextRow(rows, COMMAND.split, time);
  rows.quantity[place] = newShares;
  rows.quantity2[place] = oldShares;
}

/** @param amount in $0.0001; below 0 the broker pays. */
export function sendCharge(rows: Rows, time: number, account: number, amount: number): void {
  const place = nextRow(rows, COMMAND.charge, time);
  rows.account[place] = account;
  rows.price[place] = amount;
}

/** What the broker of an account asks for before each of its orders. */
export function sendAccountMargin(
  rows: Rows,
  time: number,
  account: number,
  rule: keyof typeof MARGIN_RULE,
): void {
  const place = nextRow(rows, COMMAND.accountMargin, time);
  rows.account[place] = account;
  rows.code[place] = MARGIN_RULE[rule];
}

/** The company's earnings in $0.0001. */
export function sendEarn(rows: Rows, time: number, amount: number): void {
  rows.price[nextRow(rows, COMMAND.earn, time)] = amount;
}

/** The company buys shares of an account at $0.0001 per share; below 0 it issues them. */
export function sendBuyBack(
  rows: Rows,
  time: number,
  account: number,
  quantity: number,
  price: number,
): void {
  const place = nextRow(rows, COMMAND.buyBack, time);
  rows.account[place] = account;
  rows.quantity[place] = quantity;
  rows.price[place] = price;
}

/** What an account may send from now on. */
export function sendAccountState(
  rows: Rows,
  time: number,
  account: number,
  state: keyof typeof ACCOUNT_STATE,
): void {
  const place = nextRow(rows, COMMAND.accountState, time);
  rows.account[place] = account;
  rows.code[place] = ACCOUNT_STATE[state];
}

/** A member pays $0.0001 into the default fund; below 0 it has them back. */
export function sendContribute(rows: Rows, time: number, account: number, amount: number): void {
  const place = nextRow(rows, COMMAND.contribute, time);
  rows.account[place] = account;
  rows.price[place] = amount;
}

/** The default fund brings an account that holds nothing else to no cash. */
export function sendDefault(rows: Rows, time: number, account: number): void {
  rows.account[nextRow(rows, COMMAND.default, time)] = account;
}
