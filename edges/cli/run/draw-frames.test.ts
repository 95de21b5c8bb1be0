import { describe, expect, it } from "vitest";
import { drawFrames } from "./draw-frames.ts";

function drawn(isTTY: boolean): string {
  let text = "";
  const draw = drawFrames({ isTTY, write: (more: string) => (text += more) });
  draw(["one", "two"]);
  draw(["three", "four"]);
  return text;
}

describe("frames", () => {
  it("are drawn over each other on a terminal", () => {
    expect(drawn(true)).toBe("one\ntwo\n\u001b[2A\u001b[0Jthree\nfour\n");
  });

  it("stand below each other elsewhere", () => {
    expect(drawn(false)).toBe("one\ntwo\n\nthree\nfour\n\n");
  });
});
