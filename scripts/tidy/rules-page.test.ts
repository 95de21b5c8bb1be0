import { describe, expect, it } from "vitest";
import { checkRulesPage } from "./rules-page.ts";

const PAGE = {
  path: "docs/RULES.md",
  text: "| rule | says | where |\n|---|---|---|\n| L1 | Sums to zero. | `src/ledger/` |\n",
};
const ASSERTS = { path: "src/ledger/entry.ts", text: 'invariant(sum === 0, "L1", "sum");\n' };

function messages(...sources: { path: string; text: string }[]): string[] {
  return checkRulesPage([PAGE, ...sources]).map(
    ({ file, line, message }) => `${file}:${line} ${message}`,
  );
}

describe("rules page", () => {
  it("agrees with the invariants of src/", () => {
    expect(messages(ASSERTS)).toEqual([]);
    expect(messages({ ...ASSERTS, text: 'throw new InvariantError("L1", "sum");' })).toEqual([]);
  });

  it("has a row for every rule that is asserted or cited", () => {
    const assertion = { path: "src/book/a.ts", text: '\ninvariant(ok, "B9", "x");' };
    expect(messages(ASSERTS, assertion)).toEqual([
      "src/book/a.ts:2 rule B9 has no row in docs/RULES.md",
    ]);
    const citation = { path: "test/a.test.ts", text: 'it("rules L1, B8 and B9", () => {});' };
    expect(messages(ASSERTS, citation)).toEqual([
      "test/a.test.ts:1 rule B8 has no row in docs/RULES.md",
      "test/a.test.ts:1 rule B9 has no row in docs/RULES.md",
    ]);
  });

  it("has no row that nothing asserts or cites", () => {
    expect(messages()).toEqual([
      "docs/RULES.md:3 rule L1 is asserted nowhere and cited by no test",
    ]);
    const comment = { path: "src/ledger/entry.ts", text: '// invariant(ok, "L1", "x")' };
    expect(messages(comment)).toHaveLength(1);
  });

  it("accepts the citation of a test where the page names the test", () => {
    const text = PAGE.text.replace("src/ledger/", "test/");
    const citation = { path: "test/a.test.ts", text: "// rule L1: sums to zero" };
    expect(checkRulesPage([{ ...PAGE, text }, citation])).toEqual([]);
    const fixture = { ...citation, path: "scripts/tidy/a.test.ts" };
    expect(checkRulesPage([{ ...PAGE, text }, fixture])).toHaveLength(1);
  });

  it("names only places where the rule is", () => {
    const elsewhere = { ...ASSERTS, path: "src/clearing/post.ts" };
    expect(messages(elsewhere)).toEqual([
      "docs/RULES.md:3 rule L1 is not in src/ledger/ but in src/clearing/post.ts",
    ]);
  });

  it("has each rule once, with ids written out in the code", () => {
    const twice = { ...PAGE, text: `${PAGE.text}| L1 | Again. | |\n` };
    expect(checkRulesPage([twice, ASSERTS]).map(({ line }) => line)).toEqual([4]);
    const computed = { path: "src/book/a.ts", text: 'invariant(ok, name, "x");' };
    expect(messages(ASSERTS, computed)[0]).toContain("src/book/a.ts:1 the id of a rule");
  });

  it("is missed when it is not there", () => {
    expect(checkRulesPage([ASSERTS])).toHaveLength(1);
  });
});
