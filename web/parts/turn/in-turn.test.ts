import { afterEach, expect, it, vi } from "vitest";
import { inTurn } from "./in-turn.ts";

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
