import { describe, expect, it } from "vitest";
import { checkListings } from "./listings.ts";

const MANIFEST = {
  path: "package.json",
  text: '{ "dependencies": { "one": "1.0.0" }, "devDependencies": { "@two/b": "2.0.0" } }',
};

function messages(...sources: { path: string; text: string }[]): string[] {
  return checkListings(sources).map(({ line, message }) => `${line} ${message}`);
}

describe("listings", () => {
  it("of dependencies name all of package.json and nothing else", () => {
    const path = "docs/decisions/0003-dependencies.md";
    expect(messages(MANIFEST, { path, text: "| `one` | a |\n| `@two/b` | b |\n" })).toEqual([]);
    expect(messages(MANIFEST, { path, text: "\n| `one` | a |\n| `gone` | b |\n" })).toEqual([
      "3 gone has a row but does not exist",
      "1 @two/b exists but has no row",
    ]);
  });

  it("of folders name all folders of src/ and nothing else", () => {
    const path = "docs/ARCHITECTURE.md";
    const files = ["src/index.ts", "src/base/a.ts", "src/book/b.ts"];
    const sources = files.map((file) => ({ path: file, text: "" }));
    const both = "| `base/` | a |\n| `book/` | b |\n";
    expect(messages(...sources, { path, text: both })).toEqual([]);
    expect(messages(...sources, { path, text: "| `base/` | a |\n| `otc/` | b |\n" })).toEqual([
      "2 otc/ has a row but does not exist",
      "1 book/ exists but has no row",
    ]);
  });
});
