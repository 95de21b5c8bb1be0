import { describe, expect, it } from "vitest";
import { moveNotes, suspiciousMoves } from "./suspicious-moves.ts";

const moves = (...closes: number[]) => suspiciousMoves(Float64Array.from(closes));
const notes = (isSplitKnown: boolean, ...closes: number[]) =>
  moveNotes(
    Int32Array.from(closes, (_, i) => 15_400 + i),
    Float64Array.from(closes),
    isSplitKnown,
  );

describe("suspicious moves", () => {
  it.each([
    [[50, 51, 510, 52], [{ row: 2, times: 10 }]],
    [[50, 51, 0.51, 52], [{ row: 2, times: 0.01 }]],
    [[100, 160, 101], [{ row: 1, times: 1.6 }]],
    [
      [100, 20, 20, 101],
      [
        { row: 1, times: 0.2 },
        { row: 2, times: 0.2 },
      ],
    ],
  ])("that come back are slips: %j", (closes, slips) => {
    expect(moves(...closes)).toEqual({ slips, splits: [] });
  });

  it.each([
    [[89, 88.99, 44.86, 45], 2, 1],
    [[101.25, 55.63, 53.75], 2, 1],
    [[100, 67, 66], 3, 2],
    [[21, 7.1, 7], 3, 1],
    [[700, 102, 99], 7, 1],
    [[1, 10.2, 10], 1, 10],
    [[2, 1.99, 4.05], 1, 2],
  ])("that stay are like a split: %j", (closes, newShares, oldShares) => {
    expect(moves(...closes).slips).toEqual([]);
    expect(moves(...closes).splits.map(({ ratio }) => ratio)).toEqual([{ newShares, oldShares }]);
  });

  it.each([[[100, 75, 74]], [[100, 57, 56]], [[100, 145, 144]], [[100, 100, 100]], [[5]]])(
    "are none in %j",
    (closes) => expect(moves(...closes)).toEqual({ slips: [], splits: [] }),
  );

  it("are said by day; a split only where none is known", () => {
    const split = "The closes change as in a split: 2:1 on 2012-03-02. ";
    const said = `${split}Give --splits FILE; or --close adjusted, if it was none.`;
    expect(notes(false, 100, 50, 49)).toEqual([said]);
    expect(notes(true, 100, 50, 49)).toEqual([]);
    expect(notes(true, 100, 1_000, 99)).toEqual([
      "Closes that jump and come back, a slip perhaps: 2012-03-02 (10.0 times).",
    ]);
  });
});
