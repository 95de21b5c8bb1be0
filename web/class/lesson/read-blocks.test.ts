import { describe, expect, it } from "vitest";
import { LESSON_PAGES, linkInLab, partOf } from "./lesson-pages.ts";
import { type Block, readBlocks } from "./read-blocks.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** Every word of the blocks, in their order. */
function wordsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case "table":
        return [block.head, ...block.rows].flat();
      case "list":
        return block.items.flatMap(wordsOf);
      case "quote":
        return [...block.lines];
      default:
        return [block.text];
    }
  });
}

describe("the blocks of a page", () => {
  it("are headings, paragraphs, code, quotes and tables", () => {
    const text = [
      "## 1. The *first*",
      "",
      "one line",
      "and another &nbsp; of it",
      "",
      "    code  here",
      "",
      "> said",
      "> and answered",
      "",
      "```sh",
      "a | b",
      "```",
      "",
      "| | mean |",
      "|---|---|",
      "| yours | |",
    ].join("\n");
    expect(readBlocks(text)).toEqual([
      { kind: "heading", level: 2, text: "1. The *first*" },
      paragraph("one line and another \u00a0 of it"),
      { kind: "code", text: "code  here" },
      { kind: "quote", lines: ["said", "and answered"] },
      { kind: "code", text: "a | b" },
      { kind: "table", head: ["", "mean"], rows: [["yours", ""]] },
    ]);
  });

  it("are lists, with paragraphs and lists in an item", () => {
    const text = [
      "1. In one of",
      "   two ways.",
      "   - first",
      "     more",
      "   - second",
      "",
      "   After both.",
      "2. Next",
      "",
      "Outside.",
    ].join("\n");
    const inner: Block = {
      kind: "list",
      isNumbered: false,
      items: [[paragraph("first more")], [paragraph("second")]],
    };
    expect(readBlocks(text)).toEqual([
      {
        kind: "list",
        isNumbered: true,
        items: [
          [paragraph("In one of two ways."), inner, paragraph("After both.")],
          [paragraph("Next")],
        ],
      },
      paragraph("Outside."),
    ]);
  });

  it.each(LESSON_PAGES)("have all that is written on the page $id", ({ text }) => {
    const letters = (words: string): string => words.replace(/[^\p{L}]/gu, "");
    const read = wordsOf(readBlocks(text)).join(" ").replaceAll("&nbsp;", "");
    expect(letters(read)).toBe(letters(text.replaceAll("&nbsp;", "").replaceAll("```sh", "")));
    expect(read).not.toMatch(/^[#>|]|\n[#>|]/);
  });
});

describe("a link of a page", () => {
  it("leads to a page of the lab, and to a heading that it has", () => {
    for (const { id, text } of LESSON_PAGES) {
      for (const [, href = ""] of text.matchAll(/\]\(([^)]+)\)/g)) {
        const to = linkInLab(href, id);
        if (to === undefined || to.part === "") continue;
        const { text: there } = LESSON_PAGES.find((page) => page.id === to.page)!;
        const parts = readBlocks(there).map((b) => (b.kind === "heading" ? partOf(b.text) : ""));
        expect(parts).toContain(to.part);
      }
    }
    expect(linkInLab("answers.md#real-prices", "lesson")).toEqual({
      page: "answers",
      part: "real-prices",
    });
    expect(linkInLab("../teachers.md", "lesson")).toEqual({ page: "teachers", part: "" });
    expect(linkInLab("#aims", "lesson")).toEqual({ page: "lesson", part: "aims" });
  });

  it("to a page that the lab does not have leads nowhere", () => {
    expect(linkInLab("../words.md", "lesson")).toBeUndefined();
    expect(linkInLab("../CITATION.cff", "teachers")).toBeUndefined();
  });
});
