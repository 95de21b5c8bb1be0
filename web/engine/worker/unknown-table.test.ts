import { describe, expect, it } from "vitest";
import { mapColumns } from "./map-columns.ts";
import { unknownTable } from "./unknown-table.ts";

const tableOf = (text: string): ReturnType<typeof unknownTable> =>
  unknownTable({ name: "f", text });

describe("a table whose columns nobody knows", () => {
  it.each([
    ["Tag;Wert;Umsatz\n24.04.2007;93,24;1\n", ";", "Tag|Wert|Umsatz"],
    // With the comma both have four cells.
    ["Tag;A;B;C\n24.04.2007;93,24;93,24;93,24\n", ";", "Tag|A|B|C"],
    ['Tag,Wert\n2007-04-24,"93,24"\n', ",", "Tag|Wert"],
    ["My export, of Apple\n\nWhen\tCost\n2007-04-24\t93.24\n", "\t", "When|Cost"],
    ["For Account:,#####1234\n\nDay,Type,Note\n01/21/11,Sold,x\n", ",", "Day|Type|Note"],
    ['"Day";"Type"\n"05/12/2025";"Sold"\n', ";", "Day|Type"],
  ])("%j is told", (text, separator, header) => {
    const table = tableOf(text);
    expect([table.separator, table.header.join("|")]).toEqual([separator, header]);
    expect(table.records).toHaveLength(1);
  });

  it("is none without words above numbers", () => {
    expect(tableOf("Dear broker,\nplease send it.\nBye\n").header).toEqual([]);
    expect(tableOf("2007-04-24,1,2\n2007-04-25,1,2\n").header).toEqual([]);
  });

  it("keeps its rows in their lines, with its own separator", () => {
    const text = "My export\n\nWhen;Cost\n\n24.04.2007;1.093,24\nTotal;\n";
    const mapping = { date: "When", close: "Cost" };
    expect(mapColumns({ name: "f", text }, "prices", mapping).text).toBe(
      "\n\n\ndate;close\n24.04.2007;1.093,24\nTotal;\n",
    );
  });
});
