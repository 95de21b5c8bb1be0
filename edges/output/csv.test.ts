import { describe, expect, it } from "vitest";
import { parseTable } from "../input/table.ts";
import { csvLine } from "./csv.ts";

describe("a line of CSV", () => {
  it("has quotes where a cell needs them, and numbers as they are", () => {
    expect(csvLine(["a", "b,c", 'd"e', "f\ng", -0.5, true, ""])).toBe(
      'a,"b,c","d""e","f\ng",-0.5,true,',
    );
  });

  it("reads back", () => {
    const cells = ['1,"2"', "3\n4", "five"];
    expect(parseTable(`a,b,c\n${csvLine(cells)}\n`, "t.csv").rows).toEqual([cells]);
  });
});
