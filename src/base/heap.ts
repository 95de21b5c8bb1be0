import type { Columns } from "./columns.ts";

/**
 * A queue of events of one market: the earliest first, of equal times the lowest priority number,
 * of equal priorities the one that was pushed first. A binary heap in columns; nothing is
 * allocated after it was made.
 */
export interface EventHeap {
  readonly capacity: number;
  readonly time: Float64Array;
  /** Of events at one time: priority x 2^44 + how many were pushed before. */
  readonly rank: Float64Array;
  /** Whose event it is, and what it is about. */
  readonly owner: Int32Array;
  readonly item: Float64Array;
  /** [0]: events waiting. */
  readonly count: Int32Array;
  /** [0]: events ever pushed. */
  readonly pushed: Float64Array;
}

export function createHeap(columns: Columns, name: string, capacity: number): EventHeap {
  return {
    capacity,
    time: columns.float64(`${name}.time`, capacity),
    rank: columns.float64(`${name}.rank`, capacity),
    owner: columns.int32(`${name}.owner`, capacity),
    item: columns.float64(`${name}.item`, capacity),
    count: columns.int32(`${name}.count`, 1),
    pushed: columns.float64(`${name}.pushed`, 1),
  };
}

/** More events than any run has. */
const RANKS_PER_PRIORITY = 17_592_186_044_416;

/** @param priority 0 to 511. Throws a RangeError when the heap is full. */
export function pushEvent(
  heap: EventHeap,
  time: number,
  priority: number,
  owner: number,
  item: number,
): void {
  let place = heap.count[0]!;
  if (place === heap.capacity) throw new RangeError(`more than ${place} events wait`);
  heap.count[0] = place + 1;
  const rank = priority * RANKS_PER_PRIORITY + heap.pushed[0]!++;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const before = heap.time[parent]!;
    if (before < time || (before === time && heap.rank[parent]! < rank)) break;
    copyEvent(heap, parent, place);
    place = parent;
  }
  heap.time[place] = time;
  heap.rank[place] = rank;
  heap.owner[place] = owner;
  heap.item[place] = item;
}

/** Takes the first event out, which stands at place 0; the heap must not be empty. */
export function dropFirst(heap: EventHeap): void {
  const last = heap.count[0]! - 1;
  heap.count[0] = last;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= last) break;
    if (child + 1 < last && isBefore(heap, child + 1, child)) child++;
    if (isBefore(heap, last, child)) break;
    copyEvent(heap, child, place);
    place = child;
  }
  copyEvent(heap, last, place);
}

function isBefore(heap: EventHeap, a: number, b: number): boolean {
  const time = heap.time[a]!;
  return time === heap.time[b] ? heap.rank[a]! < heap.rank[b]! : time < heap.time[b]!;
}

function copyEvent(heap: EventHeap, from: number, to: number): void {
  heap.time[to] = heap.time[from]!;
  heap.rank[to] = heap.rank[from]!;
  heap.owner[to] = heap.owner[from]!;
  heap.item[to] = heap.item[from]!;
}
