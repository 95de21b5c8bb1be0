import { describe, expect, it } from "vitest";
import { findWord, GLOSSARY } from "./glossary.ts";

describe("glossary", () => {
  it("has every word of docs/words.md with a one-line meaning", () => {
    expect(GLOSSARY.length).toBeGreaterThan(40);
    for (const { plain, meaning } of GLOSSARY) {
      expect(plain).not.toBe("");
      expect(meaning).toMatch(/\.$/);
      expect(meaning).not.toContain("\n");
    }
  });

  it("finds a word by its plain name and by the trade's own", () => {
    expect(findWord("realised volatility")?.plain).toBe("swings that came");
    expect(findWord("points of volatility")?.trade).toBe("");
    expect(findWord("what he holds")).toBe(findWord("inventory"));
    expect(findWord("alpha")).toBeUndefined();
  });
});
