import type { Columns } from "../base/columns.ts";
import { type Book, NONE, slotOfOrder } from "../book/book.ts";
import { type InstrumentTable, STOCK, sharesPerUnit } from "../contracts/instrument-table.ts";
import { balanceOf, type Ledger } from "../ledger/ledger.ts";
import type { Marks } from "../marks/marks.ts";
import { ACCOUNT_STATE, MARGIN_RULE } from "../messages/admin-commands.ts";
import { COMMAND, isOfBlock, SIDE } from "../messages/commands.ts";
import type { RefusalCode } from "../messages/refusal-codes.ts";
import type { Rows } from "../messages/rows.ts";
import { CASH } from "../money/cash.ts";
import {
  CASH_ACCOUNT,
  createRegTMargin,
  evaluateRegT,
  MARGIN_ACCOUNT,
} from "./margin/reg-t-margin.ts";
import {
  addToPosition,
  createStockPosition,
  resetStockPosition,
  type StockPosition,
} from "./margin/stock-position.ts";

/** What is checked before an order reaches the exchange. */
export interface PreTrade {
  readonly instruments: InstrumentTable;
  readonly ledger: Ledger;
  readonly marks: Marks;
  readonly book: Book;
  /** One of ACCOUNT_STATE and of MARGIN_RULE, by account. */
  readonly state: Int32Array;
  readonly rule: Int32Array;
  /** Working memory. */
  readonly position: StockPosition;
}

export function createPreTrade(
  columns: Columns,
  parts: Pick<PreTrade, "instruments" | "ledger" | "marks" | "book">,
): PreTrade {
  return {
    // Field by field: with a spread each market would have a hidden class of its own.
    instruments: parts.instruments,
    ledger: parts.ledger,
    marks: parts.marks,
    book: parts.book,
    state: columns.int32("risk.state", parts.ledger.accounts),
    rule: columns.int32("risk.rule", parts.ledger.accounts),
    position: createStockPosition(parts.instruments.capacity),
  };
}

/**
 * Why an account may not send what it sends: it is halted; it is to reduce its positions only, and
 * this would not; or it would have too little behind what it would then hold (rule R4). Cancels
 * always pass. The exchange checks everything else, unknown accounts and instruments too.
 */
export function refusalOfRisk(risk: PreTrade, rows: Rows, place: number): RefusalCode | undefined {
  const account = rows.account[place]!;
  if (account < 0 || account >= risk.state.length || isAlwaysAllowed(rows.kind[place]!)) {
    return undefined;
  }
  if (risk.state[account] === ACCOUNT_STATE.halted) return "halted";
  const kind = rows.kind[place]!;
  const isOrder = kind === COMMAND.order || kind === COMMAND.marketOrder;
  const isReducingOnly = risk.state[account] === ACCOUNT_STATE.reducing;
  if (isReducingOnly && !(isOrder && isReducing(risk, rows, place))) return "reducing-only";
  if (!isCheckedByOrder(risk.rule[account]!)) return undefined;
  // A broker who checks order by order lends to nobody for a block.
  if (isOfBlock(kind)) return "no-margin";
  return areCovered(risk, rows, place) ? undefined : "no-margin";
}

/** Makers' scan is looked at when it is due: a sheet can trade thousands of series. */
function isCheckedByOrder(rule: number): boolean {
  return rule === MARGIN_RULE.cash || rule === MARGIN_RULE.margin;
}

/** Whether everything that a command could trade would be covered. */
function areCovered(risk: PreTrade, rows: Rows, place: number): boolean {
  const price = rows.price[place]!;
  const quantity = rows.quantity[place]!;
  const instrument = rows.instrument[place]!;
  const account = rows.account[place]!;
  switch (rows.kind[place]) {
    case COMMAND.order:
      return isCovered(risk, account, instrument, rows.side[place]!, price, quantity);
    case COMMAND.marketOrder:
      return isCovered(risk, account, instrument, rows.side[place]!, Number.NaN, quantity);
    case COMMAND.quote: {
      const ask = rows.price2[place]!;
      const askSize = rows.quantity2[place]!;
      return (
        isCovered(risk, account, instrument, SIDE.buy, price, quantity) &&
        isCovered(risk, account, instrument, SIDE.sell, ask, askSize)
      );
    }
    case COMMAND.replace: {
      const { book } = risk;
      const slot = slotOfOrder(book, rows.order[place]!);
      // Whose order it is the exchange finds out.
      if (slot === NONE) return true;
      return isCovered(risk, account, book.instrument[slot]!, book.side[slot]!, price, quantity);
    }
    default:
      return true;
  }
}

/** Withdrawing is never forbidden, nor are commands that send no order. */
function isAlwaysAllowed(kind: number): boolean {
  switch (kind) {
    case COMMAND.order:
    case COMMAND.marketOrder:
    case COMMAND.quote:
    case COMMAND.replace:
    case COMMAND.sheet:
    case COMMAND.requestBlock:
    case COMMAND.answerBlock:
    case COMMAND.acceptBlock:
      return false;
    default:
      return true;
  }
}

/** Whether an order only closes what its account holds or owes. */
function isReducing({ ledger }: PreTrade, rows: Rows, place: number): boolean {
  const instrument = rows.instrument[place]!;
  if (!(instrument >= STOCK && instrument < ledger.assets)) return false;
  const held = balanceOf(ledger, rows.account[place]!, instrument);
  const isOpposite = Math.sign(held) === -rows.side[place]!;
  return isOpposite && rows.quantity[place]! <= Math.abs(held);
}

const BEFORE = createRegTMargin();
const AFTER = createRegTMargin();

/**
 * Whether the account would have what its broker asks for, at the marks of now, once the order was
 * filled whole at its limit (NaN: at the mark); or at least no less than it has.
 */
function isCovered(
  risk: PreTrade,
  account: number,
  instrument: number,
  side: number,
  limit: number,
  quantity: number,
): boolean {
  const { instruments, marks } = risk;
  // The exchange refuses these with codes of its own.
  const isKnown = instrument >= STOCK && instrument < instruments.count[0]!;
  if (!isKnown || !Number.isSafeInteger(quantity) || quantity <= 0) return true;
  const unit = sharesPerUnit(instrument);
  const price = Number.isNaN(limit) ? marks.mark[instrument]! / unit : limit;
  const signed = side === SIDE.buy ? quantity : -quantity;
  const cash = -signed * price * unit;
  if (!Number.isSafeInteger(Math.round(cash))) return true;
  const settings = risk.rule[account] === MARGIN_RULE.cash ? CASH_ACCOUNT : MARGIN_ACCOUNT;
  const nakedBefore = fillPosition(risk, account, instrument, 0, 0);
  evaluateRegT(BEFORE, risk.position, settings);
  const nakedAfter = fillPosition(risk, account, instrument, signed, Math.round(cash));
  evaluateRegT(AFTER, risk.position, settings);
  // Nothing is lent in a cash account: not the shares that a call would have to deliver either.
  const isCash = risk.rule[account] === MARGIN_RULE.cash;
  if (isCash && nakedAfter > Math.max(nakedBefore, 0)) return false;
  return AFTER.excessUnits >= 0 || AFTER.excessUnits >= BEFORE.excessUnits;
}

/** What an account has beyond its requirement by strategy, at the marks, in $0.0001. */
export function excessByStrategy(risk: PreTrade, account: number): number {
  const isCash = risk.rule[account] === MARGIN_RULE.cash;
  fillPosition(risk, account, 0, 0, 0);
  evaluateRegT(AFTER, risk.position, isCash ? CASH_ACCOUNT : MARGIN_ACCOUNT);
  return AFTER.excessUnits;
}

/**
 * What an account holds, and would hold after a trade. Returns the shares that its short calls
 * would have to deliver and that it has not.
 */
function fillPosition(
  { instruments, ledger, marks, position }: PreTrade,
  account: number,
  traded: number,
  quantity: number,
  cash: number,
): number {
  const shares = balanceOf(ledger, account, STOCK) + (traded === STOCK ? quantity : 0);
  const ownCash = balanceOf(ledger, account, CASH) + cash;
  resetStockPosition(position, marks.mark[STOCK]!, shares, ownCash);
  let naked = -shares;
  for (let i = 0; i < instruments.liveCount[0]!; i++) {
    const series = instruments.live[i]!;
    const contracts = balanceOf(ledger, account, series) + (series === traded ? quantity : 0);
    if (contracts === 0) continue;
    if (instruments.right[series] === 1 && contracts < 0) {
      naked -= contracts * instruments.deliverable[series]!;
    }
    addToPosition(
      position,
      instruments.right[series]!,
      instruments.strike[series]!,
      instruments.expiryDay[series]!,
      contracts,
      marks.mark[series]!,
      instruments.deliverable[series]!,
    );
  }
  return naked;
}
