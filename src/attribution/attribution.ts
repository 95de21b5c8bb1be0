import { invariant } from "../base/assert.ts";
import type { Columns } from "../base/columns.ts";
import { dayOf } from "../calendar/civil-date.ts";
import { calendarScale } from "../calendar/clocks.ts";
import {
  exerciseValue,
  type InstrumentTable,
  STOCK,
  sharesPerUnit,
} from "../contracts/instrument-table.ts";
import { type Account, FIRST_PARTY } from "../ledger/accounts.ts";
import { balanceOf, type Ledger } from "../ledger/ledger.ts";
import type { Marks } from "../marks/marks.ts";
import { EVENT } from "../messages/events.ts";
import { placeOf, type Rows } from "../messages/rows.ts";
import { checkedAmount, roundHalfAway } from "../money/amount.ts";
import { CASH } from "../money/cash.ts";
import { wealthOf } from "../positions/positions.ts";
import { type Carry, copyCarry, createCarry, splitAnnounced } from "../pricing/carry.ts";
import { copyOptionTerms } from "../pricing/option/option-terms.ts";
import { readDividends, readOptionTerms } from "../pricing/option/read-option-terms.ts";
import {
  createPricingPoint,
  explainStep,
  type PricingPoint,
  type StepExplanation,
} from "./explain-step.ts";
import { ROW, ROW_COUNT } from "./result-rows.ts";

/** The parts of a market that an attribution reads. */
export interface Attributed {
  readonly columns: Columns;
  readonly accounts: readonly Account[];
  readonly events: Rows;
  readonly instruments: InstrumentTable;
  readonly carry: Carry;
  readonly marks: Marks;
  readonly ledger: Ledger;
}

/** Why each party's result is what it is, kept event by event; amounts in $0.0001. */
export interface Attribution {
  readonly market: Attributed;
  /** results[account x ROW_COUNT + row] */
  readonly results: Float64Array;
  /** Cash and shares put in, less those taken out, at the marks of the time. */
  readonly deposits: Float64Array;
  /** [0]: events seen, [1]: times that the rows were checked against the ledger. */
  readonly seen: Float64Array;
  /** [0]: the stock's mark before the last split. */
  readonly splitMark: Float64Array;
  /** Where each series' price stood at its last mark, a column per variable. */
  readonly spot: Float64Array;
  readonly years: Float64Array;
  readonly sigma: Float64Array;
  readonly rate: Float64Array;
  readonly dividendYield: Float64Array;
  /** Day of that mark; what was announced at the last instant of marks and at the one before. */
  readonly day: Float64Array;
  readonly announced: Carry;
  readonly announcedBefore: Carry;
}

export function createAttribution(market: Attributed): Attribution {
  const { columns, accounts } = market;
  const series = market.instruments.capacity;
  return {
    market,
    results: columns.float64("attribution.results", accounts.length * ROW_COUNT),
    deposits: columns.float64("attribution.deposits", accounts.length),
    seen: columns.float64("attribution.seen", 2),
    splitMark: columns.float64("attribution.splitMark", 1),
    spot: columns.float64("attribution.spot", series),
    years: columns.float64("attribution.years", series),
    sigma: columns.float64("attribution.sigma", series),
    rate: columns.float64("attribution.rate", series),
    dividendYield: columns.float64("attribution.dividendYield", series),
    day: columns.float64("attribution.day", series),
    announced: createCarry(columns, "attribution.announced"),
    announcedBefore: createCarry(columns, "attribution.announcedBefore"),
  };
}

/** Reads the events since the last call; to be called after every command. */
export function explainEvents(attribution: Attribution): void {
  const { events } = attribution.market;
  while (attribution.seen[0]! < events.written[0]!) {
    explainEvent(attribution, placeOf(events, attribution.seen[0]!));
    attribution.seen[0]!++;
  }
}

function explainEvent(attribution: Attribution, place: number): void {
  const { events } = attribution.market;
  switch (events.kind[place]) {
    case EVENT.traded:
      explainTrade(attribution, place);
      break;
    case EVENT.marked:
      if (events.instrument[place] === STOCK) explainStockMove(attribution, place);
      else explainSeriesMove(attribution, place);
      break;
    case EVENT.funded:
      explainFunding(attribution, place);
      break;
    case EVENT.dividendPaid:
      explainPayment(attribution, place, ROW.dividends);
      break;
    case EVENT.interestPaid:
      explainPayment(attribution, place, ROW.interest);
      break;
    case EVENT.feePaid:
      explainPayment(attribution, place, ROW.fees);
      break;
    case EVENT.borrowPaid:
      explainPayment(attribution, place, ROW.borrow);
      break;
    case EVENT.exercised:
      explainExercise(attribution, place);
      break;
    case EVENT.abandoned:
      explainAbandoned(attribution, place);
      break;
    case EVENT.split:
      attribution.splitMark[0] = events.price2[place]!;
      splitAnnounced(attribution.announced, events.quantity2[place]! / events.quantity[place]!);
      break;
    case EVENT.sharesSplit:
      explainSharesSplit(attribution, place);
      break;
    case EVENT.adjusted:
      explainAdjustment(attribution, place);
      break;
    default:
  }
}

/** Bought under the mark is a gain at once, for the other side a loss. */
function explainTrade(attribution: Attribution, place: number): void {
  const { events, marks } = attribution.market;
  const instrument = events.instrument[place]!;
  const price = events.price[place]! * sharesPerUnit(instrument);
  const gain = (marks.mark[instrument]! - price) * events.quantity[place]!;
  const row = instrument === STOCK ? ROW.stockSpread : ROW.spread;
  addResult(attribution, events.account[place]!, row, gain);
  addResult(attribution, events.other[place]!, row, -gain);
}

/** An option that is exercised is given to the assignee for what exercise brings. */
function explainExercise(attribution: Attribution, place: number): void {
  const { events, instruments, marks } = attribution.market;
  const series = events.instrument[place]!;
  const value = exerciseValue(instruments, series, events.price[place]!);
  const gain = (value - marks.mark[series]!) * events.quantity[place]!;
  addResult(attribution, events.account[place]!, ROW.exercise, gain);
  addResult(attribution, events.other[place]!, ROW.exercise, -gain);
}

/** What was worth its mark and was not used is given to the short. */
function explainAbandoned(attribution: Attribution, place: number): void {
  const { events, marks } = attribution.market;
  const gain = -marks.mark[events.instrument[place]!]! * events.quantity[place]!;
  addResult(attribution, events.account[place]!, ROW.exercise, gain);
  addResult(attribution, events.other[place]!, ROW.exercise, -gain);
}

/** What rounding the new mark and the part of a share leaves: nothing, for most splits. */
function explainSharesSplit(attribution: Attribution, place: number): void {
  const { events, marks } = attribution.market;
  const after = events.quantity[place]! * marks.mark[STOCK]! + events.price[place]!;
  const before = events.quantity2[place]! * attribution.splitMark[0]!;
  addResult(attribution, events.account[place]!, ROW.stock, after - before);
}

/** The walk goes on from the same point in the new units. */
function explainAdjustment(attribution: Attribution, place: number): void {
  const { events, accounts, ledger } = attribution.market;
  const series = events.instrument[place]!;
  const [factor, mark] = [events.quantity[place]!, events.price[place]!];
  attribution.spot[series] = attribution.spot[series]! / factor;
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    const contracts = balanceOf(ledger, account, series);
    const gain = contracts * mark - (contracts / factor) * events.price2[place]!;
    addResult(attribution, account, ROW.residual, gain);
  }
}

function explainStockMove(attribution: Attribution, place: number): void {
  const { events, accounts, ledger, carry } = attribution.market;
  copyCarry(attribution.announcedBefore, attribution.announced);
  copyCarry(attribution.announced, carry);
  const move = events.price[place]! - events.price2[place]!;
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    addResult(attribution, account, ROW.stock, balanceOf(ledger, account, STOCK) * move);
  }
}

function explainFunding(attribution: Attribution, place: number): void {
  const { events, marks } = attribution.market;
  const instrument = events.instrument[place]!;
  const unit = instrument === CASH ? 1 : marks.mark[STOCK]!;
  attribution.deposits[events.account[place]!]! += events.quantity[place]! * unit;
}

function explainPayment(attribution: Attribution, place: number, row: number): void {
  const { events } = attribution.market;
  addResult(attribution, events.account[place]!, row, events.price[place]!);
  addResult(attribution, events.other[place]!, row, -events.price[place]!);
}

const FROM = createPricingPoint();
const TO = createPricingPoint();
const STEP: StepExplanation = {
  exDividend: 0.5,
  delta: 0.5,
  gamma: 0.5,
  decay: 0.5,
  financing: 0.5,
  vega: 0.5,
  carry: 0.5,
  startDelta: 0.5,
};

/**
 * Each term is rounded once per contract and then multiplied by the position, so each row sums to
 * zero over all parties (economics 1.4). The residual is what the rounded terms leave of the change
 * of the mark.
 */
function explainSeriesMove(attribution: Attribution, place: number): void {
  const { events, instruments } = attribution.market;
  const series = events.instrument[place]!;
  const today = dayOf(events.time[place]!);
  readPoint(attribution, series, TO, today);
  const known = attribution.spot[series]! !== 0;
  if (known) {
    restorePoint(attribution, series, FROM, TO, instruments.expiryDay[series]!);
    explainStep(STEP, FROM, TO);
    postStep(attribution, series, events.price[place]! - events.price2[place]!);
  }
  keepPoint(attribution, series, TO, today);
}

function postStep(attribution: Attribution, series: number, markChange: number): void {
  const shares = sharesPerUnit(series);
  const delta = roundHalfAway(STEP.delta * shares);
  const gamma = roundHalfAway(STEP.gamma * shares);
  const decay = roundHalfAway(STEP.decay * shares);
  const financing = roundHalfAway(STEP.financing * shares);
  const vega = roundHalfAway(STEP.vega * shares);
  const carry = roundHalfAway(STEP.carry * shares);
  const exDividend = roundHalfAway(STEP.exDividend * shares);
  const residual = markChange - (exDividend + delta + gamma + decay + financing + vega + carry);
  const { accounts, ledger } = attribution.market;
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    const contracts = balanceOf(ledger, account, series);
    if (contracts === 0) continue;
    addResult(attribution, account, ROW.delta, contracts * delta);
    addResult(attribution, account, ROW.gamma, contracts * gamma);
    addResult(attribution, account, ROW.decay, contracts * decay);
    addResult(attribution, account, ROW.financing, contracts * financing);
    addResult(attribution, account, ROW.exDividend, contracts * exDividend);
    addResult(attribution, account, ROW.vega, contracts * vega);
    addResult(attribution, account, ROW.carry, contracts * carry);
    addResult(attribution, account, ROW.residual, contracts * residual);
  }
}

function readPoint(
  { market }: Attribution,
  series: number,
  point: PricingPoint,
  today: number,
): void {
  const { instruments, carry, marks } = market;
  readOptionTerms(point, instruments, carry, series, marks.mark[STOCK]!, today);
  // A series that nobody settled on its last day stays worth its payoff.
  point.years = Math.max(point.years, 0);
  point.sigma = marks.volatility[series]!;
}

function keepPoint(
  attribution: Attribution,
  series: number,
  point: PricingPoint,
  today: number,
): void {
  attribution.spot[series] = point.spot;
  attribution.years[series] = point.years;
  attribution.sigma[series] = point.sigma;
  attribution.rate[series] = point.rate;
  attribution.dividendYield[series] = point.dividendYield;
  attribution.day[series] = today;
}

function restorePoint(
  attribution: Attribution,
  series: number,
  point: PricingPoint,
  now: PricingPoint,
  expiryDay: number,
): void {
  copyOptionTerms(point, now);
  point.spot = attribution.spot[series]!;
  point.years = attribution.years[series]!;
  point.sigmaScale = calendarScale(now.clock, attribution.day[series]!, expiryDay);
  point.sigma = attribution.sigma[series]!;
  point.rate = attribution.rate[series]!;
  point.dividendYield = attribution.dividendYield[series]!;
  readDividends(point, attribution.announcedBefore, attribution.day[series]!, expiryDay);
}

function addResult(attribution: Attribution, account: number, row: number, amount: number): void {
  const place = account * ROW_COUNT + row;
  attribution.results[place] = checkedAmount(attribution.results[place]! + amount);
}

/** Sum of an account's rows: its result so far in $0.0001. */
export function resultOf(attribution: Attribution, account: number): number {
  let sum = 0;
  for (let row = 0; row < ROW_COUNT; row++) sum += attribution.results[account * ROW_COUNT + row]!;
  return sum;
}

/** Rule E1: every party's rows add up to its wealth less what was put in, to the last unit. */
export function checkExplained(attribution: Attribution): void {
  const { accounts, ledger, marks, instruments } = attribution.market;
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    const pnl = wealthOf(ledger, marks, instruments, account) - attribution.deposits[account]!;
    const explained = resultOf(attribution, account);
    const off = explained - pnl;
    invariant(off === 0, "E1", "the rows of a party do not add up to its result: off by", off);
  }
  attribution.seen[1]!++;
}
