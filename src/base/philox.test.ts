import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { philox4x32 } from "./philox.ts";

function block(counter: number[], key: number[]): string {
  const out = new Uint32Array(4);
  philox4x32(Uint32Array.from(counter), Uint32Array.from(key), out);
  return Array.from(out, (word) => word.toString(16).padStart(8, "0")).join(" ");
}

/** The paper's definition with products of BigInts. */
function naiveBlock(counter: number[], key: number[]): string {
  let words = counter.map(BigInt);
  let [key0, key1] = key.map(BigInt) as [bigint, bigint];
  const mask = 0xffffffffn;
  for (let round = 0; round < 10; round += 1) {
    const product0 = 0xd2511f53n * words[0]!;
    const product1 = 0xcd9e8d57n * words[2]!;
    words = [
      (product1 >> 32n) ^ words[1]! ^ key0,
      product1 & mask,
      (product0 >> 32n) ^ words[3]! ^ key1,
      product0 & mask,
    ];
    key0 = (key0 + 0x9e3779b9n) & mask;
    key1 = (key1 + 0xbb67ae85n) & mask;
  }
  return words.map((word) => word.toString(16).padStart(8, "0")).join(" ");
}

describe("Philox4x32-10", () => {
  const ONES = 0xffffffff;

  // Random123, examples/kat_vectors.
  it.each([
    [[0, 0, 0, 0], [0, 0], "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
    [[ONES, ONES, ONES, ONES], [ONES, ONES], "408f276d 41c83b0e a20bc7c6 6d5451fd"],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      "d16cfe09 94fdcceb 5001e420 24126ea1",
    ],
  ])("gives the published block of counter %j", (counter, key, published) => {
    expect(block(counter, key)).toBe(published);
  });

  it("is the paper's definition for any counter and key", () => {
    const word = fc.oneof(fc.integer({ min: 0, max: ONES }), fc.constantFrom(0, 1, 0xffff, ONES));
    const words = (length: number) => fc.array(word, { minLength: length, maxLength: length });
    fc.assert(
      fc.property(words(4), words(2), (counter, key) => {
        expect(block(counter, key)).toBe(naiveBlock(counter, key));
      }),
    );
  });
});
