import { describe, expect, it } from "vitest";
import { readPrices } from "../../input/read-prices.ts";
import { priceNotes } from "./input-notes.ts";

describe("price notes", () => {
  it("say how the file was read, then what is missing and what was rounded", () => {
    const text = "Date,Close/Last\n04/20/2012,$572.98123\n04/18/2012,$608.34\n";
    expect(priceNotes(readPrices({ name: "f.csv", text }), ["2012-03"], "Months")).toEqual([
      "Closes are read from the column Close/Last.",
      "Dates are read as month/day/year.",
      "The rows stood newest first: turned round.",
      "Trading days without a price in the file: 1 (2012-04-19).",
      "Closes written finer than $0.0001, rounded: 1.",
      "Months: 2012-03.",
    ]);
  });

  it("of a plain file are none", () => {
    const text = "date,close\n2012-04-19,587.44\n2012-04-20,572.98\n";
    expect(priceNotes(readPrices({ name: "f.csv", text }), [], "Months")).toEqual([]);
  });
});
