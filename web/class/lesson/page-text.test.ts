import { h } from "preact";
import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { LESSON_PAGES, linkInLab } from "./lesson-pages.ts";
import { PageText } from "./page-text.tsx";

/** As it is read: ends of lines inside a text are blanks. */
function htmlOf(text: string): string {
  return render(h(PageText, { text, page: "lesson" })).replaceAll("\n", " ");
}

describe("the text of a page", () => {
  it("has headings, paragraphs, code, quotes and tables", () => {
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
    expect(htmlOf(text)).toBe(
      [
        '<h2 id="1-the-first" tabindex="-1">1. The <em>first</em></h2>',
        "<p>one line and another \u00a0 of it</p>",
        "<pre><code>code  here</code></pre>",
        "<blockquote><p>said and answered</p></blockquote>",
        "<pre><code>a | b</code></pre>",
        '<table><thead><tr><td></td><th scope="col">mean</th></tr></thead>',
        "<tbody><tr><td>yours</td><td></td></tr></tbody></table>",
      ].join(""),
    );
  });

  it("has lists, with paragraphs and lists in an item, and boxes to tick", () => {
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
      "",
      "- [ ] either",
    ].join("\n");
    expect(htmlOf(text)).toBe(
      [
        "<ol><li><p>In one of two ways.</p>",
        "<ul><li><p>first more</p></li><li><p>second</p></li></ul>",
        "<p>After both.</p></li><li><p>Next</p></li></ol>",
        "<p>Outside.</p><ul><li><p>\u2610 either</p></li></ul>",
      ].join(""),
    );
  });

  it("has code, bold and emphasised words, and links to what the lab has", () => {
    expect(htmlOf("`a` **b** *c* [d](answers.md#e) [f](../words.md)")).toBe(
      "<p><code>a</code> <strong>b</strong> <em>c</em> " +
        '<a href="#/lesson?page=answers&amp;part=e">d</a> f</p>',
    );
  });

  it.each(LESSON_PAGES)("has all that is written on the page $id", ({ text }) => {
    const letters = (words: string): string => words.replace(/[^\p{L}]/gu, "");
    const read = htmlOf(text)
      .replace(/<[^>]*>/g, " ")
      .replace(/&(quot|amp|lt|gt);/g, "");
    const written = text.replace(/\]\([^)]*\)/g, "]").replaceAll("```sh", "");
    expect(letters(read)).toBe(letters(written.replaceAll("&nbsp;", "")));
    expect(read).not.toMatch(/(^|[ >])[#|] /);
  });
});

describe("a link of a page", () => {
  it("leads to a page of the lab, and to a heading that it has", () => {
    for (const { id, text } of LESSON_PAGES) {
      for (const [, href = ""] of text.matchAll(/\]\(([^)]+)\)/g)) {
        const to = linkInLab(href, id);
        if (to === undefined || to.part === "") continue;
        const { text: there } = LESSON_PAGES.find((page) => page.id === to.page)!;
        expect(htmlOf(there)).toMatch(new RegExp(`<h[123] id="${to.part}"`));
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
