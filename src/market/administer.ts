import { unreachable } from "../base/assert.ts";
import { dayOf } from "../calendar/civil-date.ts";
import { chargeBorrow } from "../clearing/borrow.ts";
import { FEE_KINDS } from "../clearing/clearing.ts";
import { buyBack } from "../clearing/company/buy-back.ts";
import { earn } from "../clearing/company/earn.ts";
import { contribute, coverDefault } from "../clearing/default-fund.ts";
import { payDividend } from "../clearing/dividends.ts";
import { exerciseEarly } from "../clearing/exercise.ts";
import { abandon, settleExpiry } from "../clearing/expiry.ts";
import { chargeOnce } from "../clearing/fees.ts";
import { fund } from "../clearing/funding.ts";
import { payInterest } from "../clearing/interest.ts";
import {
  addSeries,
  hasSeriesRoom,
  isLive,
  isSeries,
  removeSeries,
  STOCK,
  settlementValue,
} from "../contracts/instrument-table.ts";
import { closeBook } from "../exchange/cancel.ts";
import { EXCHANGE } from "../ledger/accounts.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { forgetMark } from "../marks/marks.ts";
import { ACCOUNT_STATE, FEE } from "../messages/admin-commands.ts";
import { COMMAND } from "../messages/commands.ts";
import { emitInstrument } from "../messages/emit.ts";
import { EVENT } from "../messages/events.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import { nextRow, type Rows } from "../messages/rows.ts";
import { announceDividend, forgetPaidDividends } from "../pricing/carry.ts";
import { forgetUsed } from "../quoting/quote-sheets.ts";
import { markInstant, markStockAlone } from "./mark-instant.ts";
import type { Market } from "./market-state.ts";
import { splitStock } from "./split-stock.ts";

/** Largest rate or yield, and largest rate x years, that is not a mistake. */
const MAX_RATE = 10;
const MAX_RATE_YEARS = 10;

/** 9999-12-31 in days since 1970-01-01. */
const MAX_DAY = 2_932_896;

/** Handles what the world does to the market: funding, listing, marks, dividends, expiry. */
export function administer(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const kind = rows.kind[place]!;
  switch (kind) {
    case COMMAND.fund:
      return fundAccount(market, rows, place);
    case COMMAND.list:
      return listSeries(market, rows, place);
    case COMMAND.carry:
      return publishCarry(market, rows.price[place]!, rows.price2[place]!);
    case COMMAND.announceDividend:
      return announce(market, rows, place);
    case COMMAND.mark:
      return markInstant(market, rows.time[place]!);
    case COMMAND.markStock:
      return markStockAlone(market, rows.time[place]!);
    case COMMAND.accountState:
    case COMMAND.accountMargin:
      return setRisk(market, rows, place);
    case COMMAND.dividend:
      return dividend(market, rows, place);
    case COMMAND.interest:
      return interest(market, rows.time[place]!, rows.price[place]!);
    case COMMAND.expire:
      return expire(market, rows, place);
    case COMMAND.exercise:
      return exercise(market, rows, place);
    case COMMAND.borrow:
      return borrow(market, rows, place);
    case COMMAND.fee:
      return setFee(market, rows, place);
    case COMMAND.split:
      return splitStock(market, rows, place);
    case COMMAND.abandon:
      return abandonAtExpiry(market, rows, place);
    case COMMAND.charge:
      return charge(market, rows, place);
    case COMMAND.earn:
      return earn(market.clearing, rows, place);
    case COMMAND.buyBack:
      return buyBack(market.clearing, rows, place);
    case COMMAND.contribute:
      return contribute(market.clearing, rows, place);
    case COMMAND.default:
      return settleDefault(market, rows, place);
    case COMMAND.halt:
    case COMMAND.resume:
      market.exchange.killed[EXCHANGE] = kind === COMMAND.halt ? 1 : 0;
      return undefined;
    default:
      return unreachable(kind as never);
  }
}

/** Shares are put in at the stock's mark, so there has to be one. */
function fundAccount(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const unmarked = rows.instrument[place] === STOCK && market.marks.marked[STOCK] === 0;
  return unmarked ? "no-stock-mark" : fund(market.clearing, rows, place);
}

function listSeries(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const { instruments } = market;
  const [strike, expiryDay] = [rows.price[place]!, rows.quantity[place]!];
  if (!hasSeriesRoom(instruments)) return "chain-full";
  if (!Number.isSafeInteger(strike) || strike <= 0) return "bad-price";
  if (!isDay(expiryDay) || expiryDay < dayOf(rows.time[place]!)) return "past-day";
  const series = addSeries(
    instruments,
    rows.side[place]!,
    strike,
    expiryDay,
    rows.code[place]!,
    rows.other[place]!,
    dayOf(rows.time[place]!),
  );
  forgetMark(market.marks, series);
  forgetUsed(market.exchange.sheets, series);
  const event = nextRow(market.events, EVENT.listed, rows.time[place]!);
  market.events.instrument[event] = series;
  market.events.side[event] = rows.side[place]!;
  market.events.price[event] = strike;
  market.events.quantity[event] = expiryDay;
  return undefined;
}

function publishCarry(market: Market, rate: number, yieldRate: number): RefusalCode | undefined {
  const good = Math.abs(rate) <= MAX_RATE && Math.abs(yieldRate) <= MAX_RATE;
  if (!good) return "bad-price";
  market.carry.rates[0] = rate + 0;
  market.carry.rates[1] = yieldRate + 0;
  return undefined;
}

function announce(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const [exDay, amount] = [rows.quantity[place]!, rows.price[place]!];
  if (!Number.isSafeInteger(amount) || amount <= 0) return "bad-price";
  if (!isDay(exDay) || exDay <= dayOf(rows.time[place]!)) return "past-day";
  const mark = market.marks.mark[STOCK]!;
  return announceDividend(market.carry, exDay, amount, mark) ? undefined : "dividends-full";
}

function dividend(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const amount = rows.price[place]!;
  if (!Number.isSafeInteger(amount) || amount <= 0) return "bad-price";
  forgetPaidDividends(market.carry, dayOf(rows.time[place]!));
  payDividend(market.clearing, rows.time[place]!, amount);
  return undefined;
}

function interest(market: Market, time: number, years: number): RefusalCode | undefined {
  const rate = market.carry.rates[0]!;
  if (!(years >= 0 && Math.abs(rate) * years <= MAX_RATE_YEARS)) return "bad-years";
  payInterest(market.clearing, time, rate, years);
  return undefined;
}

function expire(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const { instruments, marks } = market;
  const [time, instrument] = [rows.time[place]!, rows.instrument[place]!];
  if (!isSeries(instruments, instrument)) return "unknown-instrument";
  if (!isLive(instruments, instrument)) return "series-expired";
  if (instruments.expiryDay[instrument] !== dayOf(time)) return "not-expiry-day";
  if (marks.marked[STOCK] === 0) return "no-stock-mark";
  const settlement = marks.mark[STOCK]!;
  const value = settlementValue(instruments, instrument, settlement);
  if (marks.marked[instrument] === 0 || marks.mark[instrument] !== value) return "stale-mark";
  closeBook(market.exchange, time, instrument);
  settleExpiry(market.clearing, time, instrument, settlement);
  removeSeries(instruments, instrument);
  emitInstrument(market.events, EVENT.expired, time, instrument, value, 0);
  return undefined;
}

/** By the holder, in or out of the money; what is left `expire` settles at the last close. */
function exercise(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const { instruments, marks, clearing } = market;
  const [account, instrument] = [rows.account[place]!, rows.instrument[place]!];
  const [time, quantity] = [rows.time[place]!, rows.quantity[place]!];
  const refusal = notHeld(market, account, instrument, quantity);
  if (refusal !== undefined) return refusal;
  const isLastDay = dayOf(time) >= instruments.expiryDay[instrument]!;
  if (instruments.american[instrument] === 0 && !isLastDay) return "european-style";
  if (marks.marked[STOCK] === 0) return "no-stock-mark";
  exerciseEarly(clearing, time, instrument, account, quantity, marks.mark[STOCK]!);
  return undefined;
}

function abandonAtExpiry(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const [account, instrument] = [rows.account[place]!, rows.instrument[place]!];
  const quantity = rows.quantity[place]!;
  const refusal = notHeld(market, account, instrument, quantity);
  if (refusal !== undefined) return refusal;
  abandon(market.clearing, account, instrument, quantity);
  return undefined;
}

/** Why an account cannot decide on so many contracts of a series. */
function notHeld(
  { instruments, ledger, accounts }: Market,
  account: number,
  instrument: number,
  quantity: number,
): RefusalCode | undefined {
  if (accounts[account]?.outside !== false) return "unknown-account";
  if (!isSeries(instruments, instrument)) return "unknown-instrument";
  if (!isLive(instruments, instrument)) return "series-expired";
  if (!Number.isInteger(quantity) || quantity <= 0) return "bad-quantity";
  return balanceOf(ledger, account, instrument) < quantity ? "not-held" : undefined;
}

function charge(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const [account, amount] = [rows.account[place]!, rows.price[place]!];
  if (market.accounts[account]?.outside !== false) return "unknown-account";
  if (!Number.isSafeInteger(amount) || amount === 0) return "bad-price";
  chargeOnce(market.clearing, rows.time[place]!, account, amount);
  return undefined;
}

function borrow(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const [rate, years] = [rows.price[place]!, rows.price2[place]!];
  if (!(rate >= 0 && rate <= MAX_RATE)) return "bad-price";
  if (!(years >= 0 && rate * years <= MAX_RATE_YEARS)) return "bad-years";
  chargeBorrow(market.clearing, rows.time[place]!, market.marks.mark[STOCK]!, rate, years);
  return undefined;
}

/** Largest fee in $0.0001 that is not a mistake: $100 per unit. */
const MAX_FEE = 1_000_000;

function setFee(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const [account, rate] = [rows.account[place]!, rows.price[place]!];
  if (market.accounts[account]?.outside !== false) return "unknown-account";
  const most = rows.code[place] === FEE.sale ? 1 : MAX_FEE;
  if (!(rate >= 0 && rate <= most)) return "bad-price";
  market.clearing.feeRates[account * FEE_KINDS + rows.code[place]!] = rate + 0;
  return undefined;
}

function setRisk(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const account = rows.account[place]!;
  if (market.accounts[account]?.outside !== false) return "unknown-account";
  const { state, rule } = market.preTrade;
  const column = rows.kind[place] === COMMAND.accountState ? state : rule;
  column[account] = rows.code[place]!;
  return undefined;
}

/** Who could not pay trades no more. */
function settleDefault(market: Market, rows: Rows, place: number): RefusalCode | undefined {
  const refusal = coverDefault(market.clearing, rows, place);
  if (refusal === undefined) market.preTrade.state[rows.account[place]!] = ACCOUNT_STATE.halted;
  return refusal;
}

function isDay(day: number): boolean {
  return Number.isSafeInteger(day) && day <= MAX_DAY;
}
