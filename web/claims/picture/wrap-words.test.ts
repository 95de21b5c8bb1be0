import fc from "fast-check";
import { expect, it } from "vitest";
import { wordsWidth, wrapWords } from "./wrap-words.ts";

it("breaks between words and loses none", () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(words, fc.integer({ min: 40, max: 600 }), (list, width) => {
      const lines = wrapWords(list.join(" "), width, 13);
      expect(lines.join(" ")).toBe(list.join(" "));
      for (const line of lines) {
        if (line.includes(" ")) expect(wordsWidth(line, 13)).toBeLessThanOrEqual(width);
      }
      // No line could have taken the first word of the next.
      for (const [i, line] of lines.slice(1).entries()) {
        const longer = `${lines[i]} ${line.split(" ")[0]}`;
        expect(wordsWidth(longer, 13)).toBeGreaterThan(width);
      }
    }),
    { seed: 1 },
  );
});
