import { describe, expect, it } from "vitest";
import { InputError } from "./input-error.ts";
import { parseTable, splitLine } from "./table.ts";

function refusal(text: string): string {
  try {
    parseTable(text, "f.csv");
  } catch (error) {
    if (error instanceof InputError) return error.message;
  }
  return "accepted";
}

describe("table", () => {
  it("keeps cells as written and the line of each row", () => {
    const table = parseTable("date, close\n2020-01-02, 1.50\n\n2020-01-03,2\n\n\n", "f.csv");
    expect(table).toEqual({
      name: "f.csv",
      header: ["date", "close"],
      headerLine: 1,
      rows: [
        ["2020-01-02", " 1.50"],
        ["2020-01-03", "2"],
      ],
      lines: [2, 4],
    });
  });

  it("is the same with a byte order mark, with CRLF and with CR", () => {
    const plain = parseTable("a,b\n1,2\n3,4\n", "f.csv");
    for (const text of ["\ufeffa,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r"]) {
      expect(parseTable(text, "f.csv")).toEqual(plain);
    }
  });

  it("is the same through the CSV parser, with simple quotes and without quotes", () => {
    const lines = ["a,b,c", "", "1,,x y", " 2 , ,", "  ", "3,4,5", ""];
    const plain = parseTable(lines.join("\r\n"), "f.csv");
    const quoted = parseTable(lines.join("\r\n").replace("x y", '"x y"'), "f.csv");
    expect(quoted).toEqual(plain);
    const doubled = parseTable(lines.join("\r\n").replace("x y", '"x ""y"'), "f.csv");
    expect(doubled.rows).toEqual([["1", "", 'x "y'], ...plain.rows.slice(1)]);
    expect(doubled.lines).toEqual(plain.lines);
    expect(plain.lines).toEqual([3, 4, 6]);
  });

  it("counts the lines inside quoted cells", () => {
    const table = parseTable('a,b\n1,"x, ""y""\nz"\n\n2,"\r\n"\n3,4\n', "f.csv");
    expect(table.rows).toEqual([
      ["1", 'x, "y"\nz'],
      ["2", "\n"],
      ["3", "4"],
    ]);
    expect(table.lines).toEqual([2, 5, 7]);
  });

  it("refuses a ragged row by its line", () => {
    expect(refusal("a,b\n1,2\n\n1,2,3\n")).toMatch(/^f\.csv:4: this row has 3 cells, .* has 2\. /);
    expect(refusal('a,b\n"1",2\n1\n')).toMatch(/^f\.csv:3: this row has 1 cells/);
  });

  it("refuses an empty file, a bare header, another separator and open quotes", () => {
    expect(refusal("")).toMatch(/^f\.csv: the file is empty\. /);
    expect(refusal("\ufeff\n \n")).toMatch(/^f\.csv: the file is empty\. /);
    expect(refusal("date,close\n")).toMatch(/^f\.csv: the file has a header and no rows\. /);
    expect(refusal("date;close\n2020-01-02;1,5\n")).toMatch(/^f\.csv:1: the header .* no comma/);
    expect(refusal('a,b\n1,"2\n')).toMatch(/^f\.csv:2: the double quotes .* do not match/);
  });
});

describe("line", () => {
  it.each([
    ["", [""]],
    ["a,,b", ["a", "", "b"]],
    ['"a,b","",c', ["a,b", "", "c"]],
    ['a,"b"', ["a", "b"]],
    ['"a",', ["a", ""]],
  ])("%j is split", (line, cells) => {
    expect(splitLine(line, ",")).toEqual(cells);
  });

  it.each(['"a', '"a ""b"', 'a "b",c', '"a" ,b'])("%j is left to the CSV parser", (line) => {
    expect(splitLine(line, ",")).toBeUndefined();
  });
});

describe("input error", () => {
  it("leaves out the parts that do not apply", () => {
    expect(new InputError({ what: "it is wrong", mend: "Do it" }).message).toBe(
      "it is wrong. Do it",
    );
    const parts = { file: "f.csv", line: 3, column: "close", what: "it is wrong", why: "Because" };
    expect(new InputError(parts).message).toBe("f.csv:3:close: it is wrong. Because");
  });
});
