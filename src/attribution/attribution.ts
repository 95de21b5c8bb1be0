import { invariant } from "../base/assert.ts";
import { dayOf } from "../calendar/civil-date.ts";
import { exerciseValue, STOCK, sharesPerUnit } from "../contracts/instrument-table.ts";
import { FIRST_PARTY } from "../ledger/accounts.ts";
import { balanceOf } from "../ledger/ledger.ts";
import { EVENT } from "../messages/events.ts";
import { placeOf } from "../messages/rows.ts";
import { checkedAmount, roundHalfAway } from "../money/amount.ts";
import { CASH } from "../money/cash.ts";
import { wealthOf } from "../positions/positions.ts";
import { splitAnnounced } from "../pricing/carry.ts";
import { type ChainPricer, isOfChain } from "../quoting/chain-pricer.ts";
import {
  type ChainStep,
  type ChainWalk,
  createChainStep,
  createChainWalk,
  explainInChain,
  startWalk,
  walkChain,
} from "./chain-walk.ts";
import { createPricingPoint, explainStep } from "./explain-step.ts";
import { createGroupPositions, type GroupPositions, movePositions } from "./group-positions.ts";
import { PAYMENT, ROW, ROW_COUNT } from "./result-rows.ts";
import {
  type Attributed,
  createSeriesMarks,
  keepAnnounced,
  keepOfChain,
  keepPoint,
  readPoint,
  restorePoint,
  type SeriesMarks,
} from "./series-marks.ts";

/** A market of many accounts that is explained by groups, its options as series of a chain. */
export interface Grouping {
  /** Group of each account; the outside accounts keep their own numbers. */
  readonly groupOf: Int32Array;
  readonly pricer: ChainPricer;
  /**
   * Told of each step of a series of the chain that somebody holds.
   * @param residual of one contract, in $0.0001.
   */
  readonly onStep: (
    positions: GroupPositions,
    series: number,
    step: ChainStep,
    residual: number,
  ) => void;
}

/** Why each party's result is what it is, kept event by event; amounts in $0.0001. */
export interface Attribution extends SeriesMarks {
  readonly market: Attributed;
  /** Undefined where each account is explained by itself. */
  readonly grouped: Grouped | undefined;
  /** Whether no step is priced: what the mark of an option does is all residual. */
  readonly isCoarse: boolean;
  /** results[party x ROW_COUNT + row]; a party is an account, or a group of them. */
  readonly results: Float64Array;
  /** Cash and shares put in, less those taken out, at the marks of the time. */
  readonly deposits: Float64Array;
  /** [0]: events seen, [1]: times that the rows were checked against the ledger. */
  readonly seen: Float64Array;
  /** [0]: the stock's mark before the last split. */
  readonly splitMark: Float64Array;
  /** Of each party, while rule E1 is checked. */
  readonly unexplained: Float64Array;
}

interface Grouped extends Pick<Grouping, "onStep"> {
  readonly positions: GroupPositions;
  readonly walk: ChainWalk;
}

/**
 * @param grouping where groups of accounts are explained, not each account.
 * @param isCoarse for results alone: the change of an option's mark is not priced step by step but
 * booked whole as residual. All other rows, and every result, are the same to the unit.
 */
export function createAttribution(
  market: Attributed,
  grouping?: Grouping,
  isCoarse = false,
): Attribution {
  const { columns } = market;
  const series = market.instruments.capacity;
  const grouped = grouping && {
    positions: createGroupPositions(grouping.groupOf, series),
    walk: createChainWalk(grouping.pricer),
    onStep: grouping.onStep,
  };
  const parties = grouped?.positions.size ?? market.accounts.length;
  return {
    market,
    grouped,
    isCoarse,
    results: columns.float64("attribution.results", parties * ROW_COUNT),
    deposits: columns.float64("attribution.deposits", parties),
    seen: columns.float64("attribution.seen", 2),
    splitMark: columns.float64("attribution.splitMark", 1),
    ...createSeriesMarks(columns, series),
    unexplained: new Float64Array(parties),
  };
}

/** Reads the events since the last call; to be called after every command. */
export function explainEvents(attribution: Attribution): void {
  const { events, instruments } = attribution.market;
  const first = attribution.seen[0]!;
  while (attribution.seen[0]! < events.written[0]!) {
    explainEvent(attribution, placeOf(events, attribution.seen[0]!));
    attribution.seen[0]!++;
  }
  const positions = attribution.grouped?.positions;
  if (positions === undefined) return;
  // A trade comes before the mark that measures it, which moved for those who held already.
  for (let number = first; number < events.written[0]!; number++) {
    movePositions(positions, instruments, events, placeOf(events, number));
  }
}

/** Parties that there are: accounts, or groups of them. */
function partiesOf({ market, grouped }: Attribution): number {
  return grouped?.positions.size ?? market.accounts.length;
}

/** The party that an account is, or is one of. */
function partyOf({ grouped }: Attribution, account: number): number {
  return grouped?.positions.groupOf[account] ?? account;
}

/** What a party holds of an instrument, negative where it owes it. */
function heldBy({ market, grouped }: Attribution, party: number, instrument: number): number {
  if (grouped === undefined) return balanceOf(market.ledger, party, instrument);
  const { held, size } = grouped.positions;
  return held[instrument * size + party]!;
}

function explainEvent(attribution: Attribution, place: number): void {
  const { events } = attribution.market;
  switch (events.kind[place]) {
    case EVENT.traded:
      explainTrade(attribution, place);
      break;
    case EVENT.listed:
      // The number may have been another series' before.
      attribution.spot[events.instrument[place]!] = 0;
      break;
    case EVENT.marked:
      if (events.instrument[place] === STOCK) explainStockMove(attribution, place);
      else explainSeriesMove(attribution, place);
      break;
    case EVENT.funded:
      explainFunding(attribution, place);
      break;
    case EVENT.dividendPaid:
    case EVENT.interestPaid:
    case EVENT.borrowPaid:
    case EVENT.feePaid:
    case EVENT.fundPaid:
      explainPayment(attribution, place);
      break;
    case EVENT.boughtBack:
      explainBuyBack(attribution, place);
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

/** The company pays its price, whatever the mark is. */
function explainBuyBack(attribution: Attribution, place: number): void {
  const { events, marks } = attribution.market;
  const gain = (events.price[place]! - marks.mark[STOCK]!) * events.quantity[place]!;
  addResult(attribution, events.account[place]!, ROW.stock, gain);
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
  const { events, carry, marks } = attribution.market;
  if (!attribution.isCoarse) keepAnnounced(attribution, carry);
  const move = events.price[place]! - events.price2[place]!;
  for (let party = FIRST_PARTY; party < partiesOf(attribution); party++) {
    addToParty(attribution, party, ROW.stock, heldBy(attribution, party, STOCK) * move);
  }
  if (attribution.grouped === undefined) return;
  const { positions, walk } = attribution.grouped;
  const today = dayOf(events.time[place]!);
  walkChain(walk, positions.holders, attribution.spot, today, marks.mark[STOCK]!);
}

function explainFunding(attribution: Attribution, place: number): void {
  const { events, marks } = attribution.market;
  const unit = events.instrument[place] === CASH ? 1 : marks.mark[STOCK]!;
  const party = partyOf(attribution, events.account[place]!);
  attribution.deposits[party]! += events.quantity[place]! * unit;
}

function explainPayment(attribution: Attribution, place: number): void {
  const { events } = attribution.market;
  const row = ROW[PAYMENT[events.kind[place]!]!];
  addResult(attribution, events.account[place]!, row, events.price[place]!);
  addResult(attribution, events.other[place]!, row, -events.price[place]!);
}

const FROM = createPricingPoint();
const TO = createPricingPoint();
const STEP = createChainStep();

/**
 * Each term is rounded once per contract and then multiplied by the position, so each row sums to
 * zero over all parties (economics 1.4). The residual is what the rounded terms leave of the change
 * of the mark.
 */
function explainSeriesMove(attribution: Attribution, place: number): void {
  const { market, grouped } = attribution;
  const { events, instruments } = market;
  const series = events.instrument[place]!;
  const today = dayOf(events.time[place]!);
  const change = events.price[place]! - events.price2[place]!;
  if (attribution.isCoarse) return void postResidual(attribution, series, change);
  const isKnown = attribution.spot[series]! !== 0;
  const isHeld = grouped === undefined || grouped.positions.holders[series]! > 0;
  if (grouped !== undefined && isOfChain(instruments, series)) {
    if (isKnown && isHeld) explainOfChain(attribution, grouped, series, today, change);
    keepOfChain(attribution, market, series, today);
    startWalk(grouped.walk, series, today, market.marks.mark[STOCK]!, attribution.sigma[series]!);
    return;
  }
  readPoint(market, series, TO, today);
  if (isKnown && isHeld) explainAlone(attribution, series, change);
  keepPoint(attribution, series, TO, today);
}

/** A step to the point that has been read. */
function explainAlone(attribution: Attribution, series: number, change: number): void {
  restorePoint(attribution, series, FROM, TO);
  explainStep(STEP, FROM, TO);
  postStep(attribution, series, change);
}

/** By the chain's grids, or as any option where they have no answer. */
function explainOfChain(
  attribution: Attribution,
  { positions, walk, onStep }: Grouped,
  series: number,
  today: number,
  change: number,
): void {
  const { market, rate, dividendYield } = attribution;
  const { carry, marks } = market;
  const isSame = rate[series] === carry.rates[0]! && dividendYield[series] === carry.rates[1]!;
  const [spot, sigma] = [marks.mark[STOCK]!, marks.volatility[series]!];
  if (isSame && explainInChain(STEP, walk, series, today, spot, sigma)) {
    onStep(positions, series, STEP, postStep(attribution, series, change));
    return;
  }
  readPoint(market, series, TO, today);
  explainAlone(attribution, series, change);
}

/** What has not been priced counts for nothing: the whole change is residual. */
function postResidual(attribution: Attribution, series: number, change: number): void {
  for (let party = FIRST_PARTY; party < partiesOf(attribution); party++) {
    addToParty(attribution, party, ROW.residual, heldBy(attribution, party, series) * change);
  }
}

/** Books the step of a series; returns the residual of one contract. */
function postStep(attribution: Attribution, series: number, markChange: number): number {
  const shares = sharesPerUnit(series);
  const delta = roundHalfAway(STEP.delta * shares);
  const gamma = roundHalfAway(STEP.gamma * shares);
  const decay = roundHalfAway(STEP.decay * shares);
  const financing = roundHalfAway(STEP.financing * shares);
  const vega = roundHalfAway(STEP.vega * shares);
  const carry = roundHalfAway(STEP.carry * shares);
  const exDividend = roundHalfAway(STEP.exDividend * shares);
  const residual = markChange - (exDividend + delta + gamma + decay + financing + vega + carry);
  for (let party = FIRST_PARTY; party < partiesOf(attribution); party++) {
    const contracts = heldBy(attribution, party, series);
    if (contracts === 0) continue;
    addToParty(attribution, party, ROW.delta, contracts * delta);
    addToParty(attribution, party, ROW.gamma, contracts * gamma);
    addToParty(attribution, party, ROW.decay, contracts * decay);
    addToParty(attribution, party, ROW.financing, contracts * financing);
    addToParty(attribution, party, ROW.exDividend, contracts * exDividend);
    addToParty(attribution, party, ROW.vega, contracts * vega);
    addToParty(attribution, party, ROW.carry, contracts * carry);
    addToParty(attribution, party, ROW.residual, contracts * residual);
  }
  return residual;
}

function addResult(attribution: Attribution, account: number, row: number, amount: number): void {
  addToParty(attribution, partyOf(attribution, account), row, amount);
}

function addToParty(attribution: Attribution, party: number, row: number, amount: number): void {
  const place = party * ROW_COUNT + row;
  attribution.results[place] = checkedAmount(attribution.results[place]! + amount);
}

/** Sum of a party's rows: its result so far in $0.0001. */
export function resultOf(attribution: Attribution, party: number): number {
  let sum = 0;
  for (let row = 0; row < ROW_COUNT; row++) sum += attribution.results[party * ROW_COUNT + row]!;
  return sum;
}

/** Rule E1: every party's rows add up to its wealth less what was put in, to the last unit. */
export function checkExplained(attribution: Attribution): void {
  const { accounts, ledger, marks, instruments } = attribution.market;
  const { unexplained } = attribution;
  for (let party = FIRST_PARTY; party < unexplained.length; party++) {
    unexplained[party] = -attribution.deposits[party]! - resultOf(attribution, party);
  }
  for (let account = FIRST_PARTY; account < accounts.length; account++) {
    unexplained[partyOf(attribution, account)]! += wealthOf(ledger, marks, instruments, account);
  }
  for (let party = FIRST_PARTY; party < unexplained.length; party++) {
    const off = -unexplained[party]! + 0;
    invariant(off === 0, "E1", "the rows of a party do not add up to its result: off by", off);
  }
  attribution.seen[1]!++;
}
