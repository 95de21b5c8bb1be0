import { createHeap, dropFirst, type EventHeap, pushEvent } from "../../base/heap.ts";
import { applyRow } from "../../market/market.ts";
import { appliedCommands, type Market } from "../../market/market-state.ts";
import { EVENT } from "../../messages/events.ts";
import { createRows, nextRow, placeOf, type Rows } from "../../messages/rows.ts";
import { type Actor, NEVER } from "./actor.ts";

/** Who follows a market: called in this order, and changes nothing. */
export interface KernelListener {
  /** Each event, by its place in the ring, before the next command. */
  readonly onEvent?: (place: number) => void;
  /** After each command. */
  readonly onCommand?: () => void;
}

/** Applies what has been written into the market's own ring, in order, and follows what happens. */
export function applySent(market: Market, { onEvent, onCommand }: KernelListener): void {
  const { commands, events } = market;
  while (appliedCommands(market) < commands.written[0]!) {
    const first = events.written[0]!;
    applyRow(market, appliedCommands(market));
    const last = events.written[0]!;
    for (let row = first; row < last; row++) onEvent?.(placeOf(events, row));
    onCommand?.();
  }
}

/** Commands on their way at once at most, and events that wait for each actor and beyond. */
const COMMANDS_UNDER_WAY = 4_096;
const EVENTS_PER_ACTOR = 4;
const MORE_EVENTS = 4_096;

/** Of events at one time: commands arrive before anybody looks at the market. */
const ARRIVAL = 0;
/** The item of a wake-up; that of an arrival is the number of its first command. */
const WAKE = -1;

/**
 * The event loop of a market. Actors are woken one after the other, by (time, priority, order of
 * asking); what one sends arrives as one batch after his latency, and goes through the market
 * command by command. Time is whole microseconds.
 */
export class Kernel {
  readonly market: Market;
  /** Where actors put their commands: the rows of their outboxes. */
  readonly sending: Rows;
  /** Told of each event and command: those who hear, and whoever listens. */
  readonly follow: KernelListener;
  readonly #heap: EventHeap;
  /** Commands of the batch that begins with a row. */
  readonly #batch: Int32Array;
  readonly #actors: Actor[] = [];
  readonly #latencyUs: number[] = [];
  readonly #priority: number[] = [];
  /** When each actor is woken next; an event at another time has been superseded. */
  readonly #nextWake: Float64Array;
  /** Actors who hear, in the order of joining, and by account (-1 for nobody). */
  readonly #ears: number[] = [];
  readonly #earOf: Int32Array;

  /** @param actors that may join at most. */
  constructor(market: Market, actors: number, listener: KernelListener = {}) {
    const { columns } = market;
    this.market = market;
    this.follow = {
      ...listener,
      onEvent: (place) => {
        this.#tell(place);
        listener.onEvent?.(place);
      },
    };
    this.sending = createRows(columns, "kernel.sending", COMMANDS_UNDER_WAY);
    const capacity = EVENTS_PER_ACTOR * actors + MORE_EVENTS;
    this.#heap = createHeap(columns, "kernel.queue", capacity);
    this.#batch = columns.int32("kernel.batch", this.sending.capacity);
    this.#nextWake = columns.float64("kernel.nextWake", actors).fill(NEVER);
    this.#earOf = new Int32Array(market.accounts.length).fill(-1);
  }

  /**
   * Lets an actor take part; returns its number.
   *
   * @param account in whose name it sends. @param latencyUs until its commands arrive.
   * @param priority among those woken at one time, 1 or more: the lowest first.
   */
  join(actor: Actor, account: number, latencyUs: number, priority: number): number {
    const number = this.#actors.push(actor) - 1;
    if (number >= this.#nextWake.length) throw new RangeError(`more than ${number} actors`);
    this.#latencyUs.push(latencyUs);
    this.#priority.push(priority);
    if (actor.hear !== undefined) {
      this.#ears.push(number);
      this.#earOf[account] = number;
    }
    return number;
  }

  /** Wakes an actor at a time, unless it is woken before. */
  wakeAt(actor: number, time: number): void {
    if (!(time < this.#nextWake[actor]!)) return;
    this.#nextWake[actor] = time;
    pushEvent(this.#heap, time, this.#priority[actor]!, actor, WAKE);
  }

  /** Plays everything up to and including a time. */
  runUntil(time: number): void {
    const heap = this.#heap;
    while (heap.count[0]! > 0 && heap.time[0]! <= time) {
      const now = heap.time[0]!;
      const actor = heap.owner[0]!;
      const item = heap.item[0]!;
      dropFirst(heap);
      if (item === WAKE) this.#wake(actor, now);
      else this.#arrive(item, now);
    }
  }

  /** Applies what the world has written into the market's own ring, in order. */
  applySent(): void {
    applySent(this.market, this.follow);
  }

  #wake(number: number, now: number): void {
    if (this.#nextWake[number] !== now) return;
    this.#nextWake[number] = NEVER;
    const first = this.sending.written[0]!;
    const next = this.#actors[number]!.wake(now);
    const sent = this.sending.written[0]! - first;
    if (sent > 0) {
      this.#batch[first & (this.sending.capacity - 1)] = sent;
      pushEvent(this.#heap, now + this.#latencyUs[number]!, ARRIVAL, number, first);
    }
    if (next <= now) throw new RangeError(`actor ${number} wants to be woken at ${next} again`);
    this.wakeAt(number, next);
  }

  #arrive(first: number, now: number): void {
    const sent = this.#batch[first & (this.sending.capacity - 1)]!;
    for (let row = first; row < first + sent; row++) {
      copyRow(this.sending, placeOf(this.sending, row), this.market.commands, now);
      this.applySent();
    }
  }

  #tell(place: number): void {
    const { events } = this.market;
    switch (events.kind[place]) {
      case EVENT.traded:
        for (let i = 0; i < this.#ears.length; i++) this.#tellOne(this.#ears[i]!, place);
        return;
      case EVENT.accepted:
      case EVENT.replaced:
      case EVENT.cancelled: {
        const ear = this.#earOf[events.account[place]!]!;
        if (ear >= 0) this.#tellOne(ear, place);
      }
    }
  }

  #tellOne(number: number, place: number): void {
    const { events, clock } = this.market;
    const wanted = this.#actors[number]!.hear!(events, place);
    this.wakeAt(number, Math.max(wanted, clock[0]!));
  }
}

/** Writes a command anew into another ring, at the time at which it arrives there. */
function copyRow(from: Rows, at: number, to: Rows, time: number): void {
  const place = nextRow(to, from.kind[at]!, time);
  to.account[place] = from.account[at]!;
  to.other[place] = from.other[at]!;
  to.instrument[place] = from.instrument[at]!;
  to.order[place] = from.order[at]!;
  to.side[place] = from.side[at]!;
  to.code[place] = from.code[at]!;
  to.price[place] = from.price[at]!;
  to.quantity[place] = from.quantity[at]!;
  to.price2[place] = from.price2[at]!;
  to.quantity2[place] = from.quantity2[at]!;
}
