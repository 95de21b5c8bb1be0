import { expect, it } from "vitest";
import { latestOnly } from "./latest.ts";

/** A call that ends when it is told to. */
interface OpenCall {
  readonly asked: number;
  readonly answer: () => void;
  readonly fail: () => void;
}

function makeQueue(): { calls: OpenCall[]; told: string[]; ask: (asked: number) => void } {
  const calls: OpenCall[] = [];
  const told: string[] = [];
  const ask = latestOnly(
    (asked: number) =>
      new Promise<number>((resolve, reject) => {
        calls.push({ asked, answer: () => resolve(asked * 10), fail: () => reject(asked) });
      }),
    (answer, asked) => told.push(`${asked} is ${answer}`),
    (error) => told.push(`${String(error)} failed`),
  );
  return { calls, told, ask };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it("calls one at a time, and of those that wait only the newest", async () => {
  const { calls, told, ask } = makeQueue();
  for (const asked of [1, 2, 3, 4]) ask(asked);
  expect(calls.map(({ asked }) => asked)).toEqual([1]);
  calls[0]!.answer();
  await settled();
  expect(calls.map(({ asked }) => asked)).toEqual([1, 4]);
  calls[1]!.answer();
  await settled();
  expect(told).toEqual(["1 is 10", "4 is 40"]);
});

it("goes on after a call that failed", async () => {
  const { calls, told, ask } = makeQueue();
  ask(1);
  ask(2);
  calls[0]!.fail();
  await settled();
  calls[1]!.answer();
  await settled();
  expect(told).toEqual(["1 failed", "2 is 20"]);
});
