import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCsv } from "./csv.ts";

describe("a saved table", () => {
  it("quotes only what has to be, and leaves out what is not there", () => {
    expect(toCsv(["when", "what"], [["2008-08", 'sold, "high"']])).toBe(
      'when,what\n2008-08,"sold, ""high"""\n',
    );
    expect(toCsv(["a", "b"], [[-12.5, null]])).toBe("a,b\n-12.5,\n");
  });

  it("is read back by others as it was", () => {
    const table = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        expect(parse(toCsv(["a", "b"], rows), { from: 2 })).toEqual(rows);
      }),
    );
  });
});
