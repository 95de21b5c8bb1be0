import { describe, expect, it } from "vitest";
import { checkRefusalCodes, REFUSALS_TABLE } from "./refusal-codes.ts";

const TABLE = {
  path: REFUSALS_TABLE,
  text: 'export const REFUSALS = [\n  { code: "bad-price", says: "a", mend: "b" },\n] as const;\n',
};
const GIVES = { path: "src/market/check.ts", text: 'refuse(out, "bad-price");' };
const REACHES = { path: "src/market/check.test.ts", text: 'expect(code).toBe("bad-price");' };

function messages(...sources: { path: string; text: string }[]): string[] {
  return checkRefusalCodes(sources).map(({ line, message }) => `${line} ${message}`);
}

describe("refusal codes", () => {
  it("are given by the market and reached by a test", () => {
    expect(messages(TABLE, GIVES, REACHES)).toEqual([]);
  });

  it("are findings when nothing gives them or no test reaches them", () => {
    expect(messages(TABLE, REACHES)).toEqual(['2 code "bad-price" is given nowhere in src/']);
    expect(messages(TABLE, GIVES)).toEqual(['2 code "bad-price" is reached by no test']);
    const comment = { path: "src/market/check.ts", text: '// refuse("bad-price")' };
    expect(messages(TABLE, REACHES, comment)).toHaveLength(1);
  });

  it("stand once in the table, and the table is not empty", () => {
    const twice = { ...TABLE, text: TABLE.text.replace("] as", '{ code: "bad-price" }] as') };
    expect(messages(twice, GIVES, REACHES)).toEqual(['3 code "bad-price" stands twice']);
    expect(messages({ ...TABLE, text: "" }, GIVES, REACHES)).toHaveLength(1);
  });
});
