import type { Columns } from "../base/columns.ts";

/** Answers that a request can have at once, one for each who answers. */
export const ANSWERS = 8;
export const NO_REQUEST = -1;

/** A column for each number of an answer: [slot x ANSWERS + answer]. */
export interface BlockAnswers {
  /** Account that answers; 0 for none, which is nobody who trades. */
  readonly account: Int32Array;
  /** Of the option, and of the stock to which the block is tied: $0.0001 per share. */
  readonly price: Float64Array;
  readonly reference: Float64Array;
  /** That whoever asked buys of the stock, or sells (below 0). */
  readonly shares: Float64Array;
  /** Last microsecond in which it can be accepted. */
  readonly until: Float64Array;
}

/** The requests for blocks that are open, and what has been answered. */
export interface BlockTable {
  readonly slots: number;
  /** Number of the request in a slot; 0 for a free one. */
  readonly number: Float64Array;
  readonly account: Int32Array;
  readonly instrument: Int32Array;
  /** 1: whoever asks buys, -1: sells. */
  readonly side: Int32Array;
  readonly contracts: Float64Array;
  /** [0]: requests so far; nothing where there are no slots. */
  readonly numbered: Float64Array;
  readonly answers: BlockAnswers;
}

export function createBlockTable(columns: Columns, slots: number): BlockTable {
  const answers = slots * ANSWERS;
  return {
    slots,
    number: columns.float64("blocks.number", slots),
    account: columns.int32("blocks.account", slots),
    instrument: columns.int32("blocks.instrument", slots),
    side: columns.int32("blocks.side", slots),
    contracts: columns.float64("blocks.contracts", slots),
    numbered: columns.float64("blocks.numbered", slots > 0 ? 1 : 0),
    answers: {
      account: columns.int32("blocks.answers.account", answers),
      price: columns.float64("blocks.answers.price", answers),
      reference: columns.float64("blocks.answers.reference", answers),
      shares: columns.float64("blocks.answers.shares", answers),
      until: columns.float64("blocks.answers.until", answers),
    },
  };
}

/** Slot of an open request by its number, or NO_REQUEST. */
export function slotOfRequest(blocks: BlockTable, number: number): number {
  return number > 0 ? blocks.number.indexOf(number) : NO_REQUEST;
}

/** Place of an account's answer to a request, of an empty one for account 0; or NO_REQUEST. */
export function placeOfAnswer(blocks: BlockTable, slot: number, account: number): number {
  for (let place = slot * ANSWERS; place < (slot + 1) * ANSWERS; place++) {
    if (blocks.answers.account[place] === account) return place;
  }
  return NO_REQUEST;
}

export function closeRequest(blocks: BlockTable, slot: number): void {
  blocks.number[slot] = 0;
  blocks.answers.account.fill(0, slot * ANSWERS, (slot + 1) * ANSWERS);
}

/** After the session, a split or an expiry nothing that was asked or answered stands. */
export function closeAllRequests(blocks: BlockTable): void {
  for (let slot = 0; slot < blocks.slots; slot++) closeRequest(blocks, slot);
}

/** Takes back what an account has asked and answered. */
export function withdrawFromBlocks(blocks: BlockTable, account: number): void {
  for (let slot = 0; slot < blocks.slots; slot++) {
    if (blocks.number[slot] === 0) continue;
    if (blocks.account[slot] === account) closeRequest(blocks, slot);
    const place = placeOfAnswer(blocks, slot, account);
    if (place !== NO_REQUEST) blocks.answers.account[place] = 0;
  }
}
