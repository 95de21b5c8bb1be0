import type { InstrumentTable } from "../contracts/instrument-table.ts";
import { STOCK } from "../contracts/instrument-table.ts";
import { FIRST_PARTY } from "../ledger/accounts.ts";
import { EVENT } from "../messages/events.ts";
import type { Rows } from "../messages/rows.ts";
import { CASH } from "../money/cash.ts";

/**
 * What groups of accounts hold together, kept event by event: adding a thousand accounts up at each
 * mark would cost more than the market itself. It follows from the ledger's entries.
 */
export interface GroupPositions {
  /** Groups, those of the outside accounts included. */
  readonly size: number;
  /** The group of each account. */
  readonly groupOf: Int32Array;
  /** held[instrument x size + group]: shares or contracts, negative where they are owed. */
  readonly held: Float64Array;
  /** Groups that hold or owe each instrument. */
  readonly holders: Int32Array;
}

/**
 * @param groupOf group of each account. The outside accounts keep their own numbers, and those of
 * the parties' groups follow.
 */
export function createGroupPositions(groupOf: Int32Array, instruments: number): GroupPositions {
  const size = groupOf.reduce((most, group) => Math.max(most, group), 0) + 1;
  return {
    size,
    groupOf,
    held: new Float64Array(instruments * size),
    holders: new Int32Array(instruments),
  };
}

/** Reads one event; to be called for each after what it explains has been read. */
export function movePositions(
  positions: GroupPositions,
  instruments: InstrumentTable,
  events: Rows,
  place: number,
): void {
  const [account, other] = [events.account[place]!, events.other[place]!];
  const instrument = events.instrument[place]!;
  const quantity = events.quantity[place]!;
  switch (events.kind[place]) {
    case EVENT.traded:
      add(positions, instrument, account, quantity);
      add(positions, instrument, other, -quantity);
      break;
    case EVENT.exercised: {
      const shares =
        instruments.right[instrument]! * quantity * instruments.deliverable[instrument]!;
      add(positions, instrument, account, -quantity);
      add(positions, instrument, other, quantity);
      add(positions, STOCK, account, shares);
      add(positions, STOCK, other, -shares);
      break;
    }
    case EVENT.funded:
      if (instrument !== CASH) add(positions, instrument, account, quantity);
      break;
    case EVENT.boughtBack:
      add(positions, STOCK, account, -quantity);
      break;
    case EVENT.sharesSplit:
      add(positions, STOCK, account, quantity - events.quantity2[place]!);
      break;
    case EVENT.adjusted: {
      const first = instrument * positions.size;
      for (let at = first; at < first + positions.size; at++) positions.held[at]! *= quantity;
      break;
    }
    case EVENT.expired:
      positions.held.fill(0, instrument * positions.size, (instrument + 1) * positions.size);
      positions.holders[instrument] = 0;
      break;
    default:
  }
}

function add(
  { size, groupOf, held, holders }: GroupPositions,
  instrument: number,
  account: number,
  quantity: number,
): void {
  if (account < FIRST_PARTY || quantity === 0) return;
  const place = instrument * size + groupOf[account]!;
  const before = held[place]!;
  const after = before + quantity;
  held[place] = after;
  if (before === 0) holders[instrument]!++;
  else if (after === 0) holders[instrument]!--;
}
