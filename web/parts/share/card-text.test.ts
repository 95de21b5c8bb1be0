import { describe, expect, it } from "vitest";
import { fittingSize, LINE, wrapWords } from "./card-text.ts";

const widthOf = (text: string): number => text.length;

describe("the words of a card", () => {
  it("are broken between words, none lost", () => {
    const text = "I took in $119,707 on Apple calls. My buyer hedged.";
    const lines = wrapWords(text, 18, widthOf);
    expect(lines.every((line) => line.length <= 18)).toBe(true);
    expect(lines.join(" ")).toBe(text);
    expect(wrapWords("incomprehensibilities", 5, widthOf)).toEqual(["incomprehensibilities"]);
  });

  it("are as large as there is room for", () => {
    const room = { width: 100, height: 100 };
    const at = (text: string, size: number): number => text.length * size * 0.5;
    const sizes = [40, 30, 20, 10];
    const { size, lines } = fittingSize("one two three four five six", room, sizes, at);
    expect(size).toBe(20);
    expect(lines.length * size * LINE).toBeLessThanOrEqual(100);
    expect(fittingSize("a", room, sizes, at).size).toBe(40);
  });
});
