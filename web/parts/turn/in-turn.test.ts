import { afterEach, expect, it, vi } from "vitest";
import { beforeTurns, inTurn } from "./in-turn.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("does one thing a frame, in order, and goes on after one that fails", () => {
  const frames: (() => void)[] = [];
  vi.stubGlobal("requestAnimationFrame", (act: () => void) => frames.push(act));
  vi.stubGlobal("setTimeout", (act: () => void) => act());
  const done: string[] = [];
  inTurn(() => {
    done.push("first");
    inTurn(() => done.push("asked by the first"));
  });
  inTurn(() => {
    throw new Error("broken");
  });
  inTurn(() => done.push("third"));
  expect(done).toEqual([]);
  frames.shift()!();
  expect(done).toEqual(["first"]);
  expect(() => frames.shift()!()).toThrow("broken");
  frames.shift()!();
  frames.shift()!();
  expect(done).toEqual(["first", "third", "asked by the first"]);
  expect(frames).toEqual([]);
});

it("waits for an answer that has been asked for, also where a turn was due", async () => {
  const frames: (() => void)[] = [];
  vi.stubGlobal("requestAnimationFrame", (act: () => void) => frames.push(act));
  vi.stubGlobal("setTimeout", (act: () => void) => act());
  const done: string[] = [];
  let answer = (_: string): void => {};
  inTurn(() => done.push("drawn"));
  const told = beforeTurns(new Promise<string>((resolve) => (answer = resolve)));
  inTurn(() => done.push("drawn next"));
  for (const frame of frames.splice(0)) frame();
  expect(done).toEqual([]);
  answer("told");
  expect(await told).toBe("told");
  while (frames.length > 0) frames.shift()!();
  expect(done).toEqual(["drawn", "drawn next"]);
});
