import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Columns } from "./columns.ts";
import { createHeap, dropFirst, type EventHeap, pushEvent } from "./heap.ts";

interface Waiting {
  readonly time: number;
  readonly priority: number;
  readonly owner: number;
}

/** The first of a list that is kept in the order of pushing: a naive twin. */
function firstOf(waiting: readonly Waiting[]): number {
  let first = 0;
  waiting.forEach((one, i) => {
    const best = waiting[first]!;
    const isBefore =
      one.time < best.time || (one.time === best.time && one.priority < best.priority);
    if (isBefore) first = i;
  });
  return first;
}

function takeFirst(heap: EventHeap): Waiting {
  const [time, owner] = [heap.time[0]!, heap.owner[0]!];
  const priority = Math.floor(heap.rank[0]! / 2 ** 44);
  dropFirst(heap);
  return { time, priority, owner };
}

describe("the queue of events", () => {
  it("gives them by time, priority and order of pushing, as a sorted list does", () => {
    const push = fc.record({ time: fc.nat(5), priority: fc.nat(2) });
    const steps = fc.array(fc.oneof(push, fc.constant("take" as const)), { maxLength: 200 });
    const check = (sequence: readonly ("take" | Omit<Waiting, "owner">)[]): void => {
      const heap = createHeap(new Columns(), "queue", 200);
      const twin: Waiting[] = [];
      let owner = 0;
      for (const step of sequence) {
        if (step !== "take") {
          twin.push({ ...step, owner });
          pushEvent(heap, step.time, step.priority, owner++, 0);
        } else if (twin.length > 0) {
          const [expected] = twin.splice(firstOf(twin), 1);
          expect(takeFirst(heap)).toEqual(expected);
        }
        expect(heap.count[0]).toBe(twin.length);
      }
    };
    fc.assert(fc.property(steps, check), { seed: 1, numRuns: 300 });
  });

  it("keeps what an event is about, and has room for so many", () => {
    const heap = createHeap(new Columns(), "queue", 2);
    pushEvent(heap, 2, 0, 5, 50);
    pushEvent(heap, 1, 0, 4, 40);
    expect(() => pushEvent(heap, 3, 0, 6, 60)).toThrow(RangeError);
    expect([heap.owner[0], heap.item[0]]).toEqual([4, 40]);
    dropFirst(heap);
    expect([heap.owner[0], heap.item[0]]).toEqual([5, 50]);
  });
});
