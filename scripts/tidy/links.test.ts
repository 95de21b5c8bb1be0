import { describe, expect, it } from "vitest";
import { checkLinks } from "./links.ts";

function messages(...pages: [path: string, text: string][]): string[] {
  const found = checkLinks(pages.map(([path, text]) => ({ path, text })));
  return found.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

describe("links between pages", () => {
  it("lead to files and folders that exist, or out of the repository", () => {
    const text = "[a](b.md) [b](b.md#part) [c](../src/) [d](https://example.org/x) [e](#here)";
    expect(messages(["docs/a.md", text], ["docs/b.md", ""], ["src/x.ts", ""])).toEqual([]);
  });

  it("are findings when they lead nowhere", () => {
    expect(messages(["docs/a.md", "\n[x](gone.md)"])).toEqual([
      "docs/a.md:2 the link gone.md leads nowhere",
    ]);
  });

  it("list every page of docs/assumptions and docs/decisions in the index", () => {
    const page: [string, string] = ["docs/assumptions/float.md", ""];
    expect(messages(["docs/assumptions/README.md", "[f](float.md)"], page)).toEqual([]);
    expect(messages(["docs/assumptions/README.md", ""], page)).toEqual([
      "docs/assumptions/float.md:1 docs/assumptions/README.md does not list this page",
    ]);
  });
});
